import Testing

/// Whether an exchange of two numbers would show: checked on the numbers that R has computed.
struct NoTwoAlikeTests {
  /// One object of the report: its numbers by their keys, those of the objects inside it too.
  private typealias Record = [String: Double]

  /// Pairs of keys that stand for one and the same number.
  private static let same: [Set<String>] = [
    ["enrollment.target", "enrollment.plan.target"], ["enrollment.randomized", "study.n"],
    ["lower", "newcombe.lower"], ["upper", "newcombe.upper"],
    ["other_cohort.lower", "other_cohort.newcombe.lower"],
    ["other_cohort.upper", "other_cohort.newcombe.upper"],
  ]

  /// The last words of keys whose numbers belong to what was asked for, and hardly vary.
  private static let fixed = [
    "df", "tau", "strata", "without_stratum", "without_stratum.0", "without_stratum.1",
  ]

  @Test("any two numbers of one object differ somewhere, as they are printed")
  func pairs() throws {
    for (shape, records) in try NoTwoAlikeTests.records() {
      let keys = Set(records.flatMap(\.keys)).sorted()
      for (place, one) in keys.enumerated() {
        for other in keys[(place + 1)...] {
          let both = records.compactMap { record in
            record[one].flatMap { value in record[other].map { (value, $0) } }
          }
          guard !both.isEmpty, !NoTwoAlikeTests.isExpected(one, other) else { continue }
          let differ = both.contains { NoTwoAlikeTests.printed($0) != NoTwoAlikeTests.printed($1) }
          #expect(differ, "\(shape): \(one) and \(other) are always alike")
        }
      }
    }
  }

  @Test(
    "in the tables of the report most numbers of two columns differ, and most of two rows",
    arguments: [
      ("enrollment.arms", 5, "n treated completed discontinued ongoing not_told deaths"),
      ("arms", 5, "n safety_n deaths"),
      ("toxicity.overall.arms", 5, "subjects grade3plus serious related events"),
      ("toxicity.onset.arms", 3, "n events deaths_without undated late"),
      ("response.arms", 3, "counts.CR counts.PR counts.SD counts.PD counts.NE responders"),
      ("survival.endpoints[0].arms", 5, "n events"),
      ("survival.endpoints[0].arms", 3, "median lower upper follow_up_median"),
      ("survival.endpoints[1].arms", 5, "n events"),
      ("survival.endpoints[1].arms", 3, "median lower upper follow_up_median"),
      (
        "survival.endpoints[0].comparisons", 3,
        "log_rank.p p_adjusted peto_peto.p p_wald p_proportional_hazards stratified.log_rank.p"
      ),
      ("response.comparisons", 3, "p_chi_square p_adjusted p_yates p_fisher cmh.p"),
      (
        "response.comparisons", 3,
        "odds_ratio conditional_odds_ratio relative_risk cmh.common_odds_ratio"
      ),
    ])
  func tables(_ path: String, _ count: Int, _ keys: String) throws {
    let values = try RReport("declared").values
    let columns = try keys.split(separator: " ").map { key in
      try (0..<count).map { row in
        let value = try #require(values["\(path)[\(row)].\(key)"])
        return Double(value).map(NoTwoAlikeTests.printed) ?? .infinity
      }
    }
    let rows = (0..<count).map { row in columns.map { $0[row] } }
    for table in [columns, rows] {
      for (place, one) in table.enumerated() {
        for other in table[(place + 1)...] {
          let differing = zip(one, other).count { $0 != $1 }
          #expect(2 * differing > one.count, "\(path): \(one) and \(other)")
        }
      }
    }
  }

  /// The objects of the report by their shape: the path without its indices.
  private static func records() throws -> [String: [Record]] {
    var records: [String: [String: Record]] = [:]
    let report = try RReport("declared")
    for path in report.paths where !path.contains(".curve.") {
      let words = report.values[path, default: ""].split(separator: " ")
      let values = words.compactMap { Double($0) }
      guard values.count == words.count, (1...2).contains(values.count) else { continue }
      let end = path.lastIndex(of: "]").map { path.index(after: $0) } ?? path.startIndex
      let head = String(path[..<end])
      let shape = String(head.filter { !$0.isNumber })
      let key = path[end...].drop { $0 == "." }
      for (place, value) in values.enumerated() {
        let name = values.count == 1 ? String(key) : "\(key).\(place)"
        records[shape, default: [:]][head, default: [:]][name] = value
      }
    }
    return records.mapValues { Array($0.values) }
  }

  private static func isExpected(_ one: String, _ other: String) -> Bool {
    if same.contains([one, other]) { return true }
    return fixed.contains { one.hasSuffix($0) && other.hasSuffix($0) }
  }

  /// A number to three digits, as much of it as the reports in text print.
  private static func printed(_ number: Double) -> Double {
    guard number != 0, abs(number) < 1000 else { return number }
    var scale = 1.0
    while abs(number) * scale < 100 { scale *= 10 }
    return (number * scale).rounded() / scale
  }
}
