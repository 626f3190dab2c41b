import TrialModel

/// Reads delimited text (RFC 4180, and tabs or semicolons instead of commas) in pieces.
///
/// Quoted cells may hold delimiters, doubled quotes and line ends; lines may end in LF, CRLF or CR, the
/// last one in nothing; a byte order mark is passed over. A row with too few or too many cells is
/// skipped and reported.
struct DelimitedReader: TableReader {
  /// What parts the cells where the header does not show it.
  let delimiter: UInt8

  func read(
    _ file: InputFile, name: String, into consumer: inout some RowConsumer,
    findings: inout FindingLog, control: LoadControl?
  ) throws(ReadFailure) -> TableOutcome {
    var table = DelimitedTable(file, name: name, delimiter: delimiter)
    return try table.read(into: &consumer, findings: &findings, control: control)
  }
}

/// One reading of a file of delimited text.
struct DelimitedTable: ~Copyable {
  /// Bytes read at a time: small enough to stay in the second-level cache.
  static let pieceSize = 256 * 1024
  /// A row longer than this means that a quote was never closed.
  static let longestRow = 8 * 1024 * 1024
  /// Readable bytes after a piece, for loads of 64 bytes at its end.
  private static let padding = 128

  private let file: InputFile
  private let name: String
  private var buffer: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private let longestRow: Int
  private let usualDelimiter: UInt8
  private var filled = 0
  private var isAtEnd = false
  /// Bytes read, and of them those that the control knows of.
  private var bytesRead = 0
  private var bytesTold = 0

  init(
    _ file: InputFile, name: String, delimiter: UInt8 = UInt8(ascii: ","),
    pieceSize: Int = DelimitedTable.pieceSize, longestRow: Int = DelimitedTable.longestRow
  ) {
    self.file = file
    self.name = name
    self.longestRow = longestRow
    usualDelimiter = delimiter
    capacity = max(pieceSize, 16)
    buffer = .allocate(capacity: capacity + DelimitedTable.padding)
    buffer.initialize(repeating: 0, count: capacity + DelimitedTable.padding)
  }

  deinit {
    buffer.deallocate()
  }

  /// Hands all rows to `consumer`, unless the control is recorded to interrupt it.
  mutating func read(
    into consumer: inout some RowConsumer, findings: inout FindingLog,
    control: LoadControl? = nil
  ) throws(ReadFailure) -> TableOutcome {
    var outcome = TableOutcome()
    try fill()
    if filled == 0 {
      outcome.defect = .empty
      return outcome
    }
    guard isText(&findings) else {
      outcome.isUsable = false
      return outcome
    }
    dropByteOrderMark()
    var separators = separatorsInHeader()
    while separators == nil, !isAtEnd, filled < longestRow {
      try fill()
      separators = separatorsInHeader()
    }
    let (delimiter, lineEnd) =
      separators ?? separatorsInHeader(heedingQuotes: false) ?? (UInt8(ascii: ","), 0x0A)
    var index = SeparatorIndex(capacity: capacity, delimiter: delimiter, lineEnd: lineEnd)
    var columnCount = 0
    var line = 1
    var rowsTold = 0
    while true {
      if let control {
        control.add(bytes: bytesRead - bytesTold, rows: outcome.rows - rowsTold)
        bytesTold = bytesRead
        rowsTold = outcome.rows
        if control.isInterrupted {
          outcome.isInterrupted = true
          return outcome
        }
      }
      if isAtEnd { endLastLine(lineEnd, &outcome) }
      index.reserve(filled)
      index.index(UnsafePointer(buffer), count: filled)
      if index.rowCount == 0, !isAtEnd {
        guard filled < longestRow else {
          findings.add(
            .error, code: "row-too-long", file: name, line: line,
            problem: .file(.rowTooLong(bytes: longestRow)))
          outcome.defect = .quoteUnclosed
          break
        }
        try fill()
        continue
      }
      reportStrayQuotes(index, from: line, &findings)
      var nextLineEndInQuotes = 0
      var nextSwallowing = 0
      var first = 0
      var start = 0
      for row in 0..<index.rowCount {
        let end = Int(index.rowEnds[row])
        let cells = end - first + 1
        let current = Row(
          text: UnsafePointer(buffer), from: start,
          separators: UnsafePointer(index.separators) + first, count: cells, line: line,
          hasDecimalCommas: delimiter == UInt8(ascii: ";"))
        let endOffset = Int(index.separators[end])
        let isSwallowing =
          nextSwallowing < index.swallowingRows.count && index.swallowingRows[nextSwallowing] == row
        if isSwallowing { nextSwallowing += 1 }
        if mayBeBlank(at: start, delimiter), isBlank(from: 0, to: cells, current) {
          // An empty line, or one of nothing but separators as spreadsheets leave behind.
        } else if isSwallowing {
          outcome.rows += 1
          consumer.passOver(current)
          reportSwallowing(line, &findings)
        } else if columnCount == 0 {
          columnCount = cells
          let header = (0..<cells).map { current[$0].text }
          outcome.isUsable = consumer.begin(header: header, file: name, findings: &findings)
          guard outcome.isUsable else { return outcome }
        } else if cells == columnCount {
          outcome.rows += 1
          consumer.append(current, findings: &findings)
        } else if cells > columnCount, isBlank(from: columnCount, to: cells, current) {
          outcome.rows += 1
          consumer.append(current, findings: &findings)
        } else {
          outcome.rows += 1
          consumer.passOver(current)
          if isAtEnd, row == index.rowCount - 1, !outcome.endsWithLineEnd, cells < columnCount {
            outcome.defect = .endsInLine(line)
          }
          findings.add(
            .error, code: "row-cells", file: name, line: line,
            problem: .file(.rowCells(cells, header: columnCount)))
        }
        while nextLineEndInQuotes < index.quotedLineEnds.count,
          Int(index.quotedLineEnds[nextLineEndInQuotes]) < endOffset
        {
          nextLineEndInQuotes += 1
          line += 1
        }
        line += 1
        first = end + 1
        start = endOffset + 1
      }
      if isAtEnd {
        if !outcome.endsWithLineEnd { outcome.unendedCell = lastCell(index) }
        if index.endsInQuotes {
          outcome.defect = .endsInQuotes
          findings.add(
            .error, code: "quote-open", file: name, line: line,
            problem: .file(.quoteOpen))
        }
        break
      }
      if consumer.isSatisfied { break }
      keep(from: start)
      try fill()
    }
    control?.add(bytes: 0, rows: outcome.rows - rowsTold)
    if columnCount == 0, outcome.defect == nil { outcome.defect = .empty }
    let stamp = file.currentStamp
    if !stamp.isSameText(as: file.stamp) {
      outcome.defect = .changedWhileRead
    }
    return outcome
  }

  /// Reads until the buffer is full or the file ends; a buffer that is full already grows.
  private mutating func fill() throws(ReadFailure) {
    if filled == capacity {
      let larger = UnsafeMutablePointer<UInt8>.allocate(
        capacity: capacity * 2 + DelimitedTable.padding)
      larger.initialize(repeating: 0, count: capacity * 2 + DelimitedTable.padding)
      larger.update(from: buffer, count: filled)
      buffer.deallocate()
      buffer = larger
      capacity *= 2
    }
    while filled < capacity {
      let got = try file.read(into: buffer + filled, count: capacity - filled)
      if got == 0 {
        isAtEnd = true
        return
      }
      filled += got
      bytesRead += got
    }
  }

  /// Moves the bytes of a row that is not whole yet to the front.
  private mutating func keep(from start: Int) {
    filled -= start
    if start > 0, filled > 0 { buffer.update(from: buffer + start, count: filled) }
  }

  /// Gives a last line without an end one.
  private mutating func endLastLine(_ lineEnd: UInt8, _ outcome: inout TableOutcome) {
    guard filled > 0, buffer[filled - 1] != lineEnd else { return }
    outcome.endsWithLineEnd = false
    buffer[filled] = lineEnd
    filled += 1
  }

  /// The last cell of the rows that end in the piece, or as much of it as is kept.
  private func lastCell(_ index: borrowing SeparatorIndex) -> [UInt8] {
    guard index.rowCount > 0 else { return [] }
    let end = Int(index.rowEnds[index.rowCount - 1])
    let lower = end > 0 ? Int(index.separators[end - 1]) + 1 : 0
    let cell = Field(UnsafePointer(buffer), from: lower, to: Int(index.separators[end]))
    let kept = min(cell.count, TableOutcome.longestUnendedCell)
    return Array(UnsafeBufferPointer(start: cell.start, count: kept))
  }

  private mutating func dropByteOrderMark() {
    if filled >= 3, buffer[0] == 0xEF, buffer[1] == 0xBB, buffer[2] == 0xBF { keep(from: 3) }
  }

  /// Says so if the file is not text in one byte a character.
  private func isText(_ findings: inout FindingLog) -> Bool {
    if filled >= 2, buffer[0] == 0xFF && buffer[1] == 0xFE || buffer[0] == 0xFE && buffer[1] == 0xFF
    {
      findings.add(
        .error, code: "encoding-utf16", file: name, line: 1,
        problem: .file(.utf16))
      return false
    }
    for offset in 0..<min(filled, 65_536) where buffer[offset] == 0 {
      findings.add(
        .error, code: "file-binary", file: name, line: 1,
        problem: .file(.binary(offset: offset)))
      return false
    }
    return true
  }

  /// The delimiter that the header has most of, and how it ends.
  ///
  /// `nil` if the header has no end: more of it has to be read, or a quote in it is never closed.
  private func separatorsInHeader(
    heedingQuotes: Bool = true
  ) -> (delimiter: UInt8, lineEnd: UInt8)? {
    var counts = (comma: 0, semicolon: 0, tab: 0)
    var isInside = false
    var lineEnd = UInt8(ascii: "\n")
    var isEmpty = true
    var isWhole = false
    scan: for offset in 0..<filled {
      switch buffer[offset] {
      case UInt8(ascii: "\"") where heedingQuotes: isInside.toggle()
      case UInt8(ascii: ",") where !isInside: counts.comma += 1
      case UInt8(ascii: ";") where !isInside: counts.semicolon += 1
      case UInt8(ascii: "\t") where !isInside: counts.tab += 1
      case UInt8(ascii: "\n") where !isInside:
        if isEmpty { continue scan }
        isWhole = true
        break scan
      case UInt8(ascii: "\r") where !isInside:
        if offset + 1 == filled, !isAtEnd { return nil }
        let next = offset + 1 < filled ? buffer[offset + 1] : UInt8(ascii: "\n")
        lineEnd = next == UInt8(ascii: "\n") ? next : UInt8(ascii: "\r")
        if isEmpty { continue scan }
        isWhole = true
        break scan
      default: break
      }
      isEmpty = false
    }
    guard isWhole || (isAtEnd && !isInside) else { return nil }
    if counts.tab > counts.comma, counts.tab >= counts.semicolon {
      return (UInt8(ascii: "\t"), lineEnd)
    }
    if counts.semicolon > counts.comma { return (UInt8(ascii: ";"), lineEnd) }
    return (usualDelimiter, lineEnd)
  }

  /// Says where quotes stand that RFC 4180 does not allow, in the rows that end in the piece.
  private func reportStrayQuotes(
    _ index: borrowing SeparatorIndex, from firstLine: Int, _ findings: inout FindingLog
  ) {
    guard !index.strayQuotes.isEmpty, index.rowCount > 0 else { return }
    let end = index.separators[Int(index.rowEnds[index.rowCount - 1])]
    var line = firstLine
    var counted = 0
    for quote in index.strayQuotes where quote < end {
      for offset in counted..<Int(quote) where buffer[offset] == index.lineEnd { line += 1 }
      counted = Int(quote)
      findings.add(
        .warning, code: "quote-stray", file: name, line: line,
        problem: .file(.quoteStray))
    }
  }

  private func reportSwallowing(_ line: Int, _ findings: inout FindingLog) {
    findings.add(
      .error, code: "quote-open", file: name, line: line,
      problem: .file(.quoteSwallowing))
  }

  /// Whether the row that begins there may be one of blanks and separators; most rows are not.
  @inline(__always)
  private func mayBeBlank(at start: Int, _ delimiter: UInt8) -> Bool {
    let byte = buffer[start]
    return byte <= 0x20 || byte == delimiter || (byte == 0x22 && buffer[start + 1] == 0x22)
  }

  private func isBlank(from lower: Int, to upper: Int, _ row: Row) -> Bool {
    for column in lower..<upper where row[column].count > 0 { return false }
    return true
  }
}
