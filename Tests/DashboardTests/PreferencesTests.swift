import Cells
import Testing
import TrialModel

@testable import Dashboard
@testable import TrialAnalysis

@Suite("Changed keys")
struct PreferencesTests {
  private typealias Fixture = AnalysisFixture

  /// The standard keys but for those actions.
  private func keys(_ changes: [(CommandID, [Key])]) -> KeyMap {
    KeyMap.standard.changed(by: changes.map { KeyChange($0.0, keys: $0.1) }).map
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

  @Test("of two changes that want one key the later is not made")
  func clashes() {
    let reload = KeyChange(.reload, keys: [.function(5)])
    let zoom = KeyChange("zoom", keys: [.function(5)])
    let (map, clashes) = KeyMap.standard.changed(by: [reload, zoom])
    #expect(clashes == [KeyMap.Clash(change: zoom, key: .function(5), id: .reload)])
    #expect(map == KeyMap.standard.changed(by: [reload]).map)
    #expect(KeyMap.standard.changed(by: [zoom, reload]).clashes.map(\.change) == [reload])
  }

  @Test("Ctrl-C ends the program whatever is written")
  func controlC() {
    let map = keys([(.quit, [.character("Q")])])
    #expect(map.id(for: .control("c"), in: [.panels]) == .quit)
    #expect(map.id(for: .character("Q"), in: [.panels]) == .quit)
    #expect(map.id(for: .character("q"), in: [.panels]) == nil)
  }

  @Test("an action may be left without a key; the palette still has it")
  func noKey() {
    let map = keys([(.reload, [])])
    #expect(map.id(for: .character("R"), in: [.panels]) == nil)
    var state = Fixture.state()
    state.keys = map
    #expect(state.choices.contains { $0.id == .reload && $0.keys.isEmpty })
    #expect(!render(state, .plain, size: Size(columns: 300, rows: 40)).text.contains("reload"))
  }

  @Test("footer, help, palette and the list of keys show the keys that hold")
  func shown() {
    var state = Fixture.state(columns: 200)
    state.keys = keys([("zoom", [.function(5)]), (.help, [.function(1)])])
    #expect(render(state, .plain).line(39).contains("F5 zoom"))
    #expect(state.keys.listing.contains("F5"))
    Fixture.settle(&state, .input(.key(.function(1))))
    #expect(state.view.overlay == .help)
    #expect(render(state, .plain).text.contains("F5"))
    Fixture.press("\u{1B}:zoom", &state)
    #expect(render(state, .plain).text.contains("F5"))
  }

  @Test("every command that has keys has a name that a configuration can write")
  func names() {
    let names = KeyMap.standard.ids.map(\.rawValue)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.allSatisfy { $0.isLowercase || $0 == "-" || $0.isNumber } })
    for command in KeyMap.standard.commands where command.context.isListed {
      for name in command.steps.map(\.id.rawValue) {
        #expect(KeyMap.standard.listing.contains(name))
      }
    }
  }

  @Test("the names that configurations may have keep their meaning")
  func keptNames() {
    let kept = """
      quit help commands acknowledge changes findings next-panel previous-panel panel-1 panel-2 \
      panel-3 panel-4 panel-5 panel-6 panel-7 panel-8 zoom next-layout next-view previous-view open \
      back next-arm previous-arm reference next-number previous-number row-down row-up page-down \
      page-up first-row last-row order reverse-order search filter next-endpoint \
      previous-endpoint next-events previous-events cross-hair band interval landmark unit \
      population cohort earlier later earlier-milestone later-milestone time-step now stop-loading \
      reload themes next-theme choose copy-number copy-panel copy-command mouse save repaint
      """
    #expect(
      Set(KeyMap.standard.ids.map(\.rawValue))
        .isSuperset(of: kept.split(separator: " ").map(String.init)))
  }
}
