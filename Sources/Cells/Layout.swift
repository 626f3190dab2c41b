/// Divides a length or a rectangle into parts.
public enum Layout {
  /// Returns the lengths of the parts, or `nil` if their minimums do not fit.
  ///
  /// The parts take shares by weight, within their minimum and maximum. They fill the length unless
  /// every one of them is at its maximum or has no weight. No part gets shorter when the length grows.
  public static func split(_ length: Int, _ parts: [Track]) -> [Int]? {
    var lengths = parts.map(\.minimum)
    var rest = length
    for minimum in lengths {
      guard minimum <= rest else { return nil }
      rest -= minimum
    }
    while rest > 0, let needy = neediest(lengths, parts) {
      lengths[needy] += 1
      rest -= 1
    }
    return lengths
  }

  /// Returns the rectangle divided from left to right, or `nil` if the minimums do not fit.
  public static func columns(of rect: Rect, _ parts: [Track]) -> [Rect]? {
    guard let lengths = split(rect.size.columns, parts) else { return nil }
    var column = rect.minColumn
    return lengths.map { length in
      defer { column += length }
      return Rect(column: column, row: rect.minRow, columns: length, rows: rect.size.rows)
    }
  }

  /// Returns the rectangle divided from top to bottom, or `nil` if the minimums do not fit.
  public static func rows(of rect: Rect, _ parts: [Track]) -> [Rect]? {
    guard let lengths = split(rect.size.rows, parts) else { return nil }
    var row = rect.minRow
    return lengths.map { length in
      defer { row += length }
      return Rect(column: rect.minColumn, row: row, columns: rect.size.columns, rows: length)
    }
  }

  /// Returns the part with the least length for its weight that may still grow; the first of equals.
  private static func neediest(_ lengths: [Int], _ parts: [Track]) -> Int? {
    var found: Int?
    for (index, part) in parts.enumerated() where part.weight > 0 {
      guard lengths[index] < part.maximum ?? .max else { continue }
      // The divisor method of Sainte-Lague: compares (2 length + 1) / weight without dividing.
      if let best = found,
        Double(2 * lengths[index] + 1) * Double(parts[best].weight)
          >= Double(2 * lengths[best] + 1) * Double(part.weight)
      {
        continue
      }
      found = index
    }
    return found
  }
}

/// The constraints of one part of a split.
public struct Track: Sendable, Hashable {
  /// The minimum length.
  public let minimum: Int
  /// Its share relative to the other parts; with 0 it stays at its minimum.
  public let weight: Int
  /// The maximum length; `nil` for none.
  public let maximum: Int?

  /// Makes a part; a maximum below the minimum counts as the minimum.
  public init(minimum: Int, weight: Int = 1, maximum: Int? = nil) {
    self.minimum = max(0, minimum)
    self.weight = max(0, weight)
    self.maximum = maximum.map { max($0, minimum) }
  }

  /// Returns a part of a fixed length.
  public static func fixed(_ length: Int) -> Track {
    Track(minimum: length, weight: 0, maximum: length)
  }
}
