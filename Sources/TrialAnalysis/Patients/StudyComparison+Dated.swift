import TrialModel

extension StudyComparison {
  /// One record that became another one of the same series.
  private struct Succession {
    let row: Int
    let series: DatedSeries
    let before: DatedRecords.Record
    let now: DatedRecords.Record
    /// Whether the baseline is another one, from which changes follow.
    let isRebased: Bool

    /// What makes a record the one that another one became, the surest first.
    static let rules: [@Sendable (DatedRecords.Record, DatedRecords.Record) -> Bool] = [
      { $0.day == $1.day },
      {
        !differ($0.value, $1.value) && $0.isBaseline == $1.isBaseline
          && (!$0.value.isNaN || !differ($0.change, $1.change))
      },
    ]

    /// Whether a day that was told is another one.
    var hasOtherDay: Bool { before.day != DayColumn.missing && before.day != now.day }
    var hasOtherValue: Bool { differ(before.value, now.value) }
    /// Whether a change that was told is another one, and that does not follow from the baseline.
    var hasOtherChange: Bool {
      !isRebased && !before.change.isNaN && differ(before.change, now.change)
    }

    /// `assessment of 2000-02-20`.
    var name: String { series.name() + of(before.day) }
    /// `2000-02-20 -> 2000-03-20`.
    var days: String { "\(before.day.dayText) -> \(now.day.dayText)" }
  }

  /// Tells corrected and vanished response records.
  mutating func compareAssessments() {
    var numbers = SeriesNumbers()
    let before = DatedRecords.assessments(old, &numbers)
    let now = DatedRecords.assessments(new, &numbers)
    compare(before, now, numbers.series) { comparison, pair in
      let codes = [pair.before, pair.now].map { record in
        ResponseCategory(rawValue: UInt8(record.value))?.code ?? ""
      }
      if pair.hasOtherValue {
        return pair.series.isSingle && !comparison.isUntold(pair)
          ? nil : "\(pair.name): \(codes[0]) -> \(codes[1])"
      }
      guard pair.hasOtherDay, !pair.series.isSingle || comparison.isBackdated(pair) else {
        return nil
      }
      return "\(pair.series.name()) \(codes[0]): \(pair.days)"
    }
  }

  /// Whether the record of a best response got worse and the best response itself does not tell.
  private func isUntold(_ pair: Succession) -> Bool {
    guard pair.now.value > pair.before.value, let oldRow = oldRow(of: pair.row) else {
      return false
    }
    return pair.before.value < Double(ResponseCategory.notEvaluable.rawValue)
      && old.known.bestResponse(oldRow) == new.known.bestResponse(pair.row)
  }

  /// Whether a best response has a day that it cannot have come by with time: that of a response
  /// stays, that of any other may follow the assessments.
  private func isBackdated(_ pair: Succession) -> Bool {
    pair.now.day < pair.before.day
      || pair.now.value <= Double(ResponseCategory.partial.rawValue)
  }

  /// Tells corrected and vanished sums of tumour measurements.
  mutating func compareTumors() {
    var numbers = SeriesNumbers()
    let before = DatedRecords.measurements(old, &numbers)
    let now = DatedRecords.measurements(new, &numbers)
    compare(before, now, numbers.series) { _, pair in
      var parts: [String] = []
      if pair.hasOtherDay { parts.append(pair.days) }
      if pair.hasOtherValue {
        parts.append("\(text(pair.before.value)) -> \(text(pair.now.value))")
      } else if pair.hasOtherChange {
        parts.append("change \(text(pair.before.change))% -> \(text(pair.now.change))%")
      }
      if pair.before.isBaseline != pair.now.isBaseline {
        parts.append(pair.now.isBaseline ? "now baseline" : "no longer baseline")
      }
      let name = pair.hasOtherDay ? pair.series.name() : pair.name
      return parts.isEmpty ? nil : "\(name): " + parts.joined(separator: ", ")
    }
  }

  /// - Parameter words: What is told of a record that became another one; `nil` for nothing.
  private mutating func compare(
    _ before: DatedRecords, _ now: DatedRecords, _ series: [DatedSeries],
    _ words: (StudyComparison, Succession) -> String?
  ) {
    forEachChanged(before, now) { comparison, row, before, now in
      for difference in RecordDifference.all(before, now) {
        guard let first = difference.gone.first else { continue }
        let series = series[Int(first.series)]
        var (gone, came) = (difference.gone, difference.came)
        let isRebased = (gone + came).contains(where: \.isBaseline)
        for rule in Succession.rules + (series.isSingle ? [{ _, _ in true }] : []) {
          gone.removeAll { earlier in
            guard let place = came.firstIndex(where: { rule(earlier, $0) }) else { return false }
            let pair = Succession(
              row: row, series: series, before: earlier, now: came.remove(at: place),
              isRebased: isRebased)
            if let text = words(comparison, pair) {
              comparison.tell(.corrected, row, day: pair.now.day) { _ in text }
            }
            return true
          }
        }
        guard let first = gone.first else { continue }
        comparison.tell(.recordsVanished, row, day: first.day) {
          gone.count == 1
            ? "\(series.name())\(of(first.day)) \($0.gonePhrase)"
            : "\(series.name(gone.count)) \($0.gonePhrase), the first\(of(first.day))"
        }
      }
    }
  }
}

extension Int32 {
  /// The words for the number of a day.
  var dayText: String { self == DayColumn.missing ? "none" : Day(number: self).description }
}

private func of(_ day: Int32) -> String { day == DayColumn.missing ? "" : " of \(day.dayText)" }

/// A number as it is, so that what differs reads so.
private func text(_ value: Double) -> String {
  guard value.isFinite else { return "none" }
  let text = "\(value)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

private func differ(_ first: Double, _ second: Double) -> Bool {
  first != second && !(first.isNaN && second.isNaN)
}
