public import TrialModel
import TrialStatistics

/// What the alerts of a study look at: counted when the folder was read, and small whatever its size.
///
/// Nobody is left out by a filter, and the study is as of its own cut-off: an alert must not fall
/// silent because somebody is looking at a part.
public struct AlertBasis: Sendable, Equatable {
  /// What a subject has had of related events that are serious or fatal.
  struct Related: Sendable, Equatable {
    /// The letter of the arm given, else planned; empty for none.
    var letter: String
    /// Events that are serious or fatal, and how many of each there are.
    var grave: [Event: Int] = [:]
    /// Of them fatal ones.
    var fatal: [Event: Int] = [:]
    /// The line of the last one.
    var line: Int32 = 0
  }

  /// What one event is known by from one reading of the file to the next.
  struct Event: Sendable, Hashable {
    /// The term as written; `nil` if it is not recorded.
    var term: String?
    /// Its first day, `DayColumn.missing` if that is not recorded.
    var start: Int32
  }

  /// The accrual so far.
  struct Accrual: Sendable, Equatable {
    var randomized: Int
    var target: Int?
    /// The latest randomization.
    var last: Day?
    /// When the study opened.
    var opened: Day?
    /// When the last arm closes; `nil` if one stays open.
    var closed: Day?
    /// The day that `study.toml` cuts the data on.
    var cutoff: Day?
  }

  /// The study.
  let identifier: String
  /// Its alerts.
  let alerts: [AlertSettings]
  /// The files as they were read.
  let files: [SourceFile]
  /// Related events by subject; `nil` if the data do not record.
  let related: [String: Related]?
  /// How rates stand, in the order of the alerts that are about one.
  let rates: [AlertState]
  /// The accrual.
  let accrual: Accrual
}

extension AlertBasis {
  /// Counts what the alerts of a study ask for; without alerts, nothing.
  public init(_ study: Study) {
    let alerts = study.settings.alerts
    let cutoff = Cutoff(study, asOf: nil)
    let membership = SubjectMembership(
      study, knownBy: KnownBy(cutoff?.isInThePast ?? false ? cutoff?.day : nil))
    identifier = study.identifier
    self.alerts = alerts
    files = study.files
    related =
      alerts.contains { $0.kind == .relatedEvent } ? AlertBasis.related(membership) : nil
    rates = alerts.filter { $0.kind == .rate }.map { AlertBasis.rate($0, membership) }
    accrual = AlertBasis.accrual(membership)
  }

  /// Every related event that is serious or fatal, of any subject and of any day: one
  /// without a date, before the first dose or of somebody not yet known to be treated counts too.
  private static func related(_ membership: SubjectMembership) -> [String: Related]? {
    let study = membership.study
    let events = study.adverseEvents
    guard study.hasAdverseEvents, events.hasRelatedness else { return nil }
    let starts = events.start.numbers
    let facts = events.facts
    let lines = events.lines
    let terms = events.term.codes
    let identifiers = study.subjects.identifiers
    let planned = study.subjects.plannedArm
    var found: [String: Related] = [:]
    for event in events.subject.indices {
      let fact = facts[event]
      guard fact.contains(.related), !fact.isDisjoint(with: [.serious, .fatal]),
        !membership.knownBy.excludes(starts[event])
      else { continue }
      let subject = Int(events.subject[event])
      guard identifiers.indices.contains(subject) else { continue }
      let given = membership.safetyArm[subject]
      let arm = Int(given >= 0 ? given : planned[subject])
      let letter = study.arms.indices.contains(arm) ? ArmSummary.letter(arm) : ""
      let code = Int(terms[event])
      let term = events.term.values.indices.contains(code) ? events.term.values[code] : nil
      var entry = found[identifiers[subject]] ?? Related(letter: letter)
      let key = Event(term: term, start: starts[event])
      entry.grave[key, default: 0] += 1
      if fact.contains(.fatal) { entry.fatal[key, default: 0] += 1 }
      entry.line = max(entry.line, lines[event])
      found[identifiers[subject]] = entry
    }
    return found
  }

  /// Subjects treated who have the term, once each in their worst grade, by arm.
  private static func rate(_ alert: AlertSettings, _ membership: SubjectMembership) -> AlertState {
    let study = membership.study
    func unknown(_ reason: AlertReason) -> AlertState {
      AlertState(alert, status: .unknown, reason: reason)
    }
    guard study.hasAdverseEvents else { return unknown(.noEventTable) }
    if alert.grade != nil, study.adverseEvents.scale != .toxicityGrade {
      return unknown(.noGrades)
    }
    let wanted = alert.arm?.lowercased()
    let arms = study.arms.indices.filter { index in
      let arm = study.arms[index]
      return wanted.map { [arm.code, arm.label, arm.short].map { $0.lowercased() }.contains($0) }
        ?? true
    }
    guard !arms.isEmpty else {
      return unknown(alert.arm.map { .noArm($0) } ?? .noArms)
    }
    let events = ItemEvents(membership, termNamed: alert.term)
    let totals = membership.counts(membership.safetyArm)
    var counts = [Int](repeating: 0, count: study.arms.count)
    for (subject, worst) in events.worst.enumerated() where worst >= Int8(alert.grade ?? 0) {
      counts[Int(membership.safetyArm[subject])] += 1
    }
    var causes: Set<String> = []
    var found = AlertRate(alert)
    for arm in arms {
      let letter = ArmSummary.letter(arm)
      let rate = Proportion(count: counts[arm], total: totals[arm])
      guard rate.total > 0 else {
        found.untreated.append(letter)
        continue
      }
      let limits = rate.clopperPearson()
      let standing = AlertRate.Arm(letter: letter, rate: rate, limits: limits)
      if (alert.bound == .rate ? rate.estimate : limits.lower) > alert.limit {
        causes.insert(study.arms[arm].code)
        found.above.append(standing)
      } else {
        found.others.append(standing)
      }
    }
    return AlertState(
      alert, status: causes.isEmpty ? .quiet : .raised, causes: causes, reason: .rate(found))
  }

  private static func accrual(_ membership: SubjectMembership) -> Accrual {
    let study = membership.study
    let arms = membership.enrolledArm
    let days = arms.indices.filter {
      arms[$0] >= 0 && membership.randomized[$0] != DayColumn.missing
    }
    .map { membership.randomized[$0] }
    let closings = study.arms.compactMap(\.closed)
    return Accrual(
      randomized: arms.count { $0 >= 0 }, target: EnrollmentAnalysis.target(study),
      last: days.max().map { Day(number: $0) },
      opened: study.settings.opened
        ?? study.arms.filter(\.openedIsDeclared).compactMap(\.opened).min(),
      closed: closings.count == study.arms.count ? closings.max() : nil,
      cutoff: study.settings.dataCutoff)
  }
}
