import Cells
import TrialAnalysis

/// A fact of the small print; a number in it can lead to whom it counts:
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
      return part.query.map { span.leading(to: $0) } ?? span
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

    /// A number that leads to whom it counts; 0 leads nowhere.
    mutating func appendInterpolation(_ number: Int, _ query: SubjectQuery) {
      parts.append(("\(number)", number > 0 ? query : nil))
    }

    /// A number that leads to a subset of all arms.
    mutating func appendInterpolation(_ number: Int, _ subset: SubjectQuery.Subset) {
      appendInterpolation(number, SubjectQuery(subset))
    }
  }
}
