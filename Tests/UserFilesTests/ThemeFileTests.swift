import BundledThemes
import Dashboard
import Foundation
import Testing
import UserFiles

@Suite("Theme files")
struct ThemeFileTests {
  @Test("every theme file is embedded and can be read", arguments: BundledThemes.all.map(\.name))
  func embedded(_ name: String) throws {
    let toml = try #require(BundledThemes.all.first { $0.name == name }?.toml)
    let theme = try Theme(toml: toml, name: name)
    #expect(!theme.summary.isEmpty)
  }

  @Test("the folder holds the embedded themes and no others")
  func folder() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("themes")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let names = files.filter { $0.hasSuffix(".toml") }.map { String($0.dropLast(5)) }
    #expect(Set(names) == Set(BundledThemes.all.map(\.name)))
    for (name, toml) in BundledThemes.all {
      let file = folder.appendingPathComponent(name + ".toml")
      #expect(try String(contentsOf: file, encoding: .utf8) == toml)
    }
  }

  @Test("a missing role is named")
  func missingRole() {
    let failure = #expect(throws: UserFileFailure.self) {
      try Theme(toml: "[roles]\ntext = {}\n[[arms]]\n", name: "x")
    }
    #expect(failure?.key == "roles.strong" && failure?.line == 1)
  }

  @Test("a colour that is none is named with its line")
  func badColor() throws {
    let toml = try #require(BundledThemes.all.first?.toml)
    let broken = toml.replacingOccurrences(
      of: "strong = { color = \"#f4f7ff\"", with: "strong = { color = \"blu\"")
    let failure = #expect(throws: UserFileFailure.self) { try Theme(toml: broken, name: "x") }
    #expect(failure?.key == "roles.strong.color")
    #expect(failure?.line == 7 && failure?.column == 20)
    #expect(failure?.description.contains("\"blu\" is no colour") == true)
  }

  @Test("an unknown key is refused")
  func unknownKey() throws {
    let toml = try #require(BundledThemes.all.first?.toml)
    let failure = #expect(throws: UserFileFailure.self) {
      try Theme(toml: "colour = 1\n" + toml, name: "x")
    }
    #expect(failure?.key == "colour")
    #expect(failure?.line == 1)
  }

  @Test(
    "a text that is just being typed is refused with the line", arguments: ["[", "[[", "a = [}"])
  func halfTyped(_ line: String) {
    let failure = #expect(throws: UserFileFailure.self) {
      try Theme(toml: "summary = \"Dark\"\n\(line)", name: "mine")
    }
    #expect(failure?.line == 2)
  }

  @Test("a text that is not TOML is refused with the line")
  func notTOML() {
    let failure = #expect(throws: UserFileFailure.self) {
      try Theme(toml: "[roles]\ntext = = 1\n", name: "x")
    }
    #expect(failure?.line == 2 && failure?.column == 8)
    #expect(
      failure?.description
        == "line 2: There is \"=\" where a value should be. Write one: \"a text\","
        + " 12, 1.5, true, 2003-01-31 or a list [1, 2].")
  }

  @Test(
    "every other fault is named with its key and place",
    arguments: [
      ("summary = \"x\"\n", "roles", 0, 0), ("roles = 1\n", "roles", 1, 9),
      ("background = 1\n[roles]\n", "background", 1, 14),
      ("background = { color = \"#102030\" }\n[roles]\n", "background.palette", 1, 14),
      (
        "background = { color = \"#102030\", palette = 16 }\n[roles]\n", "background.palette", 1, 45
      ),
      ("[roles]\ntext = 1\n", "roles.text", 2, 8),
      ("[roles]\ntext = { bold = 1 }\n", "roles.text.bold", 2, 17),
      ("[roles]\ntext = { bald = true }\n", "roles.text.bald", 2, 10),
      ("[roles.text]\ncolor = \"\\u001b[31m\"\npalette = 1\n", "roles.text.color", 2, 9),
    ])
  func faults(_ toml: String, _ key: String, _ line: Int, _ column: Int) {
    let failure = #expect(throws: UserFileFailure.self) { try Theme(toml: toml, name: "x") }
    #expect(failure?.key == key)
    #expect(failure?.line == line && failure?.column == column)
    #expect(failure?.message.unicodeScalars.allSatisfy { $0.value >= 0x20 } == true)
  }

  @Test("a theme without arms, or with an unknown role or a wrong arm, is refused")
  func arms() throws {
    let toml = try #require(BundledThemes.all.first?.toml)
    let lines = toml.split(separator: "\n").map(String.init)
    let head = lines.prefix { !$0.hasPrefix("[[arms]]") }.joined(separator: "\n")
    func failure(_ more: String) -> String? {
      do {
        _ = try Theme(toml: head + more, name: "x")
        return nil
      } catch {
        return error.key
      }
    }
    #expect(failure("") == "arms")
    #expect(failure("\nmore = {}\n[[arms]]\n") == "roles.more")
    #expect(failure("\n[[arms]]\ncolor = \"#12345\"\npalette = 1\n") == "arms[0].color")
    #expect(failure("\n[[arms]]\ncolor = \"terminal\"\npalette = 1\n") == nil)
  }
}
