/// Reads cells of one file into typed values and tells what it could not read.
///
/// Every function gives the value that stands for "not told" when a cell cannot be read.
struct CellReading {
  let file: String
  /// Control characters already told, by column.
  private(set) var toldControls: Set<String> = []

  init(file: String) {
    self.file = file
  }

  /// The day in a cell, as a column stores it.
  @inline(__always)
  func day(
    _ field: Field, line: Int, column: @autoclosure () -> String, _ findings: inout FindingLog
  ) -> Int32 {
    switch field.day {
    case .day(let day): return day.number
    case .missing: return DayColumn.missing
    case .partial:
      findings.add(
        .warning, code: "date-partial", file: file, line: line, column: column(),
        message: "\(column()) is \"\(field.shown)\", not a whole date.",
        remedy: "Taken as missing; trialtop does not complete dates.")
    case .unreadable:
      findings.add(
        .warning, code: "date-unreadable", file: file, line: line, column: column(),
        message: "\(column()) is \"\(field.shown)\"; expected a date such as 2003-01-31.",
        remedy: "Taken as missing.")
    }
    return DayColumn.missing
  }

  /// The flag in a cell.
  @inline(__always)
  func flag(
    _ field: Field, line: Int, column: @autoclosure () -> String, _ findings: inout FindingLog
  ) -> Flag {
    if let flag = field.flag { return flag }
    findings.add(
      .warning, code: "flag-unreadable", file: file, line: line, column: column(),
      message: "\(column()) is \"\(field.shown)\"; expected Y or N.", remedy: "Taken as not told.")
    return .unknown
  }

  /// The code of a cell's text, -1 for none; tells control characters when a text is new.
  @inline(__always)
  func code(
    _ field: Field, in dictionary: inout TextDictionary, line: Int,
    column: @autoclosure () -> String, _ findings: inout FindingLog
  ) -> Int32 {
    if field.isMissing { return -1 }
    let before = dictionary.count
    let code = dictionary.code(for: field)
    if dictionary.count > before {
      tellControls(field, line: line, column: column(), &findings)
    }
    return code
  }

  /// Says so if the cell holds characters that steer a terminal, or bytes that are no UTF-8.
  func tellControls(
    _ field: Field, line: Int, column: String, _ findings: inout FindingLog
  ) {
    let bytes = UnsafeBufferPointer(start: field.start, count: field.count)
    var isPlain = true
    for byte in bytes where byte < 0x20 || byte >= 0x7F {
      isPlain = false
      break
    }
    if isPlain { return }
    if String(validating: bytes, as: UTF8.self) == nil {
      findings.add(
        .warning, code: "encoding-not-utf8", file: file, line: line, column: column,
        message: "\(column) is not UTF-8; read as Windows-1252: \"\(field.shown)\".",
        remedy: "Save the file as UTF-8.")
    }
    if field.text.unicodeScalars.contains(where: \.steersTerminals) {
      findings.add(
        .warning, code: "control-character", file: file, line: line, column: column,
        message: "\(column) holds control characters: \"\(field.shown)\".",
        remedy: "They are shown as \u{FFFD}.")
    }
  }
}

extension Field {
  /// The text for a message: cut at 40 characters, control characters replaced.
  var shown: String {
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(40) {
      shown.append(scalar.steersTerminals ? "\u{FFFD}" : scalar)
    }
    return String(shown)
  }
}

extension Unicode.Scalar {
  /// Whether the character is a control, a line separator or one that turns the direction of text.
  var steersTerminals: Bool {
    switch value {
    case 0...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0x200E, 0x200F: true
    default: false
    }
  }
}
