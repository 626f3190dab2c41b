import BundledThemes
import Cells
import Foundation
import Testing
import UserFiles

@testable import Dashboard

@Suite("Themes")
struct ThemeTests {
  /// The contrast that letters and lines need: by WCAG 2 at level AA, or more in the themes that
  /// promise level AAA.
  private func least(_ name: String) -> (text: Double, graphics: Double) {
    name.hasPrefix("high-contrast") ? (7, 4.5) : (4.5, 3)
  }

  @Test(
    "text has a contrast of 4.5 against what is behind it, lines and blocks of 3; with high contrast 7 and 4.5",
    arguments: BundledThemes.all.map(\.name))
  func contrast(_ name: String) throws {
    let theme = try bundled(name)
    let least = least(name)
    for role in Role.allCases {
      check(
        theme.style(role), least: role.isGraphic ? least.graphics : least.text, role.key)
    }
    for (index, arm) in theme.arms.enumerated() {
      check(arm, least: least.text, "arm \(index)")
      check(
        Look(theme: theme, glyphs: .unicode).arm(index, isSelected: false), least: least.graphics,
        "arm \(index), not selected")
      let selection = theme.style(.selection)
      check(arm.on(selection.background), least: least.text, "arm \(index), selected row")
    }
    for role in [Role.error, .warning, .note, .change] {
      let bar = theme.style(.footer).background
      check(theme.style(role).on(bar), least: least.text, "\(role.key) in the footer")
    }
  }

  @Test("arms can be told apart, by colour or by the sixteen that stand in for them")
  func arms() throws {
    for (name, _) in BundledThemes.all where name != "mono" {
      let theme = try bundled(name)
      #expect(theme.arms.count >= 6, "\(name)")
      let stands = theme.arms.prefix(3).map { stand($0.foreground) }
      #expect(Set(stands).count == 3, "\(name): \(stands)")
      guard name != "terminal" else { continue }
      let distance = try leastDistance(theme.arms, .normal)
      #expect(distance >= 0.09, "\(name): \(distance)")
    }
  }

  @Test(
    "arms and responses of the colour-blind-safe themes can be told apart without red or green cones",
    arguments: ["okabe-ito", "harbor"], ColorVision.allCases)
  func colorBlind(_ name: String, _ vision: ColorVision) throws {
    let theme = try bundled(name)
    #expect(try leastDistance(theme.arms, vision) >= 0.09)
    let responses = [Role.complete, .partial, .stable, .progressive, .notEvaluable]
    #expect(try leastDistance(responses.map(theme.style), vision) >= 0.05)
  }

  @Test("the simulation of colour blindness lets red and green come together, blue and yellow not")
  func simulation() throws {
    func distance(_ left: Color, _ right: Color, _ vision: ColorVision) throws -> Double {
      try #require(PerceivedColor(left, vision)).distance(
        to: try #require(PerceivedColor(right, vision)))
    }
    let (red, green) = (rgb(0xD0, 0x50, 0x50), rgb(0x8A, 0x88, 0x30))
    let (blue, yellow) = (rgb(0x30, 0x50, 0xD0), rgb(0xD0, 0xC0, 0x30))
    #expect(try distance(red, green, .normal) > 0.15)
    #expect(try distance(red, green, .deuteranopia) < 0.09)
    #expect(try distance(blue, yellow, .deuteranopia) > 0.3)
    #expect(try distance(blue, yellow, .protanopia) > 0.3)
    #expect(try distance(rgb(255, 255, 255), rgb(0, 0, 0), .protanopia) > 0.99)
  }

  private func rgb(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Color {
    .rgb(red: red, green: green, blue: blue, fallback: 0)
  }

  private func bundled(_ name: String) throws -> Theme {
    let toml = try #require(BundledThemes.all.first { $0.name == name }?.toml)
    return try Theme(toml: toml, name: name)
  }

  /// The least distance of two of the styles' colours in OKLab.
  private func leastDistance(_ styles: [Style], _ vision: ColorVision) throws -> Double {
    let colors = try styles.map { try #require(PerceivedColor($0.foreground, vision)) }
    var least = Double.infinity
    for (place, color) in colors.enumerated() {
      for other in colors[..<place] { least = min(least, color.distance(to: other)) }
    }
    return least
  }

  private func stand(_ color: Color) -> UInt8? {
    switch color {
    case .terminalDefault: nil
    case .palette(let number): number
    case .rgb(_, _, _, let fallback): fallback
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
