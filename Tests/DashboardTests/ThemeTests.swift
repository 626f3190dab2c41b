import BundledThemes
import Cells
import Foundation
import Testing

@testable import Dashboard

@Suite("Themes")
struct ThemeTests {
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

  @Test("text has a contrast of 4.5 against what is behind it, lines and blocks of 3")
  func contrast() throws {
    for (name, toml) in BundledThemes.all {
      let theme = try Theme(toml: toml, name: name)
      for role in Role.allCases {
        let least = role.isGraphic ? 3.0 : 4.5
        check(theme.style(role), least: least, "\(name): \(role.rawValue)")
      }
      for (index, arm) in theme.arms.enumerated() {
        check(arm, least: 4.5, "\(name): arm \(index)")
        check(
          Look(theme: theme, glyphs: .unicode).arm(index, isSelected: false), least: 3,
          "\(name): arm \(index), not selected")
        let selection = theme.style(.selection)
        check(arm.on(selection.background), least: 4.5, "\(name): arm \(index), selected row")
      }
      for role in [Role.error, .warning, .note, .change] {
        let bar = theme.style(.footer).background
        check(theme.style(role).on(bar), least: 4.5, "\(name): \(role.rawValue) in the footer")
      }
      // Letters stand in the bars, text and background exchanged.
      for role in [Role.complete, .partial, .stable, .progressive, .notEvaluable] {
        check(theme.style(role), least: 3, "\(name): letter in \(role.rawValue)")
      }
    }
  }

  @Test("a theme without colours tells its roles apart by emphasis")
  func mono() throws {
    let toml = try #require(BundledThemes.all.first { $0.name == "mono" }?.toml)
    let theme = try Theme(toml: toml, name: "mono")
    #expect(theme.isColorless)
    #expect(theme.style(.stale).attributes.contains(.reverse))
    #expect(theme.style(.selection) != theme.style(.text))
    #expect(theme.style(.focusedBorder) != theme.style(.border))
  }

  @Test("a missing role is named")
  func missingRole() {
    let failure = #expect(throws: ThemeFailure.self) {
      try Theme(toml: "[roles]\ntext = {}\n[[arms]]\n", name: "x")
    }
    #expect(failure?.key == "roles.strong")
  }

  @Test("a colour that is none is named with its line")
  func badColor() throws {
    let toml = try #require(BundledThemes.all.first?.toml)
    let broken = toml.replacingOccurrences(
      of: "strong = { color = \"#f4f7ff\"", with: "strong = { color = \"blu\"")
    let failure = #expect(throws: ThemeFailure.self) { try Theme(toml: broken, name: "x") }
    #expect(failure?.key == "roles.strong.color")
    #expect(failure?.line == 7)
    #expect(failure?.description.contains("\"blu\" is no colour") == true)
  }

  @Test("an unknown key is refused")
  func unknownKey() throws {
    let toml = try #require(BundledThemes.all.first?.toml)
    let failure = #expect(throws: ThemeFailure.self) {
      try Theme(toml: "colour = 1\n" + toml, name: "x")
    }
    #expect(failure?.key == "colour")
    #expect(failure?.line == 1)
  }

  @Test("a text that is not TOML is refused with the line")
  func notTOML() {
    let failure = #expect(throws: ThemeFailure.self) {
      try Theme(toml: "[roles]\ntext = = 1\n", name: "x")
    }
    #expect(failure?.line == 2)
  }

  private func check(
    _ style: Style, least: Double, _ what: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard let front = luminance(style.foreground), let back = luminance(style.background) else {
      return
    }
    let contrast = (max(front, back) + 0.05) / (min(front, back) + 0.05)
    #expect(contrast >= least, "\(what): \(contrast)", sourceLocation: sourceLocation)
  }

  /// Relative luminance, by WCAG 2.
  private func luminance(_ color: Color) -> Double? {
    guard case .rgb(let red, let green, let blue, _) = color else { return nil }
    func linear(_ byte: UInt8) -> Double {
      let share = Double(byte) / 255
      return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
}
