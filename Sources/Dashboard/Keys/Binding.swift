public import Cells

/// One row of the key table: keys that belong together, and the words for them.
public struct Binding: Sendable, Hashable {
  /// Where keys work; what is closer to what one looks at comes first.
  public enum Context: String, Sendable, CaseIterable {
    /// Wherever one is.
    case everywhere
    /// On the panels, and on what was opened from them.
    case panels
    /// In the toxicity panel.
    case toxicity
    /// In the survival panel.
    case survival
    /// In tables whose rows can be ordered and searched.
    case tables
    /// In the list of the themes.
    case themes
    /// In what lies over the panels.
    case overlay

    /// Whether its keys are those of something that lies over the panels and tells them itself.
    public var liesOverPanels: Bool { self == .overlay || self == .themes }
  }

  /// What keys of the panels are about.
  public enum Topic: String, Sendable, CaseIterable {
    /// Getting about.
    case moving = "Moving"
    /// What is shown, and how.
    case looking = "Looking"
    /// Whom the numbers count.
    case counting = "Counting"
    /// Until when they count.
    case time = "Time"
    /// Everything else.
    case program = "Program"
  }

  /// Keys and what they do.
  public struct Step: Sendable, Hashable {
    /// The keys, the one to show first.
    public let keys: [Key]
    /// What they do.
    public let action: Action

    /// Those keys do that.
    public init(_ keys: [Key], _ action: Action) {
      self.keys = keys
      self.action = action
    }
  }

  /// Where the keys work.
  public let context: Context
  /// What they are about; `nil` where the context says it.
  public private(set) var topic: Topic?
  /// The keys and what they do.
  public internal(set) var steps: [Step]
  /// One word or two for the footer.
  public let label: String
  /// What the keys do, in one sentence.
  public let help: String
  /// How early it is shown in the footer, from 1; `nil` for not at all.
  public let footerRank: Int?

  /// A row of the key table.
  public init(
    _ context: Context, _ steps: [Step], label: String, help: String, footerRank: Int? = nil
  ) {
    self.context = context
    self.steps = steps
    self.label = label
    self.help = help
    self.footerRank = footerRank
  }

  /// A row of keys that work on the panels.
  public init(
    _ topic: Topic, _ steps: [Step], label: String, help: String, footerRank: Int? = nil
  ) {
    self.init(.panels, steps, label: label, help: help, footerRank: footerRank)
    self.topic = topic
  }

  /// The steps that the footer shows: a pair of arrows or brackets, else the first.
  public var footerSteps: [Step] {
    let pairs: [Key] = [.left, .right, .up, .down, .character("["), .character("{")]
    let isPair = steps.contains { step in step.keys.first.map(pairs.contains) == true }
    return isPair ? steps : Array(steps.prefix(1))
  }

  /// The keys of those steps.
  public func footerKeys(_ glyphs: GlyphSet) -> String {
    let names = footerSteps.compactMap(\.keys.first).map { $0.name(glyphs) }
    return names.joined(separator: names.contains { $0.utf8.count > 3 } ? "/" : "")
  }

  /// All keys, for the help: `Tab, Shift-Tab`.
  public func allKeys(_ glyphs: GlyphSet) -> [String] {
    let depth = steps.map(\.keys.count).max() ?? 0
    return (0..<depth).flatMap { place in
      steps.compactMap { $0.keys.indices.contains(place) ? $0.keys[place].name(glyphs) : nil }
    }
  }
}

extension Key {
  /// The key's name on screen.
  public func name(_ glyphs: GlyphSet) -> String {
    switch self {
    case .character(" "): "Space"
    case .character(let scalar): String(Character(scalar))
    case .control(let scalar): "Ctrl-" + String(Character(scalar)).uppercased()
    case .enter: "Enter"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .escape: "Esc"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .up: glyphs.isASCII ? "Up" : glyphs.upArrow
    case .down: glyphs.isASCII ? "Down" : glyphs.downArrow
    case .left: glyphs.isASCII ? "Left" : glyphs.leftArrow
    case .right: glyphs.isASCII ? "Right" : glyphs.rightArrow
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .home: "Home"
    case .end: "End"
    case .function(let number): "F\(number)"
    }
  }
}
