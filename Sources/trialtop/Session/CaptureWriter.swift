import Capture
import Cells
import Dashboard
import TrialAnalysis

/// Writes the current view as text and as a picture, side by side.
struct CaptureWriter: Sendable {
  /// Where the files go; never the data directory.
  let directory: String

  /// Writes the files and returns their paths.
  func save(
    _ state: State, _ look: Look, _ request: CaptureRequest
  ) throws(FileFailure) -> [String] {
    let frame = captureFrame(state, look)
    let title = CaptureWriter.title(state)
    let stem = "\(directory)/\(CaptureWriter.stem(state, panel: request.panel))"
    var paths: [String] = []
    for kind in CaptureKind.allCases {
      let path = "\(stem).\(kind.rawValue)"
      try FileSystem.write(
        CaptureWriter.data(frame.grid, kind, look, title: title), to: path)
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

  /// A file name from the study, the panel and the minute: letters, digits, `-` and `_` alone.
  private static func stem(_ state: State, panel: String?) -> String {
    let local = state.now + state.utcOffset
    let day = Day(number: Int32(clamping: local / 86_400))
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let second = local % 86_400
    let time = two(second / 3600) + two(second / 60 % 60) + two(second % 60)
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
