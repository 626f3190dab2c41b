import Dashboard
import TrialAnalysis
import TrialData
import TrialModel

extension Lookup {
  /// Looks it up: in the index, or in the files that were read.
  ///
  /// `disclosure` limits what of a row of a file may be shown.
  func answer(
    directory: String, files: [SourceFile], disclosing disclosure: Disclosure,
    index: () -> SubjectIndex
  ) -> LookupResult {
    if case .row(let name, let line) = self {
      let file = files.first { $0.name == name }
      return .row(Self.row(directory: directory, file, line: line, disclosing: disclosure))
    }
    return index().answer(self) ?? .row(.unreadable("it was not read"))
  }

  /// Reads what may be shown of the row that begins on a line of a file.
  static func row(
    directory: String, _ file: SourceFile?, line: Int, disclosing disclosure: Disclosure
  ) -> RowFound {
    guard let file else { return .unreadable("it was not read") }
    do {
      let rows = try SourceRows(directory: directory, file: file, lines: [line])
      let record = rows.records.first ?? nil
      return .row(record?.disclosed(disclosure), isChanged: rows.isChanged)
    } catch {
      return .unreadable(error.reason)
    }
  }
}
