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
  /// - Parameter isAccepted: Whether a person has asked for it in spite of what is missing.
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
  /// - Parameters:
  ///   - now: The time in seconds since 1970, as in `SourceFile.modified`.
  ///   - utcOffset: The seconds that the reader's clock is ahead of UTC.
  public func states(now: Int64, utcOffset: Int64) -> [AlertState] {
    guard let current else { return [] }
    var rates = current.rates.makeIterator()
    return current.alerts.map { alert in
      switch alert.kind {
      case .relatedEvent: relatedEvents(alert, current)
      case .rate:
        rates.next() ?? AlertState(alert, status: .unknown, words: "Not counted.")
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
      return AlertState(
        alert, status: .unknown,
        words: "The data does not tell which events are related to treatment.")
    }
    var causes: Set<String> = []
    var news: [(line: Int32, words: String)] = []
    for (subject, entry) in related {
      let before = known?[subject]
      let fatal = AlertWatch.new(entry.fatal, since: before?.fatal)
      let grave = AlertWatch.new(entry.grave, since: before?.grave)
      guard let last = fatal.last ?? grave.last else { continue }
      for (events, kind) in [(fatal, " fatal"), (grave, "")] {
        for event in events {
          causes.insert("\(subject)\(kind) \(event.term) \(event.start) \(event.number)")
        }
      }
      let what = "\(fatal.isEmpty ? "serious" : "fatal") related \(last.term)"
      let count = max(fatal.count, grave.count)
      let more = count > 1 ? " and \(count - 1) more" : ""
      let letter = entry.letter.isEmpty ? "" : "\(entry.letter) "
      news.append((entry.line, "\(letter)\(subject) \(what)\(more)"))
    }
    let total = NumberFormat.count(
      related.values.reduce(0) { $0 + $1.grave.values.reduce(0, +) }, "related event")
    guard !news.isEmpty else {
      return AlertState(
        alert, status: .quiet,
        words: "\(total) serious or fatal, none of them new.")
    }
    news.sort { ($1.line, $0.words) < ($0.line, $1.words) }
    let others = news.count - AlertWatch.named
    let names = news.prefix(AlertWatch.named).map(\.words).joined(separator: "; ")
    return AlertState(
      alert, status: .raised, causes: causes,
      words: "New: \(names)\(others > 0 ? "; \(NumberFormat.count(others, "more patient"))" : "")"
        + " (\(total) serious or fatal in all).")
  }

  /// The events of a patient that were not there before, in order of their days; of several of one
  /// term and day each has its number.
  private static func new(
    _ events: [AlertBasis.Event: Int], since before: [AlertBasis.Event: Int]?
  ) -> [(term: String, start: Int32, number: Int)] {
    events.flatMap { event, count in
      (min(before?[event] ?? 0, count)..<count).map {
        (term: event.term, start: event.start, number: $0)
      }
    }.sorted { ($0.start, $0.term, $0.number) < ($1.start, $1.term, $1.number) }
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
    func state(_ status: AlertState.Status, _ words: String, _ cause: Day? = nil) -> AlertState {
      AlertState(
        alert, status: status, causes: cause.map { ["\($0)"] } ?? [], words: words)
    }
    let accrual = current.accrual
    let today = ClockText.day(local, utcOffset: 0)
    let day = accrual.cutoff.map { min($0, today) } ?? today
    if let target = accrual.target, accrual.randomized >= target {
      return state(.quiet, "Enrollment is complete: \(accrual.randomized)/\(target).")
    }
    if let closed = accrual.closed, closed < day { return state(.quiet, "Every arm is closed.") }
    guard let (last, isRandomization) = AlertWatch.lastEnrollment(current) else {
      return state(.unknown, "The data does not tell when anybody was randomized.")
    }
    let since = isRandomization ? "since \(last)" : "since the study opened on \(last)"
    let words =
      "Nobody randomized \(since), \(NumberFormat.count(alert.days, "day")) without are allowed."
    return day - last > alert.days ? state(.raised, words, last) : state(.quiet, words)
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
      return AlertState(
        alert, status: .unknown, words: "It is not known when the files were written.")
    }
    let isOld = now > newest.modified + Int64(alert.hours * 3600)
    let day = ClockText.day(newest.modified, utcOffset: utcOffset)
    let time = ClockText.time(newest.modified, utcOffset: utcOffset)
    let hours = NumberFormat.plain(alert.hours)
    return AlertState(
      alert, status: isOld ? .raised : .quiet,
      causes: isOld ? ["\(newest.modified)"] : [],
      words: "\(newest.name), the newest file, was written on \(day) at \(time), "
        + "\(hours) hours are allowed.")
  }

  // MARK: Rows

  private func lostRows(_ alert: AlertSettings, _ current: AlertBasis) -> AlertState {
    if let reason = missing?.sentence {
      return AlertState(alert, status: .raised, causes: [reason], words: reason)
    }
    var causes: Set<String> = []
    var words: [String] = []
    for role in TableRole.allCases {
      guard let table = tables[role] else { continue }
      if let now = current.files.first(where: { $0.role == role }) {
        guard now.rows < table.rows else { continue }
        causes.insert("\(role.rawValue) \(now.rows)")
        words.append(
          "\(now.name) has \(NumberFormat.count(now.rows, "row")), it had \(table.rows)")
      } else {
        causes.insert(role.rawValue)
        words.append(
          "\(table.name) is gone, it had \(NumberFormat.count(table.rows, "row"))")
      }
    }
    return AlertState(
      alert, status: words.isEmpty ? .quiet : .raised, causes: causes,
      words: words.isEmpty ? "No rows were lost." : words.joined(separator: "; ") + ".")
  }
}
