public import TrialModel

/// Holds a study that is read again and again against its alerts.
///
/// A value without a clock: what to do about a raised alert, and when to ask again, is the caller's
/// affair. What was there when the study was first read is not new.
public struct AlertWatch: Sendable {
  /// What was read last.
  private var current: AlertBasis?
  /// Related events when the study was first read with a rule that asks for them; none where there
  /// was no table of them yet.
  private var known: [String: AlertBasis.Related]?
  /// Every table with the rows it should have.
  private var tables: [TableRole: SourceFile] = [:]
  /// Why there was no study, the last time.
  private var missing: MissingReason?

  /// The names of the subjects behind new events that are listed at most.
  private static let named = 4

  /// A watch that has seen nothing.
  public init() {}

  /// The folder was read, whether it is shown or held back.
  ///
  /// `isAccepted` is whether a person has asked for it in spite of what is missing.
  public mutating func note(_ basis: AlertBasis, isAccepted: Bool = false) {
    if current?.identifier != basis.identifier {
      known = nil
      tables = [:]
    }
    current = basis
    missing = nil
    if known == nil, basis.alerts.contains(where: { $0.kind == .relatedEvent }) {
      known = basis.related ?? [:]
    }
    if isAccepted { tables = [:] }
    for file in basis.files where file.role != .settings {
      if let table = tables[file.role], table.rows > file.rows { continue }
      tables[file.role] = file
    }
  }

  /// There was no study in the folder any more, for that reason.
  public mutating func noteMissing(_ reason: MissingReason) {
    if current != nil { missing = reason }
  }

  /// How every alert stands, in the order of `study.toml`.
  ///
  /// `now` is the time in seconds since 1970, as in `SourceFile.modified`. `utcOffset` is the
  /// seconds that the reader's clock is ahead of UTC.
  public func states(now: Int64, utcOffset: Int64) -> [AlertState] {
    guard let current else { return [] }
    var rates = current.rates.makeIterator()
    return current.alerts.map { alert in
      switch alert.kind {
      case .relatedEvent: relatedEvents(alert, current)
      case .rate:
        rates.next() ?? AlertState(alert, status: .unknown, reason: .notCounted)
      case .noEnrollment: enrollment(alert, current, now + utcOffset)
      case .oldData: age(alert, current, now, utcOffset)
      case .lostRows: lostRows(alert, current)
      }
    }
  }

  /// When an alert that is quiet will be raised by the mere passing of time; `nil` if none will.
  public func nextRaise(after now: Int64, utcOffset: Int64) -> Int64? {
    guard let current else { return nil }
    return current.alerts.compactMap { alert -> Int64? in
      let due: Int64? =
        switch alert.kind {
        case .noEnrollment:
          AlertWatch.lastEnrollment(current).map {
            Int64($0.day.number) * 86_400 + Int64(alert.days + 1) * 86_400 - utcOffset
          }
        case .oldData: newest(current).map { $0.modified + Int64(alert.hours * 3600) + 1 }
        case .relatedEvent, .rate, .lostRows: nil
        }
      return due.flatMap { $0 > now ? $0 : nil }
    }.min()
  }

  // MARK: Related events

  private func relatedEvents(_ alert: AlertSettings, _ current: AlertBasis) -> AlertState {
    guard let related = current.related else {
      return AlertState(alert, status: .unknown, reason: .relatednessUnknown)
    }
    var causes: Set<String> = []
    var news: [(line: Int32, subject: AlertedSubject)] = []
    for (subject, entry) in related {
      let before = known?[subject]
      let fatal = AlertWatch.new(entry.fatal, since: before?.fatal)
      let grave = AlertWatch.new(entry.grave, since: before?.grave)
      guard let last = fatal.last ?? grave.last else { continue }
      for (events, kind) in [(fatal, " fatal"), (grave, "")] {
        for event in events {
          let term = AlertWatch.key(event.term)
          causes.insert("\(subject)\(kind) \(term) \(event.start) \(event.number)")
        }
      }
      news.append(
        (
          entry.line,
          AlertedSubject(
            letter: entry.letter, subject: subject, term: last.term, isFatal: !fatal.isEmpty,
            more: max(fatal.count, grave.count) - 1)
        ))
    }
    news.sort { ($1.line, $0.subject.name) < ($0.line, $1.subject.name) }
    return AlertState(
      alert, status: news.isEmpty ? .quiet : .raised, causes: causes,
      reason: .relatedEvents(
        total: related.values.reduce(0) { $0 + $1.grave.values.reduce(0, +) },
        new: news.prefix(AlertWatch.named).map(\.subject),
        more: max(0, news.count - AlertWatch.named)))
  }

  /// What stands for a term in causes and in the order of events.
  private static func key(_ term: String?) -> String { term ?? "no term" }

  /// The events of a patient that were not there before, in order of their days; of several of one
  /// term and day each has its number.
  private static func new(
    _ events: [AlertBasis.Event: Int], since before: [AlertBasis.Event: Int]?
  ) -> [(term: String?, start: Int32, number: Int)] {
    events.flatMap { event, count in
      (min(before?[event] ?? 0, count)..<count).map {
        (term: event.term, start: event.start, number: $0)
      }
    }.sorted { ($0.start, key($0.term), $0.number) < ($1.start, key($1.term), $1.number) }
  }

  // MARK: Time

  /// The day from which days without a randomization are counted; `nil` if they are not.
  private static func lastEnrollment(_ current: AlertBasis) -> (day: Day, isRandomization: Bool)? {
    let accrual = current.accrual
    if let target = accrual.target, accrual.randomized >= target { return nil }
    guard let day = accrual.last ?? accrual.opened else { return nil }
    return (day, accrual.last != nil)
  }

  private func enrollment(
    _ alert: AlertSettings, _ current: AlertBasis, _ local: Int64
  ) -> AlertState {
    func state(
      _ status: AlertState.Status, _ reason: AlertReason, _ cause: Day? = nil
    ) -> AlertState {
      AlertState(
        alert, status: status, causes: cause.map { ["\($0)"] } ?? [], reason: reason)
    }
    let accrual = current.accrual
    let today = Day(time: local, utcOffset: 0)
    let day = accrual.cutoff.map { min($0, today) } ?? today
    if let target = accrual.target, accrual.randomized >= target {
      return state(.quiet, .enrollmentComplete(randomized: accrual.randomized, target: target))
    }
    if let closed = accrual.closed, closed < day { return state(.quiet, .armsClosed) }
    guard let (last, isRandomization) = AlertWatch.lastEnrollment(current) else {
      return state(.unknown, .randomizationUndated)
    }
    let reason = AlertReason.noEnrollment(
      since: last, isRandomization: isRandomization, allowedDays: alert.days)
    return day - last > alert.days ? state(.raised, reason, last) : state(.quiet, reason)
  }

  private func newest(_ current: AlertBasis) -> SourceFile? {
    current.files.filter { $0.role != .settings && $0.modified > 0 }.max {
      ($0.modified, $0.name) < ($1.modified, $1.name)
    }
  }

  private func age(
    _ alert: AlertSettings, _ current: AlertBasis, _ now: Int64, _ utcOffset: Int64
  ) -> AlertState {
    guard let newest = newest(current) else {
      return AlertState(alert, status: .unknown, reason: .fileTimesUnknown)
    }
    let isOld = now > newest.modified + Int64(alert.hours * 3600)
    return AlertState(
      alert, status: isOld ? .raised : .quiet,
      causes: isOld ? ["\(newest.modified)"] : [],
      reason: .newestFile(
        name: newest.name, modified: newest.modified, utcOffset: utcOffset,
        allowedHours: alert.hours))
  }

  // MARK: Rows

  private func lostRows(_ alert: AlertSettings, _ current: AlertBasis) -> AlertState {
    if let missing {
      return AlertState(
        alert, status: .raised, causes: [String(describing: missing)], reason: .nothingRead(missing)
      )
    }
    var causes: Set<String> = []
    var lost: [LostRows] = []
    for role in TableRole.allCases {
      guard let table = tables[role] else { continue }
      if let now = current.files.first(where: { $0.role == role }) {
        guard now.rows < table.rows else { continue }
        causes.insert("\(role.rawValue) \(now.rows)")
        lost.append(LostRows(file: now.name, rows: now.rows, before: table.rows))
      } else {
        causes.insert(role.rawValue)
        lost.append(LostRows(file: table.name, rows: nil, before: table.rows))
      }
    }
    return AlertState(
      alert, status: lost.isEmpty ? .quiet : .raised, causes: causes, reason: .lostRows(lost))
  }
}
