import Cells
import TrialAnalysis

/// Going from panel to panel, to one of them alone, and back.
extension State {
  /// Goes to a panel; what was opened is closed.
  mutating func focus(_ panel: PanelID) {
    let place = view.returnsTo ?? ViewState.Return(focus: view.focus, isZoomed: view.isZoomed)
    view.isZoomed = place.isZoomed
    view.pages = []
    view.focus = panel
    view.returnsTo = nil
    guard !view.isZoomed, ScreenLayout(self).kind == .zoom else { return }
    // One that is not in the layout fills the screen, and shows all that it has room for.
    view.returnsTo = place
    view.isZoomed = true
  }

  /// Shows a panel alone, or goes back from it.
  fileprivate mutating func toggle(_ panel: PanelID) {
    if view.focus == panel, view.isZoomed, view.pages.isEmpty {
      leavePanel()
    } else {
      let place = view.returnsTo ?? ViewState.Return(focus: view.focus, isZoomed: view.isZoomed)
      view.pages = []
      view.returnsTo = place
      view.focus = panel
      view.isZoomed = true
    }
  }

  private mutating func leavePanel() {
    let place = view.returnsTo ?? ViewState.Return(focus: PanelCatalog.first, isZoomed: false)
    view.focus = place.focus
    view.isZoomed = place.isZoomed
    view.returnsTo = nil
  }

  /// Lets the panel fill the screen, or goes back to the others.
  mutating func toggleZoom() {
    view.isZoomed.toggle()
    if !view.isZoomed, ScreenLayout(self).kind == .zoom { leavePanel() }
  }

  /// Lets a panel fill the screen with one of its views.
  mutating func show(figure: Int, of panel: PanelID) {
    focus(panel)
    view.isZoomed = true
    view.panelViews[panel] = figure
    view.scrollStates[view.surface] = nil
  }

  /// How many views the focused panel has.
  fileprivate var viewCount: Int { PanelCatalog.kind(view.focus).views.count }

  /// Shows another view of the panel, which then fills the screen.
  fileprivate mutating func showFigure(by step: Int) -> [Effect] {
    if view.isZoomed {
      view.panelViews[view.focus] = (view.figure(of: view.focus) + step + viewCount) % viewCount
    } else {
      view.isZoomed = true
    }
    view.scrollStates[view.surface] = nil
    return []
  }

  // MARK: Going back

  /// What there is to go back from.
  private enum WayBack {
    case findingsAlone, load, page, someChanges, panelAlone, zoom, panelWithoutRoom
  }

  /// What `back` goes back from; `nil` if there is nowhere to go.
  private var wayBack: WayBack? {
    if isShowingFindingsAlone { return .findingsAlone }
    if analysis == nil { return isReading ? .load : nil }
    if !view.pages.isEmpty { return .page }
    if view.focus == .changes, view.changes != nil { return .someChanges }
    if view.returnsTo != nil { return .panelAlone }
    if view.isZoomed { return .zoom }
    return ScreenLayout(self).kind == .zoom ? .panelWithoutRoom : nil
  }

  fileprivate var canGoBack: Bool { wayBack != nil }

  fileprivate mutating func back() -> [Effect] {
    switch wayBack {
    case .findingsAlone, .panelAlone: leavePanel()
    case .load: return [.interrupt]
    case .page: closePage()
    case .someChanges: view.changes = nil
    case .zoom: toggleZoom()
    case .panelWithoutRoom: view.focus = PanelCatalog.first
    case nil: break
    }
    return []
  }
}

extension CommandID {
  static let back: CommandID = "back"
  static let findings: CommandID = "findings"
}

extension Command {
  /// What is under the cursor, and back.
  static let opening = [
    Command(
      about: .moving,
      [Step(.open, [.enter]) { $0.open($1.cursor?.destination) }],
      label: "patients", help: "Open the number under the cursor: the patients behind it.",
      footerRank: 3, isMovement: true,
      footer: { _, destination in
        destination.map { .shown(label: $0.name) } ?? .hidden
      }),
    Command(
      about: .moving,
      [
        Step(
          .back, [.escape],
          unavailable: { $0.canGoBack ? nil : "There is nowhere to go back to." },
          run: { state, _ in state.back() })
      ],
      label: "back", help: "Close what was opened last.", footerRank: 3, isMovement: true,
      worksWithoutStudy: true,
      footer: { state, _ in
        state.analysis == nil && !state.isShowingFindingsAlone
          ? .hidden : .shown(rank: state.analysis == nil ? 1 : 0)
      }),
  ]

  /// The panels one by one, and one of them alone.
  static let panels = [
    Command(
      about: .moving,
      [
        Step("next-panel", [.tab]) { state, _ in
          state.focus(PanelCatalog.panel(1, after: state.view.focus))
          return []
        },
        Step("previous-panel", [.backTab]) { state, _ in
          state.focus(PanelCatalog.panel(-1, after: state.view.focus))
          return []
        },
      ],
      label: "panel", help: "Go to the next or the previous panel.", footerRank: 4),
    Command(
      about: .moving,
      PanelCatalog.ids.map { panel in
        let number = PanelCatalog.number(of: panel)
        return Step(
          "panel-\(number)", [.character(.digit(number))], title: "Go to \(panel.title)",
          run: { state, _ in
            state.focus(panel)
            return []
          })
      },
      label: "panel", help: "Go to a panel by its number."),
    Command(
      about: .looking,
      [
        Step(
          "zoom", "z",
          unavailable: { $0.view.pages.isEmpty ? nil : "The page fills the screen as it is." },
          run: { state, _ in
            state.toggleZoom()
            return []
          })
      ],
      label: "zoom", help: "Let the panel fill the screen, and back.", footerRank: 5,
      footer: { state, _ in state.view.isZoomed ? .shown(label: "all panels") : .usual }),
  ]

  /// The views of a panel.
  static let views = [
    Command(
      about: .looking,
      [
        Step("next-view", "v", unavailable: \.missingViews) { state, _ in
          state.showFigure(by: 1)
        },
        Step("previous-view", "V", unavailable: \.missingViews) { state, _ in
          state.showFigure(by: -1)
        },
      ],
      label: "view", help: "Show the next or the previous view of a panel that fills the screen.",
      footerRank: 7,
      footer: { state, _ in
        .shown(rank: state.isReadingCurves ? 4 : state.view.isZoomed ? 0 : nil)
      })
  ]

  /// The panels that one goes to and back from with one key.
  static let findingsAndChanges = [
    Command(
      about: .looking,
      [
        Step(
          .findings, "f",
          unavailable: { state in
            state.analysis == nil && state.findings.isEmpty
              ? "Nothing was found in the folder yet." : nil
          },
          run: { state, _ in
            state.toggle(.findings)
            return []
          })
      ],
      label: "findings", help: "Show what is wrong in the data, and back.", footerRank: 14,
      worksWithoutStudy: true,
      footer: { state, _ in
        state.findings.isEmpty ? .hidden : .shown(rank: state.analysis == nil ? 0 : nil)
      }),
    Command(
      about: .looking,
      [
        Step("changes", "w") { state, _ in
          state.toggle(.changes)
          return []
        }
      ],
      label: "what changed", help: "Show what the last refresh or time step brought, and back.",
      footerRank: 15,
      footer: { state, _ in state.lastChange == nil ? .hidden : .usual }),
  ]
}

extension State {
  /// Why there is no other view to show; `nil` if there is one.
  fileprivate var missingViews: String? {
    guard view.pages.isEmpty, viewCount > 1 else { return "There is no other view of this." }
    return nil
  }
}

extension Choice {
  /// The views of all panels.
  static let views: @Sendable (State) -> [Choice] = { state in
    guard state.analysis != nil else { return [] }
    var choices: [Choice] = []
    for panel in PanelCatalog.ids {
      let views = PanelCatalog.kind(panel).views
      for (place, figure) in views.enumerated() where views.count > 1 {
        let title = "View: \(panel.title), \(figure.title.lowercased())"
        choices.append(
          Choice("view:\(panel.name)/\(figure.title.lowercased())", title) { state, _ in
            state.show(figure: place, of: panel)
            return []
          })
      }
    }
    return choices
  }
}

extension Unicode.Scalar {
  /// The character of a digit from 0 to 9.
  fileprivate static func digit(_ number: Int) -> Unicode.Scalar {
    Unicode.Scalar(UInt8(48 + min(max(0, number), 9)))
  }
}
