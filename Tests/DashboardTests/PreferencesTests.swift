import Cells
import Testing
import TrialModel

@testable import Dashboard
@testable import TrialAnalysis

@Suite("A configuration")
struct PreferencesTests {
  private typealias Fixture = AnalysisFixture

  private func failures(_ toml: String) -> [String] {
    Preferences(toml: toml).failures.map(\.description)
  }

  @Test("theme, unit, mouse and keys are read")
  func read() {
    let preferences = Preferences(
      toml: """
        theme = "paper"
        unit = "Weeks"
        mouse = false

        [keys]
        zoom = "F5"
        next-panel = ["tab", "ctrl-n"]
        """)
    #expect(preferences.failures.isEmpty)
    #expect(preferences.theme == "paper" && preferences.unit == .weeks && !preferences.usesMouse)
    let map = preferences.keys
    #expect(map.action(for: .function(5), in: [.panels]) == .zoom)
    #expect(map.action(for: .character("z"), in: [.panels]) == nil)
    #expect(map.action(for: .control("n"), in: [.panels]) == .nextPanel)
    #expect(map.action(for: .tab, in: [.panels]) == .nextPanel)
    #expect(Preferences(toml: "") == Preferences())
  }

  @Test("keys have names, and what no terminal sends has none")
  func keyNames() {
    let names: [(String, Key)] = [
      ("?", .character("?")), ("G", .character("G")), ("space", .character(" ")),
      ("ctrl-p", .control("p")), ("Ctrl-P", .control("p")), ("F12", .function(12)),
      ("page-up", .pageUp), ("PgDn", .pageDown), ("shift-tab", .backTab), ("esc", .escape),
      ("del", .delete), ("é", .character("é")),
    ]
    for (name, key) in names { #expect(Key(named: name) == key, "\(name)") }
    for name in [
      "", " ", "ctrl-", "ctrl-1", "ctrl-c", "ctrl-i", "F0", "F13", "F+1", "F05", "zz", "\u{1B}",
      "\u{301}",
    ] {
      #expect(Key(named: name) == nil, "\(name)")
    }
  }

  @Test("a key that means something else in the same place is refused by name with its line")
  func clash() {
    let preferences = Preferences(toml: "[keys]\nzoom = \"q\"\nreload = \"F5\"\n")
    #expect(
      preferences.failures.map(\.description) == [
        "line 2: q already means quit; zoom stays as it was."
      ])
    let map = preferences.keys
    #expect(map.action(for: .character("q"), in: [.panels]) == .quit)
    #expect(map.action(for: .character("z"), in: [.panels]) == .zoom)
    #expect(map.action(for: .function(5), in: [.panels]) == .reload)
  }

  @Test("of two changes for one key the first holds; two actions may exchange their keys")
  func twoChanges() {
    #expect(
      failures("[keys]\nreload = \"F5\"\nzoom = \"F5\"\n") == [
        "line 3: F5 already means reload; zoom stays as it was."
      ])
    let swapped = Preferences(toml: "[keys]\nzoom = \"s\"\nsave = \"z\"\n")
    #expect(swapped.failures.isEmpty)
    #expect(swapped.keys.action(for: .character("s"), in: [.panels]) == .zoom)
    // Where one change falls, another that counted on it may fall too.
    let chain = Preferences(toml: "[keys]\nsave = \"z\"\nzoom = \"q\"\n")
    #expect(chain.failures.count == 2 && chain.keys == .standard)
  }

  @Test("Ctrl-C ends the program whatever is written")
  func controlC() {
    let map = Preferences(toml: "[keys]\nquit = \"Q\"\n").keys
    #expect(map.action(for: .control("c"), in: [.panels]) == .quit)
    #expect(map.action(for: .character("Q"), in: [.panels]) == .quit)
    #expect(map.action(for: .character("q"), in: [.panels]) == nil)
  }

  @Test("an action may be left without a key; the palette still has it")
  func noKey() {
    let map = Preferences(toml: "[keys]\nreload = []\n").keys
    #expect(map.action(for: .character("R"), in: [.panels]) == nil)
    var state = Fixture.state()
    state.keys = map
    #expect(state.commands.contains { $0.action == .reload && $0.keys.isEmpty })
    #expect(!render(state, .plain, size: Size(columns: 300, rows: 40)).text.contains("reload"))
  }

  @Test("what is unknown or of the wrong kind is told with its line, and the rest is used")
  func failuresByLine() {
    #expect(
      failures("[keys]\nzom = \"x\"\n") == [
        "line 2: There is no action \"zom\". Did you mean \"zoom\"?"
      ])
    #expect(
      failures("thme = \"paper\"\n") == [
        "line 1: There is no setting \"thme\". Did you mean \"theme\"?"
      ])
    let many = Preferences(
      toml: "theme = 3\nunit = \"hours\"\nmouse = \"no\"\n[keys]\nzoom = 4\nsave = \"ctrl-1\"\n")
    #expect(many.failures.map(\.line) == [1, 2, 3, 5, 6])
    #expect(many.failures[4].message.hasPrefix("\"ctrl-1\" is no key; write a character"))
    #expect(failures("keys = 3") == ["line 1: keys takes a table: [keys]."])
    #expect(Preferences(toml: "theme = \"paper\"\n[keys]\nzom = \"x\"").theme == "paper")
  }

  @Test("what is not TOML is told, however broken", arguments: ["[", "x = ", "[keys\n", "= 3"])
  func broken(_ text: String) {
    let preferences = Preferences(toml: text)
    #expect(preferences.failures.count == 1 && preferences.keys == .standard)
  }

  @Test("footer, help, palette and the list of keys show the keys that hold")
  func shown() {
    var state = Fixture.state(columns: 200)
    state.keys = Preferences(toml: "[keys]\nzoom = \"F5\"\nhelp = \"F1\"\n").keys
    #expect(render(state, .plain).line(39).contains("F5 zoom"))
    #expect(state.keys.listing.contains("F5"))
    Fixture.settle(&state, .input(.key(.function(1))))
    #expect(state.view.overlay == .help)
    #expect(render(state, .plain).text.contains("F5"))
    Fixture.press("\u{1B}:zoom", &state)
    #expect(render(state, .plain).text.contains("F5"))
  }

  @Test("every action that has keys has a name of its own")
  func names() {
    let names = KeyMap.standard.actions.compactMap(\.name)
    #expect(names.count == KeyMap.standard.actions.count && Set(names).count == names.count)
    #expect(names.allSatisfy { $0.allSatisfy { $0.isLowercase || $0 == "-" || $0.isNumber } })
    for binding in KeyMap.standard.bindings where !binding.context.liesOverPanels {
      for name in binding.steps.compactMap(\.action.name) {
        #expect(KeyMap.standard.listing.contains(name))
      }
    }
  }
}
