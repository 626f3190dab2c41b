import TrialModel

/// What is assessed or measured, and by whom.
public struct DatedSeries: Sendable, Hashable {
  /// What is assessed or measured.
  public enum Kind: Sendable, Hashable {
    /// The response at a visit.
    case assessment
    /// The best response.
    case bestResponse
    /// The best response that was confirmed.
    case confirmedBestResponse
    /// A tumour measurement, by the code of what is measured.
    case measurement(String)
  }

  /// What is assessed or measured.
  public let kind: Kind
  /// By whom; `nil` if nobody is named.
  public let evaluator: String?

  /// Whether there is one record of a subject, whatever its day.
  var isSingle: Bool { kind == .bestResponse || kind == .confirmedBestResponse }
}

/// The series of both sides of a comparison, numbered.
struct SeriesNumbers {
  private(set) var series: [DatedSeries] = []
  private var numbers: [DatedSeries: Int32] = [:]

  /// For every kind the number of it alone and then of it by every evaluator.
  mutating func numbers(_ kinds: [DatedSeries.Kind], _ evaluators: TextColumn) -> [[Int32]] {
    kinds.map { kind in
      ([nil] + evaluators.values).map { number(DatedSeries(kind: kind, evaluator: $0)) }
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
