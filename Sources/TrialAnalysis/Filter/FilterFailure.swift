/// Why a filter cannot be used, and at which of its characters.
public struct FilterFailure: Error, Sendable, Hashable {
  /// The filter as written.
  public let text: String
  /// How many characters of it stand before the one that is wrong; all of them if its end is.
  public let offset: Int
  /// What is wrong there, a sentence without a full stop.
  public let message: String
  /// What could stand there, without a full stop.
  public let expected: String
  /// The name or value that exists and is most likely meant.
  public let nearest: String?

  init(
    _ text: String, at offset: Int, _ message: String, expected: String, nearest: String? = nil
  ) {
    self.text = text
    self.offset = offset
    self.message = message
    self.expected = expected
    self.nearest = nearest
  }

  /// All of it in words: `There is no column "sxe"; expected the name of a column. Did you mean "sex"?`
  public var sentence: String {
    "\(message); expected \(expected)." + (nearest.map { " Did you mean \"\($0)\"?" } ?? "")
  }
}
