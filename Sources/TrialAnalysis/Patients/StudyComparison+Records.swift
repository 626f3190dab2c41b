import TrialData

extension StudyComparison {
  /// Tells the subjects who have fewer records than before.
  mutating func compareRecords(_ noun: String, _ before: [Int], _ now: [Int]) {
    for pair in pairs where now[pair.new] < before[pair.old] {
      let (earlier, later) = (before[pair.old], now[pair.new])
      tell(.recordsVanished, pair.new) { _ in
        "\(NumberFormat.count(earlier - later, noun)) gone, \(later) left"
      }
    }
  }

  /// Compares the adverse events of the subjects whose events are not all the same.
  mutating func compareEvents() {
    var names: [String: Int32] = [:]
    let oldEvents = EventRecords(old, names: &names)
    let newEvents = EventRecords(new, names: &names)
    var words = [String](repeating: "", count: names.count)
    for (name, number) in names { words[Int(number)] = name }
    let (oldDigests, newDigests) = (oldEvents.digests(), newEvents.digests())
    var oldRowOfNew: [Int: Int] = [:]
    for pair in pairs { oldRowOfNew[pair.new] = pair.old }
    var changed: [Int] = []
    for row in newDigests.indices where new.basis.selection.isPresent[row] {
      if newDigests[row] != oldRowOfNew[row].map({ oldDigests[$0] }) ?? 0 { changed.append(row) }
    }
    let oldRecords = oldEvents.records(of: Set(changed.compactMap { oldRowOfNew[$0] }))
    let newRecords = newEvents.records(of: Set(changed))
    for row in changed {
      compareEvents(
        row, oldRowOfNew[row].flatMap { oldRecords[$0] } ?? [], newRecords[row] ?? [], words)
    }
  }

  private mutating func compareEvents(
    _ row: Int, _ earlier: [EventRecords.Record], _ later: [EventRecords.Record],
    _ words: [String]
  ) {
    let before = earlier.sorted { $0.key < $1.key }
    let now = later.sorted { $0.key < $1.key }
    var (i, j) = (0, 0)
    while i < before.count || j < now.count {
      // The same event on both sides: equal ones first, so that a corrected one cannot take the
      // place of one that is unchanged.
      let first =
        j == now.count || i < before.count && before[i].key < now[j].key ? before[i] : now[j]
      var (gone, came): ([EventRecords.Record], [EventRecords.Record]) = ([], [])
      while true {
        let left = i < before.count && before[i].isSameEvent(first) ? before[i] : nil
        let right = j < now.count && now[j].isSameEvent(first) ? now[j] : nil
        if let left, right.map({ left.key < $0.key }) ?? true {
          gone.append(left)
          i += 1
        } else if let right, left.map({ right.key < $0.key }) ?? true {
          came.append(right)
          j += 1
        } else if left != nil {
          i += 1
          j += 1
        } else {
          break
        }
      }
      for (left, right) in zip(gone, came) { compareEvent(left, right, row, words) }
      for event in came.dropFirst(gone.count) { addEvent(event, row, words) }
      for event in gone.dropFirst(came.count) {
        tell(.recordsVanished, row, day: event.start) {
          "adverse event gone: " + $0.phrase(event, words)
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
    if before.isCounted, !now.isCounted { parts.append("no longer counted") }
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
