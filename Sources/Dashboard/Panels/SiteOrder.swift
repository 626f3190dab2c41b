import TrialAnalysis
import TrialModel

/// What the sites are ordered by.
enum SiteOrder: Int, CaseIterable {
  case randomized, rate, last, name

  /// The order that a person chose.
  init(_ table: TableOrder) {
    let count = SiteOrder.allCases.count
    self = SiteOrder(rawValue: (table.column % count + count) % count) ?? .randomized
  }

  /// Whether the least comes first unless it is turned round.
  var isAscending: Bool { self == .name }

  /// Sites that have the words of a search, in this order; those that are alike by name.
  func sorted(
    _ sites: [SiteEnrollment], isReversed: Bool, search: String
  ) -> [SiteEnrollment] {
    let words = search.lowercased().split(whereSeparator: \.isWhitespace)
    let found =
      words.isEmpty
      ? sites
      : sites.filter { site in
        let name = site.site.lowercased()
        return words.allSatisfy { name.contains($0) }
      }
    if self == .randomized, !isReversed { return found }
    let isAscending = isAscending != isReversed
    return found.sorted { left, right in
      let isBefore: Bool?
      switch self {
      case .randomized: isBefore = Self.ordered(left.randomized, right.randomized, isAscending)
      case .rate:
        isBefore = Self.ordered(left.rate?.perMonth ?? -1, right.rate?.perMonth ?? -1, isAscending)
      case .last:
        isBefore = Self.ordered(
          left.last?.number ?? .min, right.last?.number ?? .min, isAscending)
      case .name: isBefore = Self.ordered(left.site, right.site, isAscending)
      }
      return isBefore ?? (left.site < right.site)
    }
  }

  /// Whether the first comes before the second; `nil` if they are alike.
  private static func ordered<Value: Comparable>(
    _ left: Value, _ right: Value, _ isAscending: Bool
  ) -> Bool? {
    left == right ? nil : (left < right) == isAscending
  }
}
