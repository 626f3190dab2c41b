import TrialData
import TrialStatistics

extension ResponseSubgroup {
  /// The age from which subjects are in the older group.
  static let olderAge = 65.0
  /// What stands for a level that the data does not tell.
  static let missingLevel = "missing"

  /// The subgroups of all factors that the data tells of anybody, levels in order of their names.
  ///
  /// - Parameters:
  ///   - arms: The arm every subject of the denominator counts in.
  static func subgroups(
    _ selection: Selection, categories: [ResponseCategory], arms: [Int16],
    interval: ProportionInterval
  ) -> [ResponseSubgroup] {
    Factor.allCases.flatMap { factor in
      let levels = Levels(selection.study.subjects, factor)
      return levels.subgroups(
        categories: categories, arms: arms, armCount: selection.study.arms.count,
        interval: interval)
    }
  }

  /// The level of every subject for one factor.
  struct Levels {
    let factor: Factor
    /// Names by code.
    let names: [String]
    /// A code for every subject, -1 where it is not told.
    let codes: [Int32]

    init(_ subjects: Subjects, _ factor: Factor) {
      self.factor = factor
      switch factor {
      case .age:
        names = ["< 65", ">= 65"]
        codes = subjects.age.filled(rows: subjects.count, missing: .nan).map {
          $0.isFinite ? ($0 < ResponseSubgroup.olderAge ? 0 : 1) : -1
        }
      case .sex, .site, .stratum:
        let column =
          factor == .sex ? subjects.sex : factor == .site ? subjects.site : subjects.stratum
        names = column.values
        codes = column.codes.filled(rows: subjects.count, missing: -1)
      }
    }

    /// The place of a subject's level among `names`; their number where it is not told.
    func slot(_ row: Int) -> Int {
      let code = Int(codes[row])
      return names.indices.contains(code) ? code : names.count
    }

    /// The place of a level by its name; `nil` if there is none of that name.
    func slot(named level: String) -> Int? {
      names.firstIndex(of: level)
        ?? (level == ResponseSubgroup.missingLevel ? names.count : nil)
    }

    fileprivate func subgroups(
      categories: [ResponseCategory], arms: [Int16], armCount: Int, interval: ProportionInterval
    ) -> [ResponseSubgroup] {
      // The last slot is for those whose level is not told.
      let none = names.count
      var rates = [[Proportion]](
        repeating: [Proportion](repeating: Proportion(count: 0, total: 0), count: armCount),
        count: none + 1)
      var sizes = [Int](repeating: 0, count: none + 1)
      for row in arms.indices where arms[row] >= 0 {
        let slot = slot(row)
        sizes[slot] += 1
        rates[slot][Int(arms[row])].total += 1
        if categories[row].isResponse { rates[slot][Int(arms[row])].count += 1 }
      }
      let told = names.indices.filter { sizes[$0] > 0 }.sorted { names[$0] < names[$1] }
      guard !told.isEmpty else { return [] }
      return (told + (sizes[none] > 0 ? [none] : [])).map { slot in
        ResponseSubgroup(
          factor: factor, level: slot == none ? ResponseSubgroup.missingLevel : names[slot],
          arms: rates[slot].map { Rate(rate: $0, interval: interval.limits($0)) })
      }
    }
  }
}
