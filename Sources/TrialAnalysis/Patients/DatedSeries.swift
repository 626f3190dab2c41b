import TrialModel

/// What is assessed or measured, and by whom.
struct DatedSeries: Hashable {
  var noun: String
  var evaluator: String?
  /// Whether there is one record of a subject, whatever its day.
  var isSingle = false

  /// What so many records of it are called.
  func name(_ count: Int = 1) -> String {
    let words = count == 1 ? noun : NumberFormat.count(count, noun)
    return evaluator.map { "\(words) by \($0)" } ?? words
  }
}

/// The series of both sides of a comparison, numbered.
struct SeriesNumbers {
  private(set) var series: [DatedSeries] = []
  private var numbers: [DatedSeries: Int32] = [:]

  /// For every series the number of it alone and then of it by every evaluator.
  mutating func numbers(_ series: [DatedSeries], _ evaluators: TextColumn) -> [[Int32]] {
    series.map { series in
      ([nil] + evaluators.values).map {
        number(DatedSeries(noun: series.noun, evaluator: $0, isSingle: series.isSingle))
      }
    }
  }

  private mutating func number(_ each: DatedSeries) -> Int32 {
    if let number = numbers[each] { return number }
    let number = Int32(series.count)
    numbers[each] = number
    series.append(each)
    return number
  }
}
