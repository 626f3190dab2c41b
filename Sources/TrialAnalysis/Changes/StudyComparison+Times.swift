import TrialModel

extension StudyComparison {
  /// Finds the subjects who have fewer times to event than before.
  mutating func compareTimeCounts() {
    let (before, now) = (old.timeCounts, new.timeCounts)
    for pair in pairs where now[pair.new] < before[pair.old] {
      let (earlier, later) = (before[pair.old], now[pair.new])
      report(.recordsVanished, pair.new) {
        .timesGone(count: earlier - later, left: later, byCutoff: $0.isCutting)
      }
    }
  }

  /// Finds times to event that were taken back: an event that is none any more or came at another
  /// time, and a follow-up that became shorter.
  ///
  /// An event that comes and a follow-up that goes on are what a running study brings. Between two
  /// days of which one is an earlier one nothing is reported: the later knows more.
  mutating func compareTimes() {
    let isPast = [old, new].contains { $0.cutoff?.isInThePast ?? false }
    guard !isPast || old.cutoff?.day == new.cutoff?.day else { return }
    let known = [old, new].map { KnownTimes($0.study, knownBy: $0.basis.membership.knownBy) }
    let before = TimeRecords(old.study.timeToEvent)
    let times = new.study.timeToEvent
    let codes = times.endpoints.map { endpoint in
      old.study.timeToEvent.endpoints.firstIndex { $0.code == endpoint.code }
    }
    var seen: Set<Int> = []
    for record in 0..<times.count {
      let row = Int(times.subject[record])
      let endpoint = Int(times.endpoint[record])
      guard let oldRow = oldRow(of: row), codes.indices.contains(endpoint),
        let code = codes[endpoint], seen.insert(row * codes.count + endpoint).inserted,
        let earlier = before.record(of: oldRow, endpoint: code),
        let from = known[0].record(earlier), let to = known[1].record(record)
      else { continue }
      let day = times.day.numbers[record]
      compareTime(from, to, row, times.endpoints[endpoint].code, day: new.known.day(day))
    }
  }

  private mutating func compareTime(
    _ before: KnownTimes.Record, _ now: KnownTimes.Record, _ row: Int, _ code: String, day: Int32
  ) {
    // Times are read from decimal text, so a correction is never as small as this.
    let isSame = abs(before.days - now.days) < 1e-6
    // An event at a time that was free of it is one as well; a later one is what time brings.
    let isTakenBack =
      before.isEvent
      ? !now.isEvent || !isSame : isSame ? now.isEvent : now.days < before.days
    guard isTakenBack else { return }
    func outcome(_ record: KnownTimes.Record) -> StudyChange.Outcome {
      StudyChange.Outcome(days: record.days, isEvent: record.isEvent)
    }
    report(.corrected, row, day: day) { _ in
      .time(endpoint: code, from: outcome(before), to: outcome(now))
    }
  }
}

/// The first record of every subject for every endpoint, which is the one that counts.
private struct TimeRecords {
  private let endpointCount: Int
  private var records: [Int: Int] = [:]

  init(_ times: TimeToEvent) {
    endpointCount = max(1, times.endpoints.count)
    records.reserveCapacity(times.count)
    for record in 0..<times.count {
      let key = Int(times.subject[record]) * endpointCount + Int(times.endpoint[record])
      if records[key] == nil { records[key] = record }
    }
  }

  func record(of row: Int, endpoint: Int) -> Int? { records[row * endpointCount + endpoint] }
}

extension SubjectIndex {
  /// The time-to-event records of every subject that are known, derived ones left out.
  fileprivate var timeCounts: [Int] {
    let table = study.timeToEvent
    let times = KnownTimes(study, knownBy: basis.membership.knownBy)
    var counts = [Int](repeating: 0, count: study.subjects.count)
    for row in 0..<table.count where times.record(row) != nil {
      let subject = Int(table.subject[row])
      if counts.indices.contains(subject) { counts[subject] += 1 }
    }
    return counts
  }
}
