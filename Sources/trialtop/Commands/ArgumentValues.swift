import ArgumentParser
import Capture
import Cells
import TrialAnalysis
import TrialModel
import TrialReport

/// Turns the words of a command line into values; what is not understood is refused with the choices.
enum ArgumentValues {
  /// A day written as `2003-01-31`.
  static func day(_ text: String) throws -> Day {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    if parts.map(\.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
      let number = Int(parts[2]), let day = Day(year: year, month: month, day: number)
    {
      return day
    }
    throw ValidationError("\"\(text)\" is no date; write it as 2003-01-31.")
  }

  /// A population by its name, without regard to case, blanks or hyphens.
  static func population(_ text: String) throws -> Population {
    func folded(_ text: String) -> String { text.lowercased().filter(\.isLetter) }
    let match = Population.allCases.first { folded($0.rawValue) == folded(text) }
    return try match ?? refuse(text, ["itt", "safety", "evaluable", "per-protocol"])
  }

  /// A cohort by its name.
  static func cohort(_ text: String) throws -> Cohort {
    try Cohort(rawValue: text.lowercased()) ?? refuse(text, Cohort.allCases.map(\.rawValue))
  }

  /// A part of the report by its name.
  static func section(_ text: String) throws -> TextReport.Section {
    try TextReport.Section(rawValue: text.lowercased())
      ?? refuse(text, TextReport.Section.allCases.map(\.rawValue))
  }

  /// A picture format by its file extension.
  static func format(_ text: String) throws -> CaptureKind {
    try CaptureKind(rawValue: text.lowercased())
      ?? refuse(text, CaptureKind.allCases.map(\.rawValue))
  }

  /// A size written as `120x40`.
  static func size(_ text: String) throws -> Size {
    let parts = text.lowercased().split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let columns = Int(parts[0]), let rows = Int(parts[1]),
      (1...1000).contains(columns), (1...1000).contains(rows)
    else { throw ValidationError("\"\(text)\" is no size; write it as 120x40.") }
    return Size(columns: columns, rows: rows)
  }

  /// The filter in one line and a caret under the character that is wrong in the next.
  static func pointing(at failure: FilterFailure) -> String {
    // What is no visible character takes one column as a blank.
    let shown = failure.text.map { character in
      let isBlank = character.isWhitespace || TextWidth.columns(of: String(character)) == 0
      return isBlank ? " " : character
    }
    let before = TextWidth.columns(of: String(shown.prefix(failure.offset)))
    return "  \(String(shown))\n  \(String(repeating: " ", count: before))^"
  }

  private static func refuse<Value>(_ text: String, _ choices: [String]) throws -> Value {
    throw ValidationError("\"\(text)\" is not one of \(choices.joined(separator: ", ")).")
  }
}
