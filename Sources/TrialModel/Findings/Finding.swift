/// Something in the data that a person should look at, with the place and what to do.
public struct Finding: Sendable, Equatable {
  /// How bad it is.
  public enum Severity: String, Sendable, Comparable, CaseIterable {
    /// Numbers are wrong or missing because of it.
    case error
    /// A value was not used, or used with a doubt.
    case warning
    /// Good to know.
    case note

    /// The worse severity is the lesser one.
    public static func < (left: Severity, right: Severity) -> Bool {
      let order = Severity.allCases
      return order.firstIndex(of: left) ?? 0 < order.firstIndex(of: right) ?? 0
    }
  }

  /// How bad it is.
  public var severity: Severity
  /// What kind it is, `date-unreadable`.
  public var code: String
  /// The file's name, empty if no file is meant.
  public var file: String
  /// The line, from 1; 0 if none is meant.
  public var line: Int
  /// The place in the line, in characters from 1; 0 if none is meant.
  public var character: Int
  /// The column's name, empty if none is meant.
  public var column: String
  /// What is wrong, in one sentence.
  public var message: String
  /// What was done about it, or what to do.
  public var remedy: String
  /// How many it stands for: itself and those of its kind that are not listed one by one.
  public var count: Int

  /// A finding.
  public init(
    _ severity: Severity, code: String, file: String = "", line: Int = 0, character: Int = 0,
    column: String = "", message: String, remedy: String = "", count: Int = 1
  ) {
    self.severity = severity
    self.code = code
    self.file = file
    self.line = line
    self.character = character
    self.column = column
    self.message = message
    self.remedy = remedy
    self.count = count
  }

  /// Where it is, `adtte.csv:41` or `study.toml:4:9`; empty if nowhere in particular.
  public var place: String {
    guard line > 0 else { return file }
    return "\(file):\(line)" + (character > 0 ? ":\(character)" : "")
  }

  /// The finding in one line: `adtte.csv:41: CNSR is "Y"; expected 0 or 1. Row skipped.`
  public var sentence: String {
    let more = count > 1 ? " (\(count) times)" : ""
    return (place.isEmpty ? "" : place + ": ") + message + (remedy.isEmpty ? "" : " " + remedy)
      + more
  }
}

extension [Finding] {
  /// How many findings there are, those included that are only counted.
  ///
  /// `severity` restricts it to findings of that severity; `nil` counts all.
  public func total(_ severity: Finding.Severity? = nil) -> Int {
    reduce(0) { severity == nil || $1.severity == severity ? $0 + $1.count : $0 }
  }
}
