/// The glyphs of the screen: box drawing and blocks, or plain ASCII.
///
/// Everything drawn takes its characters from here, so that a terminal without UTF-8 gets the same
/// screen in ASCII.
public struct GlyphSet: Sendable, Hashable {
  /// Whether all characters are ASCII.
  public let isASCII: Bool
  /// The border of a panel.
  public let border: BorderGlyphs
  /// The border of the focused panel, distinct without colour.
  public let focusedBorder: BorderGlyphs
  /// The pieces of a plot's axes.
  public let axis: AxisGlyphs
  /// The start of a list item, or an indicator that is on.
  public let bullet: String
  /// An indicator that is off.
  public let hollowBullet: String
  /// An arrow to the left.
  public let leftArrow: String
  /// An arrow to the right.
  public let rightArrow: String
  /// An arrow up.
  public let upArrow: String
  /// An arrow down.
  public let downArrow: String
  /// The replacement of text that was cut.
  public let ellipsis: String
  /// The sign before a warning.
  public let warning: String
  /// The separator of two facts on one line, without the spaces around it.
  public let separator: String
  /// The mark before the selected row.
  public let marker: String
  /// The sign of something done or right.
  public let check: String
  /// The sign of something failed.
  public let cross: String
  /// "At least", before a number.
  public let atLeast: String
  /// A vertical dotted line that marks a moment in a plot.
  public let verticalMarker: Unicode.Scalar
  /// A horizontal dashed line that marks a level in a plot.
  public let horizontalMarker: Unicode.Scalar
  /// A vertical line at the position where a plot is read.
  public let crosshair: Unicode.Scalar
  /// The lower end of an interval.
  public let leftLimit: String
  /// The upper end of an interval.
  public let rightLimit: String
  /// The mark of a column sorted in ascending order.
  public let ascending: String
  /// The mark of a column sorted in descending order.
  public let descending: String
  /// A point of the grid behind a plot.
  public let gridPoint: Unicode.Scalar
  /// A cell of which the upper half is filled; a full one in ASCII.
  public let upperHalf: Unicode.Scalar
  /// The part of a scroll bar that shows the position.
  public let scrollThumb: Unicode.Scalar
  /// The rest of a scroll bar.
  public let scrollTrack: Unicode.Scalar
  private let fills: [Unicode.Scalar]
  private let shades: [Unicode.Scalar]
  private let points: [Unicode.Scalar]
  private let lines: [LineGlyphs]
  private let eighths: [Unicode.Scalar]
  private let rowEighths: [Unicode.Scalar]
  private let superscripts: [String]

  /// Returns the fill of a bar's part: 0 is the fullest, 4 the faintest; other levels become the nearest.
  public func fill(_ level: Int) -> Unicode.Scalar {
    fills[min(max(0, level), fills.count - 1)]
  }

  /// Returns the shade behind a curve: 0 is the stronger, 1 the fainter; other levels become the nearest.
  public func shade(_ level: Int) -> Unicode.Scalar {
    shades[min(max(0, level), shades.count - 1)]
  }

  /// Returns the point of an estimate: 0 for equal weights, 1 to 3 by weight; other levels become the
  /// nearest.
  public func point(_ level: Int) -> Unicode.Scalar {
    points[min(max(0, level), points.count - 1)]
  }

  /// Returns the line of a curve: 0 light, 1 heavy, 2 double, 3 dashed, and then from 0 again.
  public func lineGlyphs(weight: Int) -> LineGlyphs {
    let turn = weight % lines.count
    return lines[turn < 0 ? turn + lines.count : turn]
  }

  /// Returns a column filled from below by that many eighths of a cell; a blank for none.
  ///
  /// In ASCII a cell is full from four eighths on.
  public func column(eighths level: Int) -> Unicode.Scalar {
    eighths[min(max(0, level), eighths.count - 1)]
  }

  /// Returns a row filled from the left by that many eighths of a cell; a blank for none.
  ///
  /// In ASCII a cell is full from four eighths on.
  public func row(eighths level: Int) -> Unicode.Scalar {
    rowEighths[min(max(0, level), rowEighths.count - 1)]
  }

  /// Returns a small raised number before a panel's title; in ASCII the number and a space.
  public func superscript(_ number: Int) -> String {
    guard !isASCII else { return "\(number) " }
    return String(
      String(number).map { digit in
        digit.wholeNumberValue.map { Character(superscripts[$0]) } ?? digit
      })
  }

  /// Box-drawing, block and other Unicode characters, each one column wide.
  public static let unicode = GlyphSet(
    isASCII: false,
    border: BorderGlyphs(
      horizontal: "─", vertical: "│", topLeft: "╭", topRight: "╮", bottomLeft: "╰",
      bottomRight: "╯"),
    focusedBorder: BorderGlyphs(
      horizontal: "━", vertical: "┃", topLeft: "┏", topRight: "┓", bottomLeft: "┗",
      bottomRight: "┛"),
    axis: AxisGlyphs(
      horizontal: "─", vertical: "│", leftTick: "┤", bottomTick: "┬", topTick: "┴", corner: "└",
      crossing: "┼"),
    bullet: "●", hollowBullet: "○", leftArrow: "←", rightArrow: "→", upArrow: "↑", downArrow: "↓",
    ellipsis: "…", warning: "⚠", separator: "·", marker: "▌", check: "✓", cross: "✗",
    atLeast: "≥", verticalMarker: "┊", horizontalMarker: "╌", crosshair: "╎", leftLimit: "├",
    rightLimit: "┤", ascending: "▲", descending: "▼", gridPoint: "·", upperHalf: "▀",
    scrollThumb: "┃", scrollTrack: "│",
    fills: ["█", "▓", "▒", "░", "·"], shades: ["░", "·"], points: ["●", "▪", "■", "█"],
    lines: [
      LineGlyphs(
        horizontal: "─", vertical: "│", topLeft: "┌", topRight: "┐", bottomLeft: "└",
        bottomRight: "┘", tick: "┼"),
      LineGlyphs(
        horizontal: "━", vertical: "┃", topLeft: "┏", topRight: "┓", bottomLeft: "┗",
        bottomRight: "┛", tick: "╋"),
      LineGlyphs(
        horizontal: "═", vertical: "║", topLeft: "╔", topRight: "╗", bottomLeft: "╚",
        bottomRight: "╝", tick: "╬"),
      LineGlyphs(
        horizontal: "┄", vertical: "┆", topLeft: "╭", topRight: "╮", bottomLeft: "╰",
        bottomRight: "╯", tick: "┼"),
    ],
    eighths: [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    rowEighths: [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"],
    superscripts: ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"])

  /// Printable ASCII only.
  public static let ascii = GlyphSet(
    isASCII: true,
    border: BorderGlyphs(
      horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+",
      bottomRight: "+"),
    focusedBorder: BorderGlyphs(
      horizontal: "=", vertical: "#", topLeft: "#", topRight: "#", bottomLeft: "#",
      bottomRight: "#"),
    axis: AxisGlyphs(
      horizontal: "-", vertical: "|", leftTick: "+", bottomTick: "+", topTick: "+", corner: "+",
      crossing: "+"),
    bullet: "*", hollowBullet: "o", leftArrow: "<", rightArrow: ">", upArrow: "^", downArrow: "v",
    ellipsis: "~", warning: "!", separator: "-", marker: ">", check: "y", cross: "x",
    atLeast: ">=", verticalMarker: ":", horizontalMarker: "-", crosshair: "!", leftLimit: "|",
    rightLimit: "|", ascending: "^", descending: "v", gridPoint: " ", upperHalf: "#",
    scrollThumb: "#", scrollTrack: "|",
    fills: ["#", "=", "+", ":", "."], shades: [".", ","], points: ["o", "o", "O", "#"],
    lines: [
      LineGlyphs(horizontal: "-", vertical: "|", corner: "+", tick: "*"),
      LineGlyphs(horizontal: "=", vertical: "|", corner: "+", tick: "x"),
      LineGlyphs(horizontal: "~", vertical: "|", corner: "+", tick: "o"),
      LineGlyphs(horizontal: ".", vertical: ":", corner: "+", tick: "#"),
    ],
    eighths: [" ", " ", " ", " ", "#", "#", "#", "#", "#"],
    rowEighths: [" ", " ", " ", " ", "#", "#", "#", "#", "#"],
    superscripts: [])
}

/// The six characters of a border.
public struct BorderGlyphs: Sendable, Hashable {
  /// The upper and lower edge.
  public let horizontal: Unicode.Scalar
  /// The left and right edge.
  public let vertical: Unicode.Scalar
  /// The upper left corner.
  public let topLeft: Unicode.Scalar
  /// The upper right corner.
  public let topRight: Unicode.Scalar
  /// The lower left corner.
  public let bottomLeft: Unicode.Scalar
  /// The lower right corner.
  public let bottomRight: Unicode.Scalar
}

/// The pieces of a plot's axes.
public struct AxisGlyphs: Sendable, Hashable {
  /// The lower axis.
  public let horizontal: Unicode.Scalar
  /// The left axis.
  public let vertical: Unicode.Scalar
  /// A tick on the left axis, towards its label.
  public let leftTick: Unicode.Scalar
  /// A tick on the lower axis, towards its label.
  public let bottomTick: Unicode.Scalar
  /// A tick on the lower axis, into the plot.
  public let topTick: Unicode.Scalar
  /// Where the axes meet.
  public let corner: Unicode.Scalar
  /// Where the axes meet at a tick of the left one.
  public let crossing: Unicode.Scalar
}

/// The line characters of one curve; each weight is distinct without colour.
public struct LineGlyphs: Sendable, Hashable {
  /// The horizontal part.
  public let horizontal: Unicode.Scalar
  /// The vertical part of a step.
  public let vertical: Unicode.Scalar
  /// The corner that goes right and down.
  public let topLeft: Unicode.Scalar
  /// The corner that goes left and down.
  public let topRight: Unicode.Scalar
  /// The corner that goes right and up.
  public let bottomLeft: Unicode.Scalar
  /// The corner that goes left and up.
  public let bottomRight: Unicode.Scalar
  /// A censoring on the horizontal part.
  public let tick: Unicode.Scalar
}

extension LineGlyphs {
  /// Makes a line whose corners are all the same character.
  init(
    horizontal: Unicode.Scalar, vertical: Unicode.Scalar, corner: Unicode.Scalar,
    tick: Unicode.Scalar
  ) {
    self.init(
      horizontal: horizontal, vertical: vertical, topLeft: corner, topRight: corner,
      bottomLeft: corner, bottomRight: corner, tick: tick)
  }
}
