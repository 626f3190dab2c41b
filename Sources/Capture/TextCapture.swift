public import Cells
import PlainText

/// Writes the screen as UTF-8 text: one line per row, without trailing blanks.
public struct TextCapture: CaptureFormat {
  /// `txt`.
  public static let fileExtension = "txt"

  /// Makes the format, which has no options.
  public init() {}

  /// Returns the rows of the grid, each with a line end; the title is ignored.
  public func data(for grid: Grid, title: String) -> [UInt8] {
    var text = ""
    for row in 0..<grid.size.rows {
      for scalar in grid.line(row).unicodeScalars {
        text.unicodeScalars.append(PlainText.printable(scalar))
      }
      text.append("\n")
    }
    return Array(text.utf8)
  }
}
