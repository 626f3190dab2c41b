import Cells
import Testing
import TrialModel

@testable import Dashboard
@testable import TrialAnalysis

@Suite("Commands")
struct CommandTests {
  private typealias Fixture = AnalysisFixture

  /// A dashboard whose keys are in a context.
  private static func state(in context: Command.Context) -> State {
    var state = Fixture.state()
    switch context {
    case .overlay: state.view.overlay = .help
    case .themes: state.view.overlay = .themes(original: "default")
    case .toxicity, .tables: state.view.focus = .toxicity
    case .survival: state.view.focus = .survival
    case .panels: state.view.focus = .response
    case .reading: Fixture.press("5x", &state)
    case .everywhere: break
    }
    return state
  }

  /// States that keys are pressed in: every panel, zoomed or not, pages, boxes, a dashboard without
  /// a study, the past.
  private static let states: [(name: String, state: State)] = {
    var states: [(String, State)] = Command.Context.allCases.map {
      ("\($0)", state(in: $0))
    }
    for panel in PanelCatalog.ids {
      for isZoomed in [false, true] {
        var state = Fixture.state()
        state.view.focus = panel
        state.view.isZoomed = isZoomed
        _ = Fixture.settle(&state, .input(.resize(state.size)))
        states.append(("\(panel.title)\(isZoomed ? ", zoomed" : "")", state))
      }
    }
    for script in ["\n", "\n\n", "[", "[[[[{{{", "LL", "4VV", "3VV"] {
      var state = Fixture.state()
      Fixture.press(script, &state)
      states.append(("after \(script.debugDescription)", state))
    }
    states.append(("without a study", Fixture.state(nil)))
    states.append(("subjects only", Fixture.state(Fixture.subjectsOnly)))
    return states
  }()

  /// Every key of the table, once.
  private static var allKeys: [Key] {
    var seen: Set<Key> = []
    return KeyMap.standard.commands.flatMap(\.steps).flatMap(\.keys)
      .filter { seen.insert($0).inserted }
  }

  @Test("no key has two meanings in one context", arguments: Command.Context.allCases)
  func noDuplicateKeys(_ context: Command.Context) {
    let active = KeyMap.standard.commands.filter {
      $0.context == context || $0.context == .everywhere
    }
    let keys = active.flatMap(\.steps).flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
  }

  @Test("no name is given twice in one context, but to further keys for the same")
  func noDuplicateNames() {
    for context in Command.Context.allCases {
      let steps = KeyMap.standard.commands.filter { $0.context == context }.flatMap(\.steps)
      let names = steps.map(\.id)
      let doubled = Set(names.filter { name in names.count { $0 == name } > 1 })
      #expect(doubled == (context == .panels ? ["filter"] : []))
    }
    for (name, state) in Self.states {
      let ids = state.choices.map(\.id)
      #expect(Set(ids).count == ids.count, "\(name)")
    }
  }

  @Test("every row has a label, a sentence, and steps with titles and keys")
  func complete() {
    for command in CommandCatalog.all {
      #expect(!command.label.isEmpty && !command.steps.isEmpty, "\(command.steps.map(\.id))")
      #expect(command.help.count > 1 && command.help.last == ".", "\(command.label)")
      #expect((command.topic != nil) == (command.context == .panels), "\(command.label)")
      #expect(command.steps.allSatisfy { !$0.keys.isEmpty && !$0.title.isEmpty })
    }
    #expect(Fixture.state().choices.allSatisfy { !$0.title.isEmpty })
  }

  @Test("where a key means something else closer by, that is what it does")
  func closerContexts() {
    let contexts: [Command.Context] = [.toxicity, .tables, .panels]
    #expect(KeyMap.standard.id(for: .character("e"), in: contexts) == "next-events")
    #expect(KeyMap.standard.id(for: .character("e"), in: [.panels]) == "next-endpoint")
    #expect(KeyMap.standard.step("row-up", in: [.themes, .overlay])?.keys == [.character("T")])
    #expect(KeyMap.standard.step("row-up", in: [.panels])?.keys.first == .up)
    #expect(KeyMap.standard.step("choose", in: [.panels]) == nil)
  }

  @Test("there is a number for every panel")
  func numbers() {
    for (index, panel) in PanelCatalog.ids.enumerated() {
      let key = Key.character(Unicode.Scalar(UInt8(49 + index)))
      #expect(KeyMap.standard.id(for: key, in: [.panels]) == "panel-\(index + 1)")
      var state = Fixture.state()
      _ = update(&state, .input(.key(key)))
      #expect(state.view.focus == panel && PanelCatalog.number(of: panel) == index + 1)
    }
  }

  @Test("the tables list every key of the panels")
  func tables() {
    let markdown = KeyMap.standard.markdownTable
    let listing = KeyMap.standard.listing
    for command in KeyMap.standard.commands where command.context.isListed {
      #expect(markdown.contains(command.help) && listing.contains(command.help))
    }
    #expect(markdown.contains("| `Tab` `Shift-Tab` |"))
    #expect(listing.unicodeScalars.allSatisfy { $0.isASCII })
  }

  @Test("every key of the table does something in its context")
  func everyStep() {
    for command in KeyMap.standard.commands {
      let before = Self.state(in: command.context)
      let frame = render(before, .plain)
      for step in command.steps {
        for key in step.keys {
          var state = before
          let reason = step.unavailable(state)
          let effects = update(&state, .input(.key(key)), on: frame)
          if let reason { #expect(state.message?.text == reason && effects == [.bell]) }
          // What is at its end already moves no further.
          let stays: Set<CommandID> = [
            "row-up", "row-down", "page-up", "page-down", "first-row", "last-row", "panel-3",
          ]
          #expect(!effects.isEmpty || state != before || stays.contains(step.id), "\(key)")
        }
      }
    }
  }

  @Test("every key does something everywhere, or the footer says where it works or why not")
  func everyKeyEverywhere() throws {
    for (name, start) in Self.states {
      let frame = render(start, .plain)
      for key in Self.allKeys {
        var state = start
        let found = state.keys.command(for: key, in: state.contexts)
        let effects = update(&state, .input(.key(key)), on: frame)
        let what: Comment = "\(key) \(name): \(state.message?.text ?? "nothing said")"
        guard let found else {
          let message = try #require(state.message, what)
          #expect(message.text.hasPrefix("\(key.name(.unicode)) works "), what)
          #expect(effects == [.bell], what)
          continue
        }
        if let reason = found.step.unavailable(start) {
          #expect(state.message?.text == reason && effects == [.bell], what)
        } else if effects == [.bell] {
          #expect(state.message != nil, what)
        }
      }
    }
  }

  @Test("a key that works elsewhere says where, and what it does there")
  func elsewhere() {
    var state = Fixture.state()
    for (keys, words) in [
      ("i", "i works in Survival: interval"),
      ("o", "o works in tables and lists (Toxicity, Subjects, Changes): order"),
      ("?z", "z works on the panels: zoom"),
      ("?i", "i works in Survival: interval"),
    ] {
      state = Fixture.state()
      #expect(Fixture.press(keys, &state) == [.bell])
      #expect(state.message?.text == words)
      #expect(render(state, .plain).line(39).contains(words))
    }
    state = Fixture.state()
    #expect(Fixture.press("#", &state) == [.bell] && state.message == nil)
    state.keys = KeyMap.standard.changed(by: [KeyChange("interval", keys: [.function(7)])]).map
    #expect(Fixture.settle(&state, .input(.key(.function(7)))) == [.bell])
    #expect(state.message?.text == "F7 works in Survival: interval")
    #expect(Fixture.press("i", &state) == [.bell])
  }

  @Test("what can do nothing now says why, and the footer leaves it out")
  func unavailable() {
    for (script, words) in [
      ("]", "These are all of the data."), ("\\", "These are all of the data."),
      ("!", "There is no alert to acknowledge."), ("X", "The folder is not being read."),
      ("\u{1B}", "There is nowhere to go back to."), ("\nz", "The page fills the screen as it is."),
      ("\nV", "There is no other view of this."),
      ("{{{{{{{{{{{{[", "This is the first day there is."),
    ] {
      var state = Fixture.state()
      #expect(Fixture.press(script, &state).last == .bell, "\(script)")
      #expect(state.message?.text == words)
    }
    var state = Fixture.state()
    state.themes = []
    #expect(Fixture.press("T", &state) == [.bell])
    #expect(state.message?.text == "There is no other theme.")
    let labels = FooterKeys(state, .unicode, destination: nil).items.map(\.label)
    #expect(!labels.contains("theme") && labels.contains("save"))
  }
}
