import Cells

/// The small print under a panel: population and N, cut-off, rule and interval.
///
/// A number without its rule is a bug, so these lines are drawn before anything else gets room.
/// Each fact has a long and a short form; the short ones are taken where the long ones would
/// need more lines than are allowed.
struct MethodLines {
  private var facts: [(long: MethodFact, short: MethodFact)] = []

  /// Adds a fact; without a short form the long one is used in both.
  mutating func add(_ long: MethodFact, short: MethodFact? = nil) {
    facts.append((long, short ?? long))
  }

  /// Adds a fact without numbers that lead anywhere; a literal is a fact that may have some.
  @_disfavoredOverload
  mutating func add(_ long: String, short: String? = nil) {
    add(MethodFact(long), short: short.map { MethodFact($0) })
  }

  /// One fact alone.
  static func text(_ text: String, _ look: Look) -> [[Span]] { [[look.span(text, .dim)]] }

  /// How many lines the long forms may take: few rows are for numbers.
  static func limit(in size: Size) -> Int { size.rows < 14 ? 1 : 2 }

  /// The lines in that width: the long forms if they need no more than `limit` lines.
  func lines(_ look: Look, columns: Int, limit: Int) -> [[Span]] {
    guard columns > 0 else { return [] }
    let gap = [look.span(look.separator, .dim)]
    func flow(_ facts: [MethodFact]) -> [[Span]] {
      Flow.lines(
        facts.filter { !$0.isEmpty }.map { $0.spans(look) }, columns: columns, gap: gap)
    }
    let long = flow(facts.map(\.long))
    return long.count <= limit && long.allSatisfy { $0.columns <= columns }
      ? long : flow(facts.map(\.short))
  }
}
