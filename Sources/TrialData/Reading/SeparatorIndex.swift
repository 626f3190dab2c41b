/// Where the cells and rows of a piece of delimited text end.
///
/// A piece is looked through 64 bytes at a time: comparisons give one bit a byte, a running exclusive-or
/// of the quote bits marks what lies inside quotes, and only separators outside quotes are kept
/// (Langdale and Lemire, "Parsing gigabytes of JSON per second", 2019, use the same idea). Text that
/// breaks the rules of RFC 4180 for quotes is looked through again, byte by byte: a quote that is not at
/// a cell's start, or does not end its cell, is an ordinary character; blanks around quotes are allowed.
struct SeparatorIndex: ~Copyable {
  /// Offsets of the separators, delimiters and line ends alike, ascending.
  private(set) var separators: UnsafeMutablePointer<UInt32>
  /// For every row the index in `separators` of its line end.
  private(set) var rowEnds: UnsafeMutablePointer<UInt32>
  /// Rows that end in the piece.
  private(set) var rowCount = 0
  /// Offsets of line ends inside quotes, ascending: they make a row span several lines.
  private(set) var quotedLineEnds: [UInt32] = []
  /// Whether the piece ends inside quotes.
  private(set) var endsInQuotes = false
  /// Offsets of quotes that were taken as ordinary characters, ascending.
  private(set) var strayQuotes: [UInt32] = []
  /// Rows with a quoted cell that holds both a line end and a stray quote, ascending: most likely a
  /// quote was never closed, and the cell has swallowed other rows up to the next quote.
  private(set) var swallowingRows: [Int] = []

  let lineEnd: UInt8
  private let delimiter: UInt8
  private var capacity: Int

  init(capacity: Int, delimiter: UInt8, lineEnd: UInt8) {
    self.capacity = capacity + 64
    self.delimiter = delimiter
    self.lineEnd = lineEnd
    separators = .allocate(capacity: self.capacity)
    rowEnds = .allocate(capacity: self.capacity)
  }

  deinit {
    separators.deallocate()
    rowEnds.deallocate()
  }

  /// Makes room for pieces of that many bytes.
  mutating func reserve(_ bytes: Int) {
    guard bytes + 64 > capacity else { return }
    separators.deallocate()
    rowEnds.deallocate()
    capacity = bytes + 64
    separators = .allocate(capacity: capacity)
    rowEnds = .allocate(capacity: capacity)
  }

  /// Indexes a piece that begins at a row's start; 64 readable bytes must follow it.
  mutating func index(_ text: UnsafePointer<UInt8>, count: Int) {
    if !indexStrictly(text, count: count) { indexLeniently(text, count: count) }
  }

  private static let quote = UInt8(ascii: "\"")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// One bit for each of 64 bytes, set where the mask is.
  @inline(__always)
  private static func bits(_ mask: SIMDMask<SIMD64<Int8>>) -> UInt64 {
    let words = unsafeBitCast(mask, to: SIMD8<UInt64>.self)
    var bits: UInt64 = 0
    for word in 0..<8 {
      let spread = (words[word] & 0x8040_2010_0804_0201) &* 0x0101_0101_0101_0101
      bits |= (spread &>> 56) &<< UInt64(8 * word)
    }
    return bits
  }

  /// Whether the mask is set anywhere.
  @inline(__always)
  private static func isAny(_ mask: SIMDMask<SIMD64<Int8>>) -> Bool {
    let words = unsafeBitCast(mask, to: SIMD8<UInt64>.self)
    return words[0] | words[1] | words[2] | words[3] | words[4] | words[5] | words[6] | words[7]
      != 0
  }

  /// Returns false if the quotes break the rules.
  mutating func indexStrictly(_ text: UnsafePointer<UInt8>, count: Int) -> Bool {
    let delimiters = SIMD64<UInt8>(repeating: delimiter)
    let lineEnds = SIMD64<UInt8>(repeating: lineEnd)
    let quotes = SIMD64<UInt8>(repeating: Self.quote)
    let returns = SIMD64<UInt8>(repeating: Self.carriageReturn)
    let raw = UnsafeRawPointer(text)
    let separators = self.separators
    let rowEnds = self.rowEnds
    var found = 0
    var rows = 0
    quotedLineEnds.removeAll(keepingCapacity: true)
    strayQuotes.removeAll(keepingCapacity: true)
    swallowingRows.removeAll(keepingCapacity: true)
    /// All ones while inside quotes.
    var inside: UInt64 = 0
    /// Whether the byte before the block may come before an opening quote, or was a closing one.
    var previousMayOpen: UInt64 = 1
    var previousClosed: UInt64 = 0
    var offset = 0
    while offset < count {
      let block = raw.loadUnaligned(fromByteOffset: offset, as: SIMD64<UInt8>.self)
      let left = count - offset
      let valid: UInt64 = left >= 64 ? .max : (1 &<< UInt64(left)) &- 1
      let isLineEnd = block .== lineEnds
      let separatorMask = isLineEnd .| (block .== delimiters)
      var separatorBits = Self.bits(separatorMask) & valid
      let quoteMask = block .== quotes
      if inside != 0 || Self.isAny(quoteMask) || previousClosed != 0 {
        let quoteBits = Self.bits(quoteMask) & valid
        var region = quoteBits
        region ^= region &<< 1
        region ^= region &<< 2
        region ^= region &<< 4
        region ^= region &<< 8
        region ^= region &<< 16
        region ^= region &<< 32
        region ^= inside
        let opening = quoteBits & region
        let closing = quoteBits & ~region
        let mayOpen = separatorBits | quoteBits
        let afterClosing = (closing &<< 1) | previousClosed
        let returnBits = Self.bits(block .== returns) & valid
        if opening & ~((mayOpen &<< 1) | previousMayOpen) != 0
          || afterClosing & ~(separatorBits | quoteBits | returnBits) & valid != 0
        {
          return false
        }
        var quotedEnds = Self.bits(isLineEnd) & valid & region
        while quotedEnds != 0 {
          let place = offset + quotedEnds.trailingZeroBitCount
          quotedLineEnds.append(UInt32(truncatingIfNeeded: place))
          quotedEnds &= quotedEnds &- 1
        }
        previousMayOpen = mayOpen &>> 63
        previousClosed = closing &>> 63
        inside = region &>> 63 == 0 ? 0 : .max
        if left < 64 { inside = (region &>> UInt64(left - 1)) & 1 == 0 ? 0 : .max }
        separatorBits &= ~region
      } else {
        previousMayOpen = separatorBits &>> 63
      }
      while separatorBits != 0 {
        let place = offset &+ separatorBits.trailingZeroBitCount
        separators[found] = UInt32(truncatingIfNeeded: place)
        rowEnds[rows] = UInt32(truncatingIfNeeded: found)
        rows &+= text[place] == lineEnd ? 1 : 0
        found &+= 1
        separatorBits &= separatorBits &- 1
      }
      offset &+= 64
    }
    rowCount = rows
    endsInQuotes = inside != 0
    return true
  }

  /// Byte by byte: a quote opens only at a cell's start and closes only at a cell's end, blanks aside.
  mutating func indexLeniently(_ text: UnsafePointer<UInt8>, count: Int) {
    quotedLineEnds.removeAll(keepingCapacity: true)
    strayQuotes.removeAll(keepingCapacity: true)
    swallowingRows.removeAll(keepingCapacity: true)
    var found = 0
    var rows = 0
    var isInside = false
    var isCellStart = true
    var cellHasLineEnd = false
    var cellHasStrayQuote = false
    var offset = 0
    while offset < count {
      let byte = text[offset]
      if isInside {
        if byte == Self.quote {
          if offset + 1 < count, text[offset + 1] == Self.quote {
            offset += 1
          } else if endsCell(text, from: offset + 1, count: count) {
            isInside = false
          } else {
            strayQuotes.append(UInt32(truncatingIfNeeded: offset))
            cellHasStrayQuote = true
          }
        } else if byte == lineEnd {
          quotedLineEnds.append(UInt32(truncatingIfNeeded: offset))
          cellHasLineEnd = true
        }
      } else if byte == delimiter || byte == lineEnd {
        if cellHasLineEnd, cellHasStrayQuote, swallowingRows.last != rows {
          swallowingRows.append(rows)
        }
        separators[found] = UInt32(truncatingIfNeeded: offset)
        rowEnds[rows] = UInt32(truncatingIfNeeded: found)
        if byte == lineEnd { rows += 1 }
        found += 1
        isCellStart = true
        cellHasLineEnd = false
        cellHasStrayQuote = false
      } else if byte == Self.quote {
        if isCellStart {
          isInside = true
        } else {
          strayQuotes.append(UInt32(truncatingIfNeeded: offset))
        }
        isCellStart = false
      } else if !Self.isBlank(byte) {
        isCellStart = false
      }
      offset += 1
    }
    rowCount = rows
    endsInQuotes = isInside
  }

  /// Whether nothing but blanks stands between `offset` and the end of its cell.
  private func endsCell(_ text: UnsafePointer<UInt8>, from offset: Int, count: Int) -> Bool {
    var offset = offset
    while offset < count, Self.isBlank(text[offset]), text[offset] != delimiter { offset += 1 }
    guard offset < count else { return true }
    return text[offset] == delimiter || text[offset] == lineEnd
      || text[offset] == Self.carriageReturn
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
