public import Cells
import PlainText

/// The screen as UTF-8 text: one line a row, without the blanks at its end.
public struct TextCapture: CaptureFormat {
  /// `txt`.
  public static let fileExtension = "txt"

  /// The one kind of text there is.
  public init() {}

  /// The rows of the grid, each with a line end; the title is not part of it.
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
