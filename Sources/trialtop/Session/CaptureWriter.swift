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

  /// Writes the files and returns their paths.
  func save(
    _ state: State, _ look: Look, _ request: CaptureRequest
  ) throws(FileFailure) -> [String] {
    let grid = captureFrame(state, look).grid
    let title = CaptureWriter.title(state)
    let stem = "\(directory)/\(CaptureWriter.stem(state, panel: request.panel))"
    var paths: [String] = []
    for kind in CaptureKind.allCases {
      let path = "\(stem).\(kind.rawValue)"
      try FileSystem.write(
        CaptureWriter.data(grid, kind, look, title: title), to: path)
      paths.append(path)
    }
    return paths
  }

  /// The bytes of one picture.
  static func data(_ grid: Grid, _ kind: CaptureKind, _ look: Look, title: String) -> [UInt8] {
    let text = look[.text]
    let format = kind.format(
      foreground: RGB(text.foreground) ?? RGB(red: 0x22, green: 0x22, blue: 0x22),
      background: RGB(look.theme.background) ?? RGB(red: 0xFF, green: 0xFF, blue: 0xFF))
    return format.data(for: grid, title: title)
  }

  /// What the picture is of, in words.
  static func title(_ state: State) -> String {
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
