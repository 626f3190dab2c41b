import Capture
import Cells
import Dashboard
import TrialAnalysis
import TrialModel
import TrialReport

/// Writes the current view as text and as a picture, side by side.
struct CaptureWriter: Sendable {
  /// Where the files go; never the data directory.
  let directory: String

  /// Writes a file in each of the formats, by default in all there are, and returns their paths; writes
  /// none if one of the formats cannot hold the page.
  func save(
    _ state: State, _ look: Look, _ request: CaptureRequest, as formats: [any CaptureFormat]? = nil
  ) throws -> [String] {
    let page = CaptureWriter.page(state, look)
    let stem = "\(directory)/\(CaptureWriter.stem(state, panel: request.panel))"
    let formats = formats ?? CaptureKind.allCases.map { CaptureWriter.format($0, look) }
    let files = try formats.map { format in
      ("\(stem).\(type(of: format).fileExtension)", try format.data(for: [page]))
    }
    for (path, data) in files { try FileSystem.write(data, to: path) }
    return files.map(\.0)
  }

  /// The view as a page, with what its numbers come from.
  static func page(_ state: State, _ look: Look) -> Capture.Page {
    Capture.Page(
      title: title(state), content: captureFrame(state, look).grid, provenance: state.provenance)
  }

  /// A format, with the theme's colours in place of the terminal's own.
  static func format(_ kind: CaptureKind, _ look: Look) -> any CaptureFormat {
    let text = look[.text]
    return kind.format(
      foreground: RGB(text.foreground) ?? RGB(red: 0x22, green: 0x22, blue: 0x22),
      background: RGB(look.theme.background) ?? RGB(red: 0xFF, green: 0xFF, blue: 0xFF))
  }

  /// What the picture is of, in words.
  private static func title(_ state: State) -> String {
    "\(state.analysis?.title ?? state.directory), trialtop \(state.version)"
  }

  /// A file name from the study, the panel and the second: letters, digits and `-` alone.
  private static func stem(_ state: State, panel: String?) -> String {
    let (now, offset) = (state.now, state.utcOffset)
    let day = Day(time: now, utcOffset: offset)
    let time = ClockText.time(now, utcOffset: offset, hasSeconds: true).filter { $0 != ":" }
    let parts = [state.analysis?.identifier ?? "study", panel ?? "overview", "\(day)T\(time)"]
    return parts.map(safe).joined(separator: "-")
  }

  private static func safe(_ text: String) -> String {
    String(text.prefix(60).map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }
}

extension RGB {
  /// The exact colour, if the theme gives one.
  fileprivate init?(_ color: Color) {
    guard case .rgb(let red, let green, let blue, _) = color else { return nil }
    self.init(red: red, green: green, blue: blue)
  }
}
