import Cells
import TrialAnalysis

/// A fact of the small print; a number in it can be linked to the patients it counts:
/// `"\(349, .tumor(.measured)) measured of ITT"`.
struct MethodFact: ExpressibleByStringInterpolation {
  private(set) var parts: [(text: String, query: SubjectQuery?)]

  init(stringLiteral text: String) {
    self.init(text)
  }

  init(_ text: String) {
    parts = text.isEmpty ? [] : [(text, nil)]
  }

  init(stringInterpolation: StringInterpolation) {
    parts = stringInterpolation.parts
  }

  /// Facts as one, with a text between them.
  init(_ facts: [MethodFact], separator: String) {
    parts = []
    for (place, fact) in facts.enumerated() {
      if place > 0 { parts.append((separator, nil)) }
      parts += fact.parts
    }
  }

  var text: String { parts.map(\.text).joined() }

  var isEmpty: Bool { parts.isEmpty }

  func spans(_ look: Look) -> [Span] {
    parts.map { part in
      let span = look.span(part.text, .dim)
      return part.query.map { span.linked(to: $0) } ?? span
    }
  }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var parts: [(text: String, query: SubjectQuery?)] = []

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { parts.append((literal, nil)) }
    }

    mutating func appendInterpolation(_ text: some CustomStringConvertible) {
      appendLiteral(text.description)
    }

    mutating func appendInterpolation(_ fact: MethodFact) {
      parts += fact.parts
    }

    /// A number linked to the patients it counts; 0 has no link.
    mutating func appendInterpolation(_ number: Int, _ query: SubjectQuery) {
      parts.append(("\(number)", number > 0 ? query : nil))
    }

    /// A number that leads to a subset of all arms.
    mutating func appendInterpolation(_ number: Int, _ subset: SubjectQuery.Subset) {
      appendInterpolation(number, SubjectQuery(subset))
    }
  }
}

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

/// Items that follow each other on as many lines as they need; an item is never broken.
enum Flow {
  /// The lines, each at most that many columns unless a single item is wider.
  static func lines(_ items: [[Span]], columns: Int, gap: [Span]) -> [[Span]] {
    var lines: [[Span]] = []
    var line: [Span] = []
    for item in items where !item.isEmpty {
      if line.isEmpty {
        line = item
      } else if line.columns + gap.columns + item.columns <= columns {
        line += gap + item
      } else {
        lines.append(line)
        line = item
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// Words on as many lines as they need; a word wider than a line is cut.
  static func words(_ text: String, columns: Int, style: Style) -> [[Span]] {
    let words = text.split(separator: " ").map {
      [Span(TextFit.cut(String($0), to: max(1, columns), ellipsis: ""), style: style)]
    }
    return lines(words, columns: columns, gap: [Span(" ", style: style)]).map { line in
      [Span(line.text, style: style)]
    }
  }
}
