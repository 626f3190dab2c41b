import Cells

/// The small print under a panel: population and N, cut-off, rule and interval.
///
/// A number without its rule is a bug, so these lines are drawn before anything else gets room.
/// Each fact has a long and a short form; the short ones are taken where the long ones would
/// need more lines than are allowed.
struct MethodLines {
  private var facts: [(long: String, short: String)] = []

  /// Adds a fact; without a short form the long one is used in both.
  mutating func add(_ long: String, short: String? = nil) {
    facts.append((long, short ?? long))
  }

  /// One fact alone.
  static func text(_ text: String, _ look: Look) -> [[Span]] { [[look.span(text, .dim)]] }

  /// How many lines the long forms may take: few rows are for numbers.
  static func limit(in size: Size) -> Int { size.rows < 14 ? 1 : 2 }

  /// The lines in that width: the long forms if they need no more than `limit` lines.
  func lines(_ look: Look, columns: Int, limit: Int) -> [[Span]] {
    guard columns > 0 else { return [] }
    let gap = [look.span(look.separator, .dim)]
    func flow(_ texts: [String]) -> [[Span]] {
      Flow.lines(
        texts.filter { !$0.isEmpty }.map { [look.span($0, .dim)] }, columns: columns, gap: gap)
    }
    let long = flow(facts.map(\.long))
    return long.count <= limit && long.allSatisfy { $0.columns <= columns }
      ? long : flow(facts.map(\.short))
  }
}
