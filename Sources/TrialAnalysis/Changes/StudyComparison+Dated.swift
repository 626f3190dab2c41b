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

    /// Whether a day that was recorded is another one.
    var hasOtherDay: Bool { before.day != DayColumn.missing && before.day != now.day }
    var hasOtherValue: Bool { differ(before.value, now.value) }
    /// Whether a change that was recorded is another one, and that does not follow from the baseline.
    var hasOtherChange: Bool {
      !isRebased && !before.change.isNaN && differ(before.change, now.change)
    }

    /// The day recorded before.
    var day: Day? { DayColumn.day(before.day) }
    /// The day recorded now.
    var newDay: Day? { DayColumn.day(now.day) }
  }

  /// Finds corrected and vanished response records.
  mutating func compareAssessments() {
    var numbers = SeriesNumbers()
    let before = DatedRecords.assessments(old, &numbers)
    let now = DatedRecords.assessments(new, &numbers)
    compare(before, now, numbers.series) { comparison, pair in
      func result(_ record: DatedRecords.Record) -> ResponseCategory {
        ResponseCategory(rawValue: UInt8(record.value)) ?? .missing
      }
      if pair.hasOtherValue {
        return pair.series.isSingle && !comparison.isUntold(pair)
          ? nil
          : .assessment(
            pair.series, on: pair.day, from: result(pair.before), to: result(pair.now))
      }
      guard pair.hasOtherDay, !pair.series.isSingle || comparison.isBackdated(pair) else {
        return nil
      }
      return .assessmentDay(
        pair.series, result(pair.before), from: pair.day, to: pair.newDay)
    }
  }

  /// Whether the record of a best response got worse and the best response itself does not show it.
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

  /// Finds corrected and vanished sums of tumour measurements.
  mutating func compareTumors() {
    var numbers = SeriesNumbers()
    let before = DatedRecords.measurements(old, &numbers)
    let now = DatedRecords.measurements(new, &numbers)
    compare(before, now, numbers.series) { _, pair in
      var corrections: [StudyChange.MeasurementCorrection] = []
      if pair.hasOtherDay { corrections.append(.day(from: pair.day, to: pair.newDay)) }
      if pair.hasOtherValue {
        corrections.append(.value(from: told(pair.before.value), to: told(pair.now.value)))
      } else if pair.hasOtherChange {
        corrections.append(.change(from: told(pair.before.change), to: told(pair.now.change)))
      }
      if pair.before.isBaseline != pair.now.isBaseline {
        corrections.append(.baseline(pair.now.isBaseline))
      }
      return corrections.isEmpty
        ? nil : .measurement(pair.series, on: pair.hasOtherDay ? nil : pair.day, corrections)
    }
  }

  /// `detail` returns what changed of a record that became another one; `nil` for nothing.
  private mutating func compare(
    _ before: DatedRecords, _ now: DatedRecords, _ series: [DatedSeries],
    _ detail: (StudyComparison, Succession) -> StudyChange.Detail?
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
            if let detail = detail(comparison, pair) {
              comparison.report(.corrected, row, day: pair.now.day) { _ in detail }
            }
            return true
          }
        }
        guard let first = gone.first else { continue }
        comparison.report(.recordsVanished, row, day: first.day) {
          .recordsGone(series, count: gone.count, byCutoff: $0.isCutting)
        }
      }
    }
  }
}

/// A number, `nil` where none is recorded.
private func told(_ value: Double) -> Double? { value.isFinite ? value : nil }

private func differ(_ first: Double, _ second: Double) -> Bool {
  first != second && !(first.isNaN && second.isNaN)
}
