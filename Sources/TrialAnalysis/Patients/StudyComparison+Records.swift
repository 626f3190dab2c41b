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
    var names: [String: Int32] = [:]
    let oldEvents = EventRecords(old, names: &names)
    let newEvents = EventRecords(new, names: &names)
    let words = names.sorted { $0.value < $1.value }.map(\.key)
    forEachChanged(oldEvents, newEvents) { comparison, row, before, now in
      var (allGone, allCame): ([EventRecords.Record], [EventRecords.Record]) = ([], [])
      for difference in RecordDifference.all(before, now) {
        let (gone, came) = (difference.gone, difference.came)
        for (left, right) in zip(gone, came) { comparison.compareEvent(left, right, row, words) }
        allGone += gone.dropFirst(came.count)
        allCame += came.dropFirst(gone.count)
      }
      // One whose first day or term was corrected is still the same event.
      for isSame in EventRecords.Record.corrections {
        allGone.removeAll { left in
          guard let place = allCame.firstIndex(where: { isSame(left, $0) }) else { return false }
          comparison.compareEvent(left, allCame.remove(at: place), row, words)
          return true
        }
      }
      for event in allCame { comparison.addEvent(event, row, words) }
      for event in allGone {
        comparison.tell(.recordsVanished, row, day: event.start) {
          "adverse event \($0.gonePhrase): \($0.phrase(event, words))"
        }
      }
    }
  }

  private mutating func addEvent(
    _ event: EventRecords.Record, _ row: Int, _ words: [String]
  ) {
    guard event.isCounted else { return }
    tell(
      event.facts.contains(.serious) ? .seriousEvent : .adverseEvent, row, grade: event.grade,
      day: event.start
    ) { $0.phrase(event, words) }
  }

  private mutating func compareEvent(
    _ before: EventRecords.Record, _ now: EventRecords.Record, _ row: Int, _ words: [String]
  ) {
    // Time may bring what makes an event count, as a first dose does.
    if now.isCounted, !before.isCounted { return addEvent(now, row, words) }
    var parts: [String] = []
    if before.term != now.term { parts.append("was \(name(before.term, words))") }
    if before.start != now.start {
      parts.append("start \(before.start.dayText) -> \(now.start.dayText)")
    }
    if before.grade != now.grade {
      func text(_ grade: UInt8) -> String { grade == 0 ? "none" : "\(grade)" }
      parts.append("grade \(text(before.grade)) -> \(text(now.grade))")
    }
    let named: [(AdverseEventFacts, String)] = [
      (.serious, "serious"), (.related, "related"), (.fatal, "fatal"),
      (.discontinuation, "led to withdrawal"), (.emergent, "flagged emergent"),
    ]
    for (fact, name) in named where before.facts.contains(fact) != now.facts.contains(fact) {
      parts.append(now.facts.contains(fact) ? "now \(name)" : "no longer \(name)")
    }
    // An end that comes or goes on is what a running study brings.
    if before.end != DayColumn.missing, now.end < before.end {
      parts.append("end \(before.end.dayText) -> \(now.end.dayText)")
    }
    if before.isCounted, !now.isCounted { parts.append("no longer counted") }
    guard !parts.isEmpty else { return }
    let becameSerious =
      now.isCounted && now.facts.contains(.serious) && !before.facts.contains(.serious)
    tell(
      becameSerious ? .seriousEvent : .corrected, row, grade: now.grade, day: now.start
    ) { "\($0.name(now.term, words)): " + parts.joined(separator: ", ") }
  }

  private func phrase(_ event: EventRecords.Record, _ words: [String]) -> String {
    let grade = event.grade == 0 ? "" : " grade \(event.grade)"
    let day = event.start == DayColumn.missing ? "" : " from \(Day(number: event.start))"
    return name(event.term, words) + grade + day
  }

  private func name(_ number: Int32, _ words: [String]) -> String {
    number < 0 ? ToxicityRow.missingTerm : words[Int(number)]
  }
}
