import TrialModel

/// The response records or the tumour measurements of a state of a study, as values with days that can
/// be compared with those of another state.
struct DatedRecords: ComparedRecords {
  /// One value of one day.
  struct Record: ComparedRecord {
    /// What was assessed or measured and the evaluator, a number that both sides share.
    var series: Int32
    var day: Int32
    var value: Double
    /// The change from baseline in percent; NaN for assessments.
    var change = Double.nan
    var isBaseline = false

    private var key: (Int32, Int32, UInt64, UInt64, Int) {
      (series, day, value.bitPattern, change.bitPattern, isBaseline ? 1 : 0)
    }

    static func < (left: Self, right: Self) -> Bool { left.key < right.key }
    static func == (left: Self, right: Self) -> Bool { left.key == right.key }

    func isSameThing(_ other: Record) -> Bool { series == other.series }

    var digest: UInt64 {
      let place = UInt64(UInt32(bitPattern: series)) << 32 | UInt64(UInt32(bitPattern: day))
      let said = mixedBits(mixedBits(place) ^ value.bitPattern) ^ change.bitPattern
      return mixedBits(mixedBits(said) ^ (isBaseline ? 1 : 0))
    }
  }

  private let membership: SubjectMembership
  private let subjects: [Int32]
  private let record: (Int) -> Record
  let subjectCount: Int

  private init(_ index: SubjectIndex, _ subjects: [Int32], _ record: @escaping (Int) -> Record) {
    membership = index.basis.membership
    subjectCount = index.study.subjects.count
    self.subjects = subjects
    self.record = record
  }

  /// The response records; the value is the category's number.
  static func assessments(_ index: SubjectIndex, _ numbers: inout SeriesNumbers) -> DatedRecords {
    let table = index.study.responses
    let days = table.day.numbers
    let series = numbers.numbers(
      [.assessment, .bestResponse, .confirmedBestResponse], table.evaluator)
    let evaluators = table.evaluator.codes
    return DatedRecords(index, table.subject) { row in
      Record(
        series: series[Int(table.kind[row].rawValue)][Int(evaluators[row]) + 1], day: days[row],
        value: Double(table.category[row].rawValue))
    }
  }

  /// The sums of tumour measurements.
  static func measurements(_ index: SubjectIndex, _ numbers: inout SeriesNumbers) -> DatedRecords {
    let table = index.study.tumorMeasurements
    let days = table.day.numbers
    let series = numbers.numbers(
      table.parameters.map { .measurement($0.code) }, table.evaluator)
    let evaluators = table.evaluator.codes
    return DatedRecords(index, table.subject) { row in
      Record(
        series: series[Int(table.parameter[row])][Int(evaluators[row]) + 1], day: days[row],
        value: table.value[row], change: table.percentChange[row],
        isBaseline: table.isBaseline[row])
    }
  }

  func visit(_ body: (Int, Record) -> Void) {
    for row in subjects.indices {
      let subject = Int(subjects[row])
      guard membership.isPresent.indices.contains(subject), membership.isPresent[subject] else {
        continue
      }
      let record = record(row)
      if !membership.knownBy.excludes(record.day) { body(subject, record) }
    }
  }
}

/// What is assessed or measured, and the evaluator.
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
  /// The evaluator; `nil` if none is named.
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
