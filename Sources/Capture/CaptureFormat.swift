public import Cells
public import TrialReport

/// One page of what leaves the terminal: what it shows, and what that comes from.
public struct Page: Sendable, Equatable {
  /// The page's title, for formats that have a place for it.
  public let title: String
  /// What it shows.
  public let content: Grid
  /// What the numbers on it come from.
  public let provenance: Provenance

  /// A page.
  public init(title: String, content: Grid, provenance: Provenance) {
    self.title = title
    self.content = content
    self.provenance = provenance
  }
}

/// A file format of pages.
///
/// A format is a function of values: the same pages give the same bytes.
public protocol CaptureFormat: Sendable {
  /// The file name extension, without the dot.
  static var fileExtension: String { get }

  /// Returns the content of a file with those pages, each with its provenance; fails if the format
  /// cannot hold them.
  func data(for pages: [Page]) throws(CaptureFailure) -> [UInt8]
}

/// Why there is no file with some pages.
public enum CaptureFailure: Error, Sendable, Equatable, CustomStringConvertible {
  /// There are no pages.
  case noPages
  /// The format, by its name, holds one page, and there are that many.
  case singlePage(format: String, pages: Int)

  /// The failure as a sentence.
  public var description: String {
    switch self {
    case .noPages: "There is no page to write."
    case .singlePage(let format, let pages):
      "A file in the format \(format) holds one page, and there are \(pages); "
        + "write each to a file of its own."
    }
  }
}

/// The available formats; the raw value is the file name extension and the name of the format.
public enum CaptureKind: String, CaseIterable, Sendable {
  /// Plain text.
  case text = "txt"
  /// A scalable picture.
  case svg

  /// Returns the format, with the colours of a picture in place of the terminal's own.
  public func format(
    foreground: RGB, background: RGB, palette: [RGB] = RGB.palette
  ) -> any CaptureFormat {
    switch self {
    case .text: TextCapture()
    case .svg: SVGCapture(foreground: foreground, background: background, palette: palette)
    }
  }
}
