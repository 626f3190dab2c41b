import Cells
import PlainText
import TrialAnalysis
import TrialReport

/// What goes to the clipboard: a number with its words, a whole panel, or the command line that
/// shows the same.
extension State {
  /// Copies what the cursor is on, with the words for it.
  fileprivate mutating func copyNumber(on frame: Frame) -> [Effect] {
    guard let analysis, let link = frame.cursor else {
      return refuse("There is no number under the cursor.")
    }
    var parts = [frame.text(of: link, on: view.surface)]
    switch link.destination {
    case .subjects(let query):
      parts.append(query.title(analysis, unit: self.view.unit ?? analysis.unit, separator: ", "))
      parts.append(query.subset.base(analysis).text)
    case .row(let file, let line): parts.append("\(file):\(line)")
    case .subject(let identifier):
      if !parts[0].contains(identifier) { parts.append(identifier) }
    case .day, .changes, nil: break
    }
    if let filter = analysis.filter { parts.append("filter \(filter.text)") }
    if let cutoff = analysis.cutoff {
      parts.append("\(cutoff.isLookingBack ? "as of" : "cut-off") \(cutoff.day)")
    }
    return copy(PlainText.line(parts.joined(separator: ", ")), as: nil)
  }

  /// Copies the list or the panel that has the keys: lists with tabs between the columns and every
  /// row that the search leaves, panels as they are drawn without colours.
  fileprivate mutating func copySurface(on frame: Frame) -> [Effect] {
    if let list = list?.list {
      let rows = NumberFormat.count(list.count, "row")
      return copy(Self.table(list), as: "the list, \(rows)")
    }
    return frame[view.surface] == nil ? copy(nil) : [.transcribe(view.surface)]
  }

  /// Copies a panel or a page that was drawn as text.
  mutating func copy(_ transcript: Transcript?) -> [Effect] {
    guard let transcript else { return refuse("There is nothing to copy yet.") }
    let lines = [transcript.heading] + transcript.lines
    return copy(
      lines.joined(separator: "\n") + "\n",
      as: "\(transcript.heading), \(NumberFormat.count(lines.count, "line"))")
  }

  /// Copies the command line that shows the study as it is shown now.
  fileprivate mutating func copyCommand() -> [Effect] { copy(commandLine, as: nil) }

  /// Why the command line cannot be copied; `nil` if it can.
  fileprivate var unprintableCommandLine: String? {
    commandLine.unicodeScalars.allSatisfy { PlainText.printable($0) == $0 }
      ? nil : "The folder or the filter has characters that a command line cannot hold."
  }

  /// The command line that shows the study as it is shown now.
  var commandLine: String {
    var words = ["trialtop", directory]
    if let day = options.asOf { words += ["--as-of", "\(day)"] }
    switch options.population {
    case .intentionToTreat: break
    default:
      let name = options.population.rawValue.lowercased()
      words += ["--population", String(name.map { $0.isLetter ? $0 : "-" })]
    }
    if view.cohort != .concurrent { words += ["--cohort", view.cohort.rawValue] }
    if let filter = options.filter { words += ["--filter", filter] }
    return words.map(Self.quoted).joined(separator: " ")
  }

  /// A word as a POSIX shell reads it back.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic && $0.isASCII || ("0"..."9").contains($0)
        || "/._-+:,@%=".unicodeScalars.contains($0)
    }
    guard word.isEmpty || !isPlain else { return word }
    return "'" + word.replacing("'", with: "'\\''") + "'"
  }

  private mutating func copy(_ text: String, as name: String?) -> [Effect] {
    let text = PlainText.lines(text, keepsTabs: true)
    let size = text.utf8.count
    guard size <= Self.copyLimit else {
      return refuse(
        "Too much for a clipboard: \(size) bytes, terminals take \(Self.copyLimit)."
          + " A filter or a search makes it less.")
    }
    say("Copied \(name ?? text)")
    return [.copy(text)]
  }

  /// The longest text that terminals are known to take, in bytes.
  static let copyLimit = 74_994

  private static func table(_ list: SubjectList) -> String {
    var text = list.columns.map(\.title).joined(separator: "\t") + "\n"
    for index in 0..<list.count {
      let cells = list.columns.map { PlainText.line(list.text($0, index)) }
      text += cells.joined(separator: "\t") + "\n"
      // What is refused anyway need not be written to its end.
      if text.utf8.count > 64 * copyLimit { break }
    }
    return text
  }
}

extension Command {
  /// Copying to the clipboard.
  static let copying = [
    Command(
      about: .program,
      [
        Step("copy-number", "y") { $0.copyNumber(on: $1) },
        Step("copy-panel", "Y") { $0.copySurface(on: $1) },
        Step("copy-command", [.control("y")], unavailable: \.unprintableCommandLine) { state, _ in
          state.copyCommand()
        },
      ],
      label: "copy",
      help:
        "Copy the number under the cursor, the whole panel or list, or the command line for it.",
      footerRank: 23)
  ]
}
