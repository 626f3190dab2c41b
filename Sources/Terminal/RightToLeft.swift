/// Characters of right-to-left scripts.
///
/// Terminals that reorder such characters reorder the row around them too, and numbers would leave
/// their columns. A left-to-right mark (U+200E, without width) after every word of them, and one at the
/// beginning of the row, keeps each word in its own cells: only letters within it are reordered (Unicode Standard Annex 9, "implicit directional marks").
enum RightToLeft {
  /// The left-to-right mark.
  static let mark: Unicode.Scalar = "\u{200E}"

  /// Returns whether a character belongs to a right-to-left script, digits included.
  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x590 else { return false }
    switch scalar.value {
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      return true
    default: return false
    }
  }
}
