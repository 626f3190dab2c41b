import TrialModel

extension StudyComparison {
  /// Hands out the subjects whose records are not all the same, with those of before and of now.
  mutating func forEachChanged<Records: ComparedRecords>(
    _ oldRecords: Records, _ newRecords: Records,
    _ body: (inout StudyComparison, Int, [Records.Record], [Records.Record]) -> Void
  ) {
    let (oldDigests, newDigests) = (oldRecords.digests(), newRecords.digests())
    let changed = newDigests.indices.filter { row in
      isCompared(row)
        && newDigests[row] != oldRow(of: row).map { oldDigests[$0] } ?? 0
    }
    let before = oldRecords.records(of: Set(changed.compactMap { oldRow(of: $0) }))
    let now = newRecords.records(of: Set(changed))
    for row in changed {
      body(&self, row, oldRow(of: row).flatMap { before[$0] } ?? [], now[row] ?? [])
    }
  }

  /// Compares the adverse events of the subjects whose events are not all the same.
  mutating func compareEvents() {
    var numbers: [String: Int32] = [:]
    let oldEvents = EventRecords(old, names: &numbers)
    let newEvents = EventRecords(new, names: &numbers)
    let names = numbers.sorted { $0.value < $1.value }.map(\.key)
    forEachChanged(oldEvents, newEvents) { comparison, row, before, now in
      var (allGone, allCame): ([EventRecords.Record], [EventRecords.Record]) = ([], [])
      for difference in RecordDifference.all(before, now) {
        let (gone, came) = (difference.gone, difference.came)
        for (left, right) in zip(gone, came) { comparison.compareEvent(left, right, row, names) }
        allGone += gone.dropFirst(came.count)
        allCame += came.dropFirst(gone.count)
      }
      // One whose first day or term was corrected is still the same event.
      for isSame in EventRecords.Record.corrections {
        allGone.removeAll { left in
          guard let place = allCame.firstIndex(where: { isSame(left, $0) }) else { return false }
          comparison.compareEvent(left, allCame.remove(at: place), row, names)
          return true
        }
      }
      for event in allCame { comparison.addEvent(event, row, names) }
      for event in allGone {
        comparison.report(.recordsVanished, row, day: event.start) {
          .eventGone(
            term: event.term(names), grade: event.knownGrade, byCutoff: $0.isCutting)
        }
      }
    }
  }

  private mutating func addEvent(
    _ event: EventRecords.Record, _ row: Int, _ names: [String]
  ) {
    guard event.isCounted else { return }
    report(
      event.facts.contains(.serious) ? .seriousEvent : .adverseEvent, row, grade: event.grade,
      day: event.start
    ) { _ in .event(term: event.term(names)) }
  }

  private mutating func compareEvent(
    _ before: EventRecords.Record, _ now: EventRecords.Record, _ row: Int, _ names: [String]
  ) {
    // Time may bring what makes an event count, as a first dose does.
    if now.isCounted, !before.isCounted { return addEvent(now, row, names) }
    var corrections: [StudyChange.EventCorrection] = []
    if before.term != now.term { corrections.append(.term(from: before.term(names))) }
    if before.start != now.start {
      corrections.append(
        .start(from: DayColumn.day(before.start), to: DayColumn.day(now.start)))
    }
    if before.grade != now.grade {
      corrections.append(.grade(from: before.knownGrade, to: now.knownGrade))
    }
    for fact in StudyChange.EventFact.allCases {
      let isNow = now.facts.contains(fact.option)
      if before.facts.contains(fact.option) != isNow { corrections.append(.fact(fact, isNow)) }
    }
    // An end that comes or goes on is what a running study brings.
    if before.end != DayColumn.missing, now.end < before.end {
      corrections.append(.end(from: DayColumn.day(before.end), to: DayColumn.day(now.end)))
    }
    if before.isCounted, !now.isCounted { corrections.append(.notCounted) }
    guard !corrections.isEmpty else { return }
    let becameSerious =
      now.isCounted && now.facts.contains(.serious) && !before.facts.contains(.serious)
    report(
      becameSerious ? .seriousEvent : .corrected, row, grade: now.grade, day: now.start
    ) { _ in .eventCorrected(term: now.term(names), corrections) }
  }
}

extension EventRecords.Record {
  /// The term, of the names by number; `nil` if it is not recorded.
  fileprivate func term(_ names: [String]) -> String? { term < 0 ? nil : names[Int(term)] }

  /// The grade; `nil` if it is not recorded.
  fileprivate var knownGrade: Int? { grade == 0 ? nil : Int(grade) }
}

/// A record of a table as it is held against those of another state of the study, by a strict order
/// in which records of the same thing stand together.
protocol ComparedRecord: Comparable {
  /// Whether it is about the same thing, whatever its values.
  func isSameThing(_ other: Self) -> Bool
  /// A number that is the same for the same record, and hardly ever for others.
  var digest: UInt64 { get }
}

/// The records of one table of a state of a study that are known by its cut-off.
protocol ComparedRecords {
  associatedtype Record: ComparedRecord
  /// The subjects of the study.
  var subjectCount: Int { get }
  /// Hands out the records with the rows of their subjects.
  func visit(_ body: (Int, Record) -> Void)
}

extension ComparedRecords {
  /// For every subject a number that is the same if its records are, in whatever order.
  func digests() -> [UInt64] {
    var digests = [UInt64](repeating: 0, count: subjectCount)
    visit { digests[$0] &+= $1.digest }
    return digests
  }

  /// The records of some subjects in their order, by row.
  func records(of rows: Set<Int>) -> [Int: [Record]] {
    var records: [Int: [Record]] = [:]
    guard !rows.isEmpty else { return records }
    var isMeant = [Bool](repeating: false, count: subjectCount)
    for row in rows { isMeant[row] = true }
    visit { if isMeant[$0] { records[$0, default: []].append($1) } }
    return records.mapValues { $0.sorted() }
  }
}

/// A number that depends on every bit of a word (the mixer of SplitMix64, Steele et al. 2014).
func mixedBits(_ word: UInt64) -> UInt64 {
  var word = word &+ 0x9E37_79B9_7F4A_7C15
  word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
  word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
  return word ^ (word >> 31)
}

/// The records of one thing before and not now, and the other way round.
struct RecordDifference<Record: ComparedRecord> {
  var gone: [Record] = []
  var came: [Record] = []

  /// The differences of sorted records, by thing.
  static func all(_ before: [Record], _ now: [Record]) -> [RecordDifference] {
    var differences: [RecordDifference] = []
    var (i, j) = (0, 0)
    while i < before.count || j < now.count {
      let first = j == now.count || i < before.count && before[i] < now[j] ? before[i] : now[j]
      var difference = RecordDifference()
      // Equal ones first, so that a corrected one cannot take the place of one that is unchanged.
      while true {
        let left = i < before.count && before[i].isSameThing(first) ? before[i] : nil
        let right = j < now.count && now[j].isSameThing(first) ? now[j] : nil
        if let left, right.map({ left < $0 }) ?? true {
          difference.gone.append(left)
          i += 1
        } else if let right, left.map({ right < $0 }) ?? true {
          difference.came.append(right)
          j += 1
        } else if left != nil {
          i += 1
          j += 1
        } else {
          break
        }
      }
      if !difference.gone.isEmpty || !difference.came.isEmpty { differences.append(difference) }
    }
    return differences
  }
}
