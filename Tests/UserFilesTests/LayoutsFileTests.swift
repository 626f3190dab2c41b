import Testing
import UserFiles

@testable import Dashboard

@Suite("The file of layouts")
struct LayoutsFileTests {
  @Test("layouts are read as they were written, whatever a study is called")
  func text() {
    var layouts = StudyLayouts()
    layouts["IL2-RCC"] = PanelLayout(
      .efficacy, hidden: [PanelID.arms], added: [PanelID.subjects, PanelID.changes])
    layouts["a\"]\n[b}é"] = PanelLayout(.safety)
    layouts["\u{1B}[2J\u{2028}\u{202E}"] = PanelLayout(.safety)
    layouts["plain"] = PanelLayout()
    #expect(StudyLayouts(toml: layouts.toml) == layouts)
    #expect(
      layouts.toml.contains(
        "[\"IL2-RCC\"]\npreset = \"efficacy\"\nhidden = [\"arms\"]\n"))
    #expect(!layouts.toml.contains("plain"))
    #expect(layouts.toml.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
  }

  @Test(
    "what is broken in the file is left out",
    arguments: ["[", "x = 1", "[a]\npreset = \"x\"", "[a]\npreset = \"safety\"\n["])
  func broken(_ text: String) {
    #expect(StudyLayouts(toml: text) == StudyLayouts())
    let mixed = StudyLayouts(toml: "[a]\npreset = \"safety\"\nhidden = [\"nothing\", 3]\n[b]\n")
    #expect(mixed["a"] == PanelLayout(.safety) && mixed["b"] == PanelLayout())
  }
}
