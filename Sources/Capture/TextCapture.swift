import Cells
import PlainText
import TrialReport

/// Writes pages as UTF-8 text: one line a row, without trailing blanks, and a last line with the
/// provenance.
///
/// A form feed parts a page from the one before it.
public struct TextCapture: CaptureFormat {
  /// `txt`.
  public static let fileExtension = "txt"

  /// Makes the format, which has no options.
  public init() {}

  /// Returns the rows of the pages, each with a line end; the titles are ignored.
  public func data(for pages: [Page]) throws(CaptureFailure) -> [UInt8] {
    guard !pages.isEmpty else { throw .noPages }
    return Array(pages.map(text).joined(separator: "\u{C}").utf8)
  }

  private func text(_ page: Page) -> String {
    var text = ""
    for row in 0..<page.content.size.rows {
      for scalar in page.content.line(row).unicodeScalars {
        text.unicodeScalars.append(PlainText.printable(scalar))
      }
      text.append("\n")
    }
    return text + page.provenance.line + "\n"
  }
}
