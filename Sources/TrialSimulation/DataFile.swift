/// One file of a study's data directory, by name and text.
///
/// The text is UTF-8 with `\n` at the end of every line. Writing it to disk is left to the caller.
public struct DataFile: Sendable, Equatable {
  /// The file's name, such as `adsl.csv`, without any folder.
  public let name: String

  /// The whole of what is in the file.
  public let text: String

  /// The file with that name and that text.
  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}
