import TrialModel

/// The assessments after randomization of every subject, by one evaluator and up to the cut-off:
/// in order of time, one a day, up to and including the first progression.
///
/// Of several on one day a progression counts, else the least favourable of those that could be
/// evaluated: SD, NON-CR/NON-PD, PR, CR. So the order of the rows does not matter. A subject
/// without a day of randomization is dated from its treatment.
struct Assessments {
  /// One assessment.
  struct Assessment: Equatable {
    /// The day, as in `DayColumn`.
    var day: Int32
    /// What was found.
    var category: ResponseCategory
    /// Whether that is the day; else it is one of those it can be.
    var isExact = true
  }

  /// Where those are put whose day is known to the month or year only; one that may be of before
  /// randomization, right after it or before it, whichever is the more or the less favorable.
  enum Placement {
    /// Progressions on the last and others on the first of the days that they can be.
    case favorable
    /// Progressions on the first and others on the last.
    case unfavorable
  }

  /// The day each subject's assessments are counted from, as in `DayColumn`.
  let origins: [Int32]
  /// The best of the assessments without a day, by subject; missing where there is none.
  private(set) var undated: [ResponseCategory]
  /// Whether the subject has a progression without a day.
  private(set) var hasUndatedProgression: [Bool]
  /// Whether the subject has assessments after the cut-off.
  private(set) var goesOn: [Bool]
  /// Whether the days of any are known to the month or year only.
  let hasPartials: Bool
  private var starts: [Int]
  private var ends: [Int]
  private var items: [Assessment]

  /// The assessments of a study.
  init(
    _ membership: SubjectMembership, evaluator: EvaluatorChoice, criteria: ResponseCriteria,
    placement: Placement = .favorable
  ) {
    let responses = membership.study.responses
    let count = membership.study.subjects.count
    let numbers = responses.day.numbers
    origins = Assessments.origins(membership)
    undated = [ResponseCategory](repeating: .missing, count: count)
    hasUndatedProgression = [Bool](repeating: false, count: count)
    goesOn = [Bool](repeating: false, count: count)
    hasPartials = responses.day.hasPartials
    starts = [Int](repeating: 0, count: count + 1)

    /// The day that an assessment is put on.
    func day(_ row: Int, after origin: Int32) -> Int32 {
      let number = numbers[row]
      guard number == DayColumn.missing, let days = responses.day.interval(row) else {
        return number
      }
      let isLast = (responses.category[row] == .progressive) == (placement == .favorable)
      if days.lowerBound <= origin, origin < days.upperBound {
        return isLast ? days.lowerBound : origin + 1
      }
      return isLast ? days.upperBound : days.lowerBound
    }
    var rows: [Int] = []
    for row in 0..<responses.count
    where responses.kind[row] == .visit && responses.category[row] != .missing {
      let subject = Int(responses.subject[row])
      guard origins.indices.contains(subject), evaluator.includes(row, in: responses) else {
        continue
      }
      let day = day(row, after: origins[subject])
      if membership.knownBy.excludes(day) {
        goesOn[subject] = true
      } else if day == DayColumn.missing {
        let category = criteria.category(responses.category[row])
        undated[subject] = min(undated[subject], category)
        if category == .progressive { hasUndatedProgression[subject] = true }
      } else if day > origins[subject] {
        starts[subject + 1] += 1
        rows.append(row)
      }
    }
    for subject in 0..<count { starts[subject + 1] += starts[subject] }
    ends = Array(starts.dropLast())
    items = [Assessment](repeating: Assessment(day: 0, category: .missing), count: rows.count)
    for row in rows {
      let subject = Int(responses.subject[row])
      items[ends[subject]] = Assessment(
        day: day(row, after: origins[subject]),
        category: criteria.category(responses.category[row]),
        isExact: numbers[row] != DayColumn.missing)
      ends[subject] += 1
    }
    for subject in 0..<count { tidy(subject) }
  }

  /// The dated assessments of a subject.
  func dated(_ subject: Int) -> ArraySlice<Assessment> {
    items[starts[subject]..<ends[subject]]
  }

  /// Whether a subject has any assessment.
  func isAssessed(_ subject: Int) -> Bool {
    starts[subject] < ends[subject] || undated[subject] != .missing
  }

  /// Whether anybody has any assessment.
  var isEmpty: Bool { items.isEmpty && undated.allSatisfy { $0 == .missing } }

  /// The day every subject's assessments are counted from: randomization, else treatment.
  static func origins(_ membership: SubjectMembership) -> [Int32] {
    let subjects = membership.study.subjects
    let treated = subjects.treatmentStart.numbers
    return zip(membership.randomized, treated).map { randomized, treated in
      randomized == DayColumn.missing ? treated : randomized
    }
  }

  /// Sorts a subject's assessments, leaves one a day and ends them with the first progression.
  private mutating func tidy(_ subject: Int) {
    let range = starts[subject]..<ends[subject]
    guard range.count > 0 else { return }
    items[range].sort {
      ($0.day, $0.category.precedence) < ($1.day, $1.category.precedence)
    }
    var end = range.lowerBound
    for index in range {
      if end > range.lowerBound, items[end - 1].day == items[index].day { continue }
      items[end] = items[index]
      end += 1
      if items[end - 1].category == .progressive { break }
    }
    ends[subject] = end
  }
}

extension ResponseCategory {
  /// Which of several on one day counts: the lowest.
  fileprivate var precedence: Int {
    switch self {
    case .progressive: 0
    case .stable: 1
    case .nonCompleteNonProgressive: 2
    case .partial: 3
    case .complete: 4
    case .notEvaluable: 5
    case .missing: 6
    }
  }
}

extension ResponseCriteria {
  /// What a category is called under these criteria.
  fileprivate func category(_ category: ResponseCategory) -> ResponseCategory {
    self == .who && category == .nonCompleteNonProgressive ? .stable : category
  }
}
