import Cells
import Testing
import TrialModel
import UserFiles

@testable import Dashboard

@Suite("A configuration file")
struct ConfigurationFileTests {
  private func failures(_ toml: String) -> [String] {
    ConfigurationFile(toml: toml).failures.map(\.description)
  }

  @Test("theme, unit, mouse and keys are read")
  func read() {
    let file = ConfigurationFile(
      toml: """
        theme = "paper"
        unit = "Weeks"
        mouse = false

        [keys]
        zoom = "F5"
        next-panel = ["tab", "ctrl-n"]
        """)
    #expect(file.failures.isEmpty)
    let preferences = file.preferences
    #expect(preferences.theme == "paper" && preferences.unit == .weeks && !preferences.usesMouse)
    let map = preferences.keys
    #expect(map.id(for: .function(5), in: [.panels]) == "zoom")
    #expect(map.id(for: .character("z"), in: [.panels]) == nil)
    #expect(map.id(for: .control("n"), in: [.panels]) == "next-panel")
    #expect(map.id(for: .tab, in: [.panels]) == "next-panel")
    #expect(ConfigurationFile(toml: "").preferences == Preferences())
  }

  @Test("a key that means something else in the same place is refused by name with its line")
  func clash() {
    let file = ConfigurationFile(toml: "[keys]\nzoom = \"q\"\nreload = \"F5\"\n")
    #expect(
      file.failures.map(\.description) == [
        "line 2: q already means quit; zoom stays as it was."
      ])
    let map = file.preferences.keys
    #expect(map.id(for: .character("q"), in: [.panels]) == .quit)
    #expect(map.id(for: .character("z"), in: [.panels]) == "zoom")
    #expect(map.id(for: .function(5), in: [.panels]) == .reload)
  }

  @Test("of two changes for one key the first holds; two actions may exchange their keys")
  func twoChanges() {
    #expect(
      failures("[keys]\nreload = \"F5\"\nzoom = \"F5\"\n") == [
        "line 3: F5 already means reload; zoom stays as it was."
      ])
    let swapped = ConfigurationFile(toml: "[keys]\nzoom = \"s\"\nsave = \"z\"\n")
    #expect(swapped.failures.isEmpty)
    #expect(swapped.preferences.keys.id(for: .character("s"), in: [.panels]) == "zoom")
    // Where one change falls, another that counted on it may fall too.
    let chain = ConfigurationFile(toml: "[keys]\nsave = \"z\"\nzoom = \"q\"\n")
    #expect(chain.failures.count == 2 && chain.preferences.keys == .standard)
  }

  @Test("what is unknown or of the wrong kind is reported with its line, and the rest is used")
  func failuresByLine() {
    #expect(
      failures("[keys]\nzom = \"x\"\n") == [
        "line 2: There is no action \"zom\". Did you mean \"zoom\"?"
      ])
    #expect(
      failures("thme = \"paper\"\n") == [
        "line 1: There is no setting \"thme\". Did you mean \"theme\"?"
      ])
    let many = ConfigurationFile(
      toml: "theme = 3\nunit = \"hours\"\nmouse = \"no\"\n[keys]\nzoom = 4\nsave = \"ctrl-1\"\n")
    #expect(many.failures.map(\.line) == [1, 2, 3, 5, 6])
    #expect(many.failures.map(\.column) == [9, 8, 9, 8, 8])
    #expect(many.failures[4].message.hasPrefix("\"ctrl-1\" is no key; write a character"))
    #expect(failures("keys = 3") == ["line 1: keys takes a table: [keys]."])
    let half = ConfigurationFile(toml: "theme = \"paper\"\n[keys]\nzom = \"x\"")
    #expect(half.preferences.theme == "paper" && half.failures.map(\.column) == [1])
  }

  @Test("what is not TOML is reported, however broken", arguments: ["[", "x = ", "[keys\n", "= 3"])
  func broken(_ text: String) {
    let file = ConfigurationFile(toml: text)
    #expect(file.failures.count == 1 && file.preferences == Preferences())
    #expect(file.failures.first?.line == 1)
  }

  @Test("failures come in the order of the lines, of a list where the wrong key stands")
  func order() {
    let file = ConfigurationFile(
      toml: "keys.zoom = [\"F5\",\n  \"ctrl-1\"]\nkeys.save = \"q\"\nkeys.reload = \"F99\"\n")
    #expect(file.failures.map { [$0.line, $0.column] } == [[2, 3], [3, 13], [4, 15]])
  }

  @Test("nothing of the file that steers a terminal is in a message")
  func escaped() {
    for text in [
      "\"\\u001b[31m\" = 1", "[keys]\n\"\\u001b\" = \"x\"", "[keys]\nzoom = \"\\u001b[\"",
    ] {
      #expect(failures(text).allSatisfy { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 } })
      #expect(failures(text).count == 1)
    }
  }
}
