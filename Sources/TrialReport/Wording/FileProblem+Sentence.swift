import TrialModel

extension FileProblem {
  /// What is wrong, in one sentence.
  var message: String {
    switch self {
    case .folderUnreadable(let reason): "The folder cannot be read: \(reason)."
    case .unreadable(let reason): "The file cannot be read: \(reason)."
    case .formatUnread: "trialtop does not read this format."
    case .second(let first, let role): "\(first) already holds the \(role.rawValue) table."
    case .incomplete(let file): "\(file.message)."
    case .utf16: "The file is UTF-16."
    case .binary(let offset): "The file is not text: it has a zero byte at offset \(offset)."
    case .rowTooLong(let bytes): "A row is longer than \(bytes) bytes."
    case .rowCells(let cells, let header): "The row has \(cells) cells; the header has \(header)."
    case .quoteStray: "A quote stands in the middle of a cell."
    case .quoteSwallowing:
      "A quote that is opened in this row was not closed before the next line."
    case .quoteOpen: "A quoted cell begins here and never ends."
    case .columnNotThere(let name, let key):
      "study.toml says that \(key) is in \(name); there is no such column."
    case .columnTwice(let name): "There are several columns called \(name)."
    case .columnMissing(let key, _, _):
      "There is no column for \(String(key.map { $0 == "_" ? " " : $0 }))."
    }
  }

  /// What was done about it, or what to do.
  var remedy: String {
    switch self {
    case .folderUnreadable: "Check that it exists and that you may read it."
    case .unreadable: "Check that you may read it."
    case .formatUnread: "Export the table as CSV."
    case .second: "This file was not read; move one of the two away."
    case .incomplete: "It may still be being written; what is missing is not counted."
    case .utf16: "Save it as UTF-8 CSV. File not read."
    case .binary: "Export the table as CSV. File not read."
    case .rowTooLong:
      "Look for a quote that is never closed. The rest of the file was not read."
    case .rowCells, .quoteOpen: "Row skipped."
    case .quoteStray: "It was taken as an ordinary character; double it inside quotes."
    case .quoteSwallowing: "What it swallowed was skipped; close the quote, or double it."
    case .columnNotThere: "The usual names were tried instead."
    case .columnTwice: "The first one was read."
    case .columnMissing(_, let table, let usual):
      "Name it under [columns.\(table)] in study.toml, or call it "
        + "\(usual.joined(separator: ", ")). Table not used."
    }
  }
}

extension CellProblem {
  /// What is wrong in a column of that name, in one sentence.
  func message(column: String) -> String {
    switch self {
    case .dateImplausible(let text):
      "\(column) is \"\(text)\", which no patient of a study can have lived."
    case .datePartial(let text): "\(column) is \"\(text)\", not a whole date."
    case .dateUnreadable(let text):
      "\(column) is \"\(text)\"; expected a date such as 2003-01-31."
    case .flagUnreadable(let text): "\(column) is \"\(text)\"; expected Y or N."
    case .notUTF8(let text): "\(column) is not UTF-8; read as Windows-1252: \"\(text)\"."
    case .controlCharacters(let text): "\(column) holds control characters: \"\(text)\"."
    case .secondStudy(let study, let chosen):
      "The row belongs to study \(study), not to \(chosen.prefix(40))."
    case .subjectMissing, .parameterMissing: "\(column) is empty."
    case .subjectUnknown(let subject): "Subject \(subject) is not in the subject table."
    }
  }

  /// What was done about it, or what to do.
  var remedy: String {
    switch self {
    case .dateImplausible, .dateUnreadable: "Taken as missing."
    case .datePartial: "It may be any of those days; what they do not decide is left out."
    case .flagUnreadable: "Taken as not told."
    case .notUTF8: "Save the file as UTF-8."
    case .controlCharacters: "They are shown as \u{FFFD}."
    case .secondStudy:
      "Studies are not pooled: row skipped. Put each study in a folder of its own."
    case .subjectMissing, .parameterMissing: "Row skipped."
    case .subjectUnknown: "Row skipped; add the subject or correct the identifier."
    }
  }
}
