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

  /// What a finding is about.
  public enum Problem: Sendable, Equatable {
    /// A contradiction between columns and tables.
    case consistency(ConsistencyProblem)
    /// Something in `study.toml`.
    case settings(SettingsProblem)
    /// Something about a file, or the columns and rows of a table as such.
    case file(FileProblem)
    /// Something about a cell, or a row because of it.
    case cell(CellProblem)
    /// Something about how the dates of a column are read, or about those that cannot be true.
    case dates(DateProblem)
    /// Something about the subjects.
    case subjects(SubjectProblem)
    /// Something about the responses.
    case responses(ResponseProblem)
    /// Something about the times to events.
    case times(TimeProblem)
    /// Something about the adverse events.
    case adverseEvents(AdverseEventProblem)
    /// Something about the tumour measurements.
    case measurements(MeasurementProblem)
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
  /// What is wrong, as facts; the sentences about it are made by `TrialReport`.
  public var problem: Problem
  /// How many it stands for: itself and those of its kind that are not listed one by one.
  public var count: Int

  /// A finding.
  public init(
    _ severity: Severity, code: String, file: String = "", line: Int = 0, character: Int = 0,
    column: String = "", problem: Problem, count: Int = 1
  ) {
    self.severity = severity
    self.code = code
    self.file = file
    self.line = line
    self.character = character
    self.column = column
    self.problem = problem
    self.count = count
  }

  /// Where it is, `adtte.csv:41` or `study.toml:4:9`; empty if nowhere in particular.
  public var place: String {
    guard line > 0 else { return file }
    return "\(file):\(line)" + (character > 0 ? ":\(character)" : "")
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
