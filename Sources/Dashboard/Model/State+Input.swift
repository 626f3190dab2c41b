import Cells
import TrialAnalysis
import TrialModel

extension State {
  /// Where the keys are, what is closest first.
  var contexts: [Command.Context] {
    switch view.overlay {
    case .themes: [.themes, .overlay]
    case .help: [.overlay]
    case nil: surfaceContexts
    }
  }

  /// The same for the surface that has the keys, whatever lies over it.
  var surfaceContexts: [Command.Context] {
    let own: [Command.Context] =
      if case .panel(let panel) = view.surface {
        (view.isZoomed
          ? PanelCatalog.figure(view.figure(of: panel), of: panel) : PanelCatalog.kind(panel))
          .contexts
      } else {
        list == nil ? [] : [.tables]
      }
    return (isReadingCurves ? [.reading] : []) + own + [.panels]
  }

  /// A key was pressed.
  mutating func press(_ key: Key, on frame: Frame) -> [Effect] {
    if message == nil { hint = nil }
    if view.prompt != nil { return type(key, on: frame) }
    guard let step = keys.command(for: key, in: contexts)?.step else { return explain(key) }
    return carryOut(step, on: frame)
  }

  /// Does a step, or shows why it can do nothing.
  mutating func carryOut(_ step: Command.Step, on frame: Frame) -> [Effect] {
    message = nil
    let reason = step.unavailable(self)
    return (reason.map { refuse($0) } ?? step.run(&self, frame)) + lookUpSubjects()
  }

  /// Says that something cannot be done, and why.
  mutating func refuse(_ reason: String) -> [Effect] {
    say(reason, severity: .warning)
    return [.bell]
  }

  /// Says where a key works that does nothing here.
  private mutating func explain(_ key: Key) -> [Effect] {
    let row = keys.commands.first { row in
      row.context.isListed && row.steps.contains { $0.keys.contains(key) }
    }
    guard let row else { return [.bell] }
    return refuse("\(key.name(glyphs)) works \(row.context.place): \(row.label)")
  }
}

extension CommandID {
  static let quit: CommandID = "quit"
}

extension Command {
  /// Ending the program.
  static let quitting = [
    Command(
      about: .program, [Step(.quit, "q") { _, _ in [.quit] }],
      label: "quit", help: "End the program.", footerRank: 19, worksWithoutStudy: true)
  ]

  /// What works wherever one is.
  static let everywhere = [
    Command(
      in: .everywhere, [Step(.quit, [.control("c")]) { _, _ in [.quit] }],
      label: "quit", help: "End the program at once."),
    Command(
      in: .everywhere, [Step("repaint", [.control("l")]) { _, _ in [.repaint] }],
      label: "repaint", help: "Paint the screen again."),
  ]
}
