import TrialModel

/// What a counted subset is: the subjects it is a part of, the order of its list, and its members.
///
/// A number that counts subjects has one entry in `SubjectQuery.Subset.descriptor`, and its title in
/// `TrialReport`.
public struct SubsetDescriptor: Sendable {
  /// The subjects it is a part of.
  public let base: SubsetBase
  /// The column by which its list is sorted unless a person wants another.
  public let order: SubjectListColumn
  /// Finds its members among the subjects of a study.
  let members: @Sendable (SubjectIndex) -> SubsetMembers

  /// A subset whose members are found that way; its list is in order of the subjects by default.
  init(
    of base: SubsetBase, by order: SubjectListColumn = .subject,
    _ members: @escaping @Sendable (SubjectIndex) -> SubsetMembers
  ) {
    self.base = base
    self.order = order
    self.members = members
  }
}

/// The subjects that a counted subset is a part of, for the line that names them.
public enum SubsetBase: Sendable {
  /// All subjects known by the cut-off, screened ones included.
  case screened
  /// The ITT population.
  case randomized
  /// The analysis population.
  case population
  /// The safety population, by the arm given.
  case safety
  /// The subjects whose adverse events are counted, by the arm given.
  case toxicity
  /// The denominator of response.
  case response
}

extension SubjectQuery.Subset {
  /// What the subset is a part of, the order of its list, and its members.
  public var descriptor: SubsetDescriptor {
    switch self {
    case .everyone, .screened:
      SubsetDescriptor(of: .screened) {
        SubsetMembers($0.basis.membership.enrolledArm, $0.basis.membership.isPresent)
      }
    case .screenFailures(let choice):
      SubsetDescriptor(of: .screened) { index in
        let membership = index.basis.membership
        return SubsetMembers(
          membership.enrolledArm, having: index.study.subjects.screenFailureReason, choice
        ) { membership.isScreenFailure[$0] }
      }
    case .randomized:
      .randomized(by: .randomized) { _ in { _ in true } }
    case .treated:
      .randomized(by: .randomized) { index in { index.basis.membership.isTreated[$0] } }
    case .month(let month):
      .randomized(by: .randomized) { index in
        guard let days = MonthCount.days(ofMonth: month) else { return { _ in false } }
        return index.isRandomized { days.contains(Day(number: $0)) }
      }
    case .randomizedBefore(let day):
      .randomized(by: .randomized) { $0.isRandomized { $0 < day.number } }
    case .randomizedOn(let day):
      .randomized(by: .randomized) { $0.isRandomized { $0 == day.number } }
    case .site(let site):
      .randomized(by: .randomized, having: \.site, .told(site))
    case .stratum(let stratum):
      .randomized(by: .randomized, having: \.stratum, ReasonChoice(stratum))
    case .undated:
      .randomized { index in { index.basis.membership.randomized[$0] == DayColumn.missing } }
    case .ongoing:
      .randomized { $0.stands(.ongoing) }
    case .completed:
      .randomized { $0.stands(.completed) }
    case .undetermined:
      .randomized { $0.stands(.unknown) }
    case .discontinued(let choice):
      .randomized(having: \.dispositionReason, choice) { $0.stands(.discontinued) }
    case .dead:
      .randomized { index in { index.basis.deaths.isDead[$0] } }
    case .population:
      SubsetDescriptor(of: .population) { SubsetMembers($0.basis.arms) }
    case .deaths:
      SubsetDescriptor(of: .population) { index in
        SubsetMembers(index.basis.arms) { index.basis.deaths.isDead[$0] }
      }
    case .endpoint(let code, let subset):
      SubsetDescriptor(of: .population, by: subset == .withoutRecord ? .subject : .time) {
        SubsetMembers(endpoint: code, subset, $0)
      }
    case .landmark(let code, let subset):
      SubsetDescriptor(of: .population, by: .time) {
        SubsetMembers(landmark: code, subset, $0)
      }
    case .responseDenominator:
      SubsetDescriptor(of: .population) { SubsetMembers(responses: $0) { _ in { _ in true } } }
    case .bestResponse(let categories):
      SubsetDescriptor(of: .response) {
        SubsetMembers(responses: $0) { best in { categories.contains(best.categories[$0]) } }
      }
    case .tumor(let standing):
      SubsetDescriptor(of: .response) { index in
        SubsetMembers(responses: index) { best in
          let series = TumorSeries(
            index.basis.membership, best: best, arms: index.basis.responseArms)
          guard let series else { return { _ in false } }
          return { series.standing($0) == standing }
        }
      }
    case .safety:
      SubsetDescriptor(of: .safety) { SubsetMembers($0.basis.membership.safetyArm) }
    case .unknownExposure:
      SubsetDescriptor(of: .safety) { SubsetMembers(unknownExposure: $0) }
    case .toxicity(let item, let criterion):
      SubsetDescriptor(of: .toxicity, by: .thisGrade) {
        SubsetMembers(toxicity: item, criterion, $0)
      }
    case .onset(let subset):
      SubsetDescriptor(
        of: .toxicity, by: [.unknown, .undated].contains(subset) ? .subject : .time
      ) { SubsetMembers(onset: subset, $0) }
    }
  }
}

extension SubsetDescriptor {
  /// Describes a part of the ITT population, by what is found of each of its subjects.
  fileprivate static func randomized(
    by order: SubjectListColumn = .subject,
    _ isMeant: @escaping @Sendable (SubjectIndex) -> (Int) -> Bool
  ) -> SubsetDescriptor {
    SubsetDescriptor(of: .randomized, by: order) {
      SubsetMembers($0.basis.membership.enrolledArm, isMeant($0))
    }
  }

  /// Describes the part of the ITT population that has a value, or none, in a column of texts.
  fileprivate static func randomized(
    by order: SubjectListColumn = .subject,
    having column: @escaping @Sendable (Subjects) -> TextColumn, _ choice: ReasonChoice,
    _ isMeant: @escaping @Sendable (SubjectIndex) -> (Int) -> Bool = { _ in { _ in true } }
  ) -> SubsetDescriptor {
    SubsetDescriptor(of: .randomized, by: order) { index in
      let arms = index.basis.membership.enrolledArm
      let isMeant = isMeant(index)
      return SubsetMembers(arms, having: column(index.study.subjects), choice) {
        arms[$0] >= 0 && isMeant($0)
      }
    }
  }
}

extension SubjectIndex {
  /// Whether each subject stands there in the study, as known on the cut-off.
  fileprivate func stands(_ disposition: Disposition) -> (Int) -> Bool {
    let dispositions = KnownDispositions(basis.membership)
    return { dispositions[$0] == disposition }
  }

  /// Whether each subject was randomized on a day that is meant.
  fileprivate func isRandomized(_ isMeant: @escaping (Int32) -> Bool) -> (Int) -> Bool {
    let days = basis.membership.randomized
    return { days[$0] != DayColumn.missing && isMeant(days[$0]) }
  }
}
