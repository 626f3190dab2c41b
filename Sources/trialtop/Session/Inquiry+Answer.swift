import Dashboard
import TrialAnalysis
import TrialData
import TrialModel

extension Inquiry {
  /// Looks it up: in the index, or in the files that were read.
  func answer(
    directory: String, files: [SourceFile], index: () -> SubjectIndex
  ) -> Answer {
    if case .row(let name, let line) = self {
      return .row(Self.row(directory: directory, files.first { $0.name == name }, line: line))
    }
    return index().answer(self) ?? .row(.unreadable("it was not read"))
  }

  /// Reads the row that begins on a line of a file.
  static func row(directory: String, _ file: SourceFile?, line: Int) -> RowFound {
    guard let file else { return .unreadable("it was not read") }
    do {
      let rows = try SourceRows(directory: directory, file: file, lines: [line])
      return .row(rows.records.first ?? nil, isChanged: rows.isChanged)
    } catch {
      return .unreadable(error.reason)
    }
  }
}
