import Cells

/// The name of a command, as a configuration and `trialtop keys` write it: `next-endpoint`.
public struct CommandID: RawRepresentable, Sendable, Hashable,
  ExpressibleByStringInterpolation
{
  /// The name.
  public let rawValue: String

  /// Makes an identifier of a name.
  public init(rawValue: String) { self.rawValue = rawValue }
  /// Makes an identifier of a name.
  public init(stringLiteral value: String) { rawValue = value }

  /// The name as words, `Next endpoint`.
  var title: String {
    let words = rawValue.split(separator: "-").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}

/// One row of the key table: steps that belong together, their keys, and the words for them.
///
/// Footer, help, palette, `trialtop keys` and the README's table are made from the rows of
/// `CommandCatalog`; each row stands beside the feature that it is about.
struct Command: Sendable {
  /// What keys of the panels are about.
  enum Topic: String, Sendable, CaseIterable {
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

  /// One thing to do, and the keys that do it.
  struct Step: Sendable {
    /// Its name; steps of several contexts that do the same kind of thing share one.
    let id: CommandID
    /// Its keys, the one to show first.
    fileprivate(set) var keys: [Key]
    /// What it is called in the palette.
    let title: String
    /// Returns why it can do nothing as things are, in a sentence; `nil` if it can.
    let unavailable: @Sendable (State) -> String?
    /// Does it, on a frame of the state.
    let run: @Sendable (inout State, Frame) -> [Effect]

    /// Makes a step, whose title is its name as words unless another one is given.
    init(
      _ id: CommandID, _ keys: [Key], title: String? = nil,
      unavailable: @escaping @Sendable (State) -> String? = { _ in nil },
      run: @escaping @Sendable (inout State, Frame) -> [Effect]
    ) {
      self.id = id
      self.keys = keys
      self.title = title ?? id.title
      self.unavailable = unavailable
      self.run = run
    }

    /// Makes a step with one key, a character.
    init(
      _ id: CommandID, _ scalar: Unicode.Scalar,
      unavailable: @escaping @Sendable (State) -> String? = { _ in nil },
      run: @escaping @Sendable (inout State, Frame) -> [Effect]
    ) {
      self.init(id, [.character(scalar)], unavailable: unavailable, run: run)
    }
  }

  /// What the footer shows of a row as things are.
  enum Footer: Sendable {
    /// Its label, at its rank.
    case usual
    /// Nothing: it would be of no use.
    case hidden
    /// Its label whatever else there is no room for.
    case lasting
    /// Another label, or at another rank.
    case shown(label: String? = nil, rank: Int? = nil)
  }

  /// Where the keys work.
  let context: Context
  /// What they are about; `nil` where the context shows it.
  let topic: Topic?
  /// The steps, the one to show first.
  private(set) var steps: [Step]
  /// One word or two for the footer.
  let label: String
  /// What the keys do, in one sentence.
  let help: String
  /// How early the footer shows it, the lowest first; `nil` for not at all.
  let footerRank: Int?
  /// Whether it only moves the view, which nobody looks for in a list of commands.
  let isMovement: Bool
  /// Whether the footer shows it while there is no study.
  let worksWithoutStudy: Bool
  /// What the footer shows where the cursor is on that destination.
  let footer: @Sendable (State, LinkDestination?) -> Footer

  private init(
    _ context: Context, _ topic: Topic?, _ steps: [Step], _ label: String, _ help: String,
    _ footerRank: Int?, _ isMovement: Bool, _ worksWithoutStudy: Bool,
    _ footer: @escaping @Sendable (State, LinkDestination?) -> Footer
  ) {
    self.context = context
    self.topic = topic
    self.steps = steps
    self.label = label
    self.help = help
    self.footerRank = footerRank
    self.isMovement = isMovement
    self.worksWithoutStudy = worksWithoutStudy
    self.footer = footer
  }

  /// Makes a row of keys that work in a context.
  init(
    in context: Context, _ steps: [Step], label: String, help: String, footerRank: Int? = nil,
    footer: @escaping @Sendable (State, LinkDestination?) -> Footer = { _, _ in .usual }
  ) {
    self.init(context, nil, steps, label, help, footerRank, false, false, footer)
  }

  /// Makes a row of keys that work on the panels and on the pages opened from them.
  init(
    about topic: Topic, _ steps: [Step], label: String, help: String, footerRank: Int? = nil,
    isMovement: Bool = false, worksWithoutStudy: Bool = false,
    footer: @escaping @Sendable (State, LinkDestination?) -> Footer = { _, _ in .usual }
  ) {
    self.init(
      .panels, topic, steps, label, help, footerRank, isMovement, worksWithoutStudy, footer)
  }

  /// The same with other keys for some of its steps.
  ///
  /// Ctrl-C always ends the program.
  func changed(to keys: [CommandID: [Key]]) -> Command {
    var changed = self
    for index in steps.indices where context != .everywhere || steps[index].id != .quit {
      changed.steps[index].keys = keys[steps[index].id] ?? steps[index].keys
    }
    return changed
  }

  /// The steps that the footer shows: a pair of arrows or brackets, else the first.
  var footerSteps: [Step] {
    let pairs: [Key] = [.left, .right, .up, .down, .character("["), .character("{")]
    let isPair = steps.contains { step in step.keys.first.map(pairs.contains) == true }
    return isPair ? steps : Array(steps.prefix(1))
  }

  /// The keys of those steps.
  func footerKeys(_ glyphs: GlyphSet) -> String {
    let names = footerSteps.compactMap(\.keys.first).map { $0.name(glyphs) }
    return names.joined(separator: names.contains { $0.utf8.count > 3 } ? "/" : "")
  }

  /// All keys, for the help: `Tab, Shift-Tab`.
  func allKeys(_ glyphs: GlyphSet) -> [String] {
    let depth = steps.map(\.keys.count).max() ?? 0
    return (0..<depth).flatMap { place in
      steps.compactMap { $0.keys.indices.contains(place) ? $0.keys[place].name(glyphs) : nil }
    }
  }
}

/// Rows are equal if the same keys do steps of the same names in the same context.
extension Command: Hashable {
  static func == (left: Command, right: Command) -> Bool {
    left.context == right.context && left.steps.map(\.id) == right.steps.map(\.id)
      && left.steps.map(\.keys) == right.steps.map(\.keys)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(context)
    hasher.combine(steps.map(\.id))
    hasher.combine(steps.map(\.keys))
  }
}
