import TrialModel

/// What subjects are grouped by.
public enum SubgroupFactor: String, Sendable, CaseIterable {
  /// The sex as written in the data.
  case sex
  /// Below 65 years, or 65 and more.
  case age
  /// The site.
  case site
  /// The randomization stratum.
  case stratum
}

/// A level of a factor, such as the site 101.
public struct SubgroupLevel: Sendable, Hashable {
  /// What subjects are grouped by.
  public let factor: SubgroupFactor
  /// The level as the analysis names it.
  public let name: String

  /// A level of a factor.
  public init(_ factor: SubgroupFactor, _ name: String) {
    self.factor = factor
    self.name = name
  }
}

/// The level of every subject for one factor.
///
/// A slot is the number of a level; the last one is for those whose level is not recorded.
struct SubgroupLevels {
  /// The age from which subjects are in the older group.
  private static let olderAge = 65.0
  /// What stands for a level that the data do not record.
  static let missingLevel = "missing"

  /// The factor.
  let factor: SubgroupFactor
  /// The slot of every subject.
  let slots: [Int]
  private let names: [String]

  /// The levels of every factor.
  static func all(_ subjects: Subjects) -> [SubgroupLevels] {
    SubgroupFactor.allCases.map { SubgroupLevels(subjects, $0) }
  }

  /// The levels of one factor.
  init(_ subjects: Subjects, _ factor: SubgroupFactor) {
    self.factor = factor
    switch factor {
    case .age:
      names = ["< 65", ">= 65"]
      slots = subjects.age.map {
        $0.isFinite ? ($0 < SubgroupLevels.olderAge ? 0 : 1) : 2
      }
    case .sex, .site, .stratum:
      let column =
        factor == .sex ? subjects.sex : factor == .site ? subjects.site : subjects.stratum
      let names = column.values
      self.names = names
      slots = column.codes.map {
        names.indices.contains(Int($0)) ? Int($0) : names.count
      }
    }
  }

  /// The number of slots.
  var slotCount: Int { names.count + 1 }
  /// The slot of those whose level is not recorded.
  var missing: Int { names.count }

  /// The name of a slot.
  func name(_ slot: Int) -> String {
    slot == missing ? SubgroupLevels.missingLevel : names[slot]
  }

  /// The slot of a name; `nil` if there is none of that name.
  func slot(named level: String) -> Int? {
    names.firstIndex(of: level) ?? (level == SubgroupLevels.missingLevel ? missing : nil)
  }

  /// The slots that pass a test, in order of their names and the missing one last.
  ///
  /// None where the only one that passes is the missing one: then the factor distinguishes nobody.
  func ordered(where isIncluded: (Int) -> Bool) -> [Int] {
    let told = names.indices.filter(isIncluded).sorted { names[$0] < names[$1] }
    return told.isEmpty ? [] : told + (isIncluded(missing) ? [missing] : [])
  }
}
