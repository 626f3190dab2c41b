import TrialModel

/// The value of a filter for every subject: yes, no, or neither where a value is missing (Kleene's logic).
///
/// One byte a subject, bit 0 for yes and bit 1 for no, so that whole columns are joined bit by bit.
struct FilterTruths {
  static let unknown: UInt8 = 0
  static let yes: UInt8 = 1
  static let no: UInt8 = 2

  /// One a subject.
  private(set) var truths: [UInt8]

  init(_ node: FilterNode, _ membership: SubjectMembership) {
    switch node {
    case .comparison(let comparison):
      truths = FilterTruths.truths(comparison, membership)
    case .not(let node):
      truths = FilterTruths(node, membership).truths.map { ($0 & 1) << 1 | $0 >> 1 }
    case .all(let nodes):
      truths = FilterTruths.joined(nodes, membership) { ($0 & $1 & 1) | (($0 | $1) & 2) }
    case .any(let nodes):
      truths = FilterTruths.joined(nodes, membership) { (($0 | $1) & 1) | ($0 & $1 & 2) }
    }
  }

  @inline(__always)
  private static func joined(
    _ nodes: [FilterNode], _ membership: SubjectMembership, _ join: (UInt8, UInt8) -> UInt8
  ) -> [UInt8] {
    var result: [UInt8] = []
    for node in nodes {
      let truths = FilterTruths(node, membership).truths
      if result.isEmpty {
        result = truths
      } else {
        for row in result.indices { result[row] = join(result[row], truths[row]) }
      }
    }
    return result
  }

  private static func truths(_ comparison: FilterComparison, _ membership: SubjectMembership)
    -> [UInt8]
  {
    let count = membership.study.subjects.count
    let ofMissing = ofMissing(comparison)
    switch FilterData(comparison.column.source, membership) {
    case nil: return [UInt8](repeating: ofMissing, count: count)
    case .coded(let codes):
      // Once for every distinct value, the missing one first.
      let table = [ofMissing] + ofCodes(comparison, codes)
      return codes.codes.map { code in
        let slot = Int(code) + 1
        return slot > 0 && slot < table.count ? table[slot] : ofMissing
      }
    case .numbers(let numbers):
      let values = comparison.values.map { value -> Double? in
        if case .number(let number) = value { number } else { nil }
      }
      return numbers.map { number in
        number.isNaN ? ofMissing : truth(number, comparison.operation, values)
      }
    case .days(let days):
      let values = comparison.values.map { value -> Int32? in
        if case .day(let day) = value { day.number } else { nil }
      }
      return days.map { day in
        day == DayColumn.missing ? ofMissing : truth(day, comparison.operation, values)
      }
    }
  }

  /// The comparison's result for a subject without a value.
  private static func ofMissing(_ comparison: FilterComparison) -> UInt8 {
    guard comparison.values.contains(.missing) else { return unknown }
    return comparison.operation == .different ? no : yes
  }

  /// The comparison's result for a value; `nil` stands for the missing one, which no value is.
  @inline(__always)
  private static func truth<Value: Comparable>(
    _ value: Value, _ operation: FilterOperator, _ others: [Value?]
  ) -> UInt8 {
    for other in others {
      let holds = other.map { operation.holds(value, $0) } ?? (operation == .different)
      if holds { return yes }
    }
    return no
  }

  /// The comparison's result for every code.
  private static func ofCodes(_ comparison: FilterComparison, _ codes: FilterCodes) -> [UInt8] {
    let operation = comparison.operation
    let numbers = comparison.column.kind == .number ? codes.numbers : nil
    let days = comparison.column.kind == .date ? codes.days : nil
    let wanted = comparison.values.map { value -> String? in
      if case .text(let text, _) = value { text.lowercased() } else { nil }
    }
    let hasTexts = wanted.contains { $0 != nil }
    return codes.names.indices.map { code in
      let names = hasTexts ? codes.names[code].map { $0.lowercased() } : []
      var holds = false
      for (value, text) in zip(comparison.values, wanted) where !holds {
        switch value {
        case .missing: holds = operation == .different
        case .number(let number):
          holds = numbers.map { operation.holds($0[code], number) } ?? false
        case .day(let day): holds = days.map { operation.holds($0[code], day) } ?? false
        case .text:
          guard let text else { continue }
          switch operation {
          case .contains: holds = names.contains { $0.contains(text) }
          case .different: holds = !names.contains(text)
          default: holds = names.contains(text)
          }
        }
      }
      return holds ? yes : no
    }
  }
}
