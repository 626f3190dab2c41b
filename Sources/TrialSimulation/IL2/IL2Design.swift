import TrialModel

/// An arm of the interleukin-2 study, in the order of the paper.
enum IL2Arm: Int, CaseIterable {
  case high = 1
  case low = 2
  case subcutaneous = 3

  var code: String {
    switch self {
    case .high: "HD"
    case .low: "LD"
    case .subcutaneous: "SC"
    }
  }

  var label: String {
    switch self {
    case .high: "High-dose IV IL-2"
    case .low: "Low-dose IV IL-2"
    case .subcutaneous: "Low-dose SC IL-2"
    }
  }

  var short: String {
    switch self {
    case .high: "HD IV"
    case .low: "LD IV"
    case .subcutaneous: "SC"
    }
  }

  /// The number randomized to the arm, which is also its target in `study.toml`.
  var size: Int {
    IL2Group.allCases.filter { $0.arm == self }.reduce(0) { $0 + $1.composition.size }
  }

  var opened: IL2Date {
    switch self {
    case .high, .low: .opened
    case .subcutaneous: .subcutaneousOpened
    }
  }

  /// Days from the start of one course of treatment to the start of the next.
  static let daysBetweenCourses = 58

  /// The first days of the five-day cycles of a course, which starts on day 0.
  ///
  /// Intravenous: two cycles, nine days apart. Subcutaneous: one each week for six weeks.
  var cycleStarts: [Int] {
    switch self {
    case .high, .low: [0, 14]
    case .subcutaneous: [0, 7, 14, 21, 28, 35]
    }
  }
}

/// The fixed dates of the study. All but the month it opened in are invented.
enum IL2Date: Int32 {
  /// 1991-03-01, a Friday: the first day of consent.
  case opened = 7729
  /// 1993-11-01, a Monday: the 118th patient is randomized, and is the first of the third arm.
  case subcutaneousOpened = 8705
  /// 1999-12-31, when accrual was planned to end.
  case plannedCompletion = 10956
  /// 2003-01-31: nothing is dated after it.
  case cutoff = 12083

  var day: Day {
    Day(number: rawValue)
  }
}

/// The subjects of one arm who were randomized before, or after, the third arm opened.
///
/// Survival is assigned group by group, so that arms are alike over the whole study and among
/// concurrent subjects.
enum IL2Group: CaseIterable {
  case highEarly
  case highConcurrent
  case lowEarly
  case lowConcurrent
  case subcutaneous

  var arm: IL2Arm {
    switch self {
    case .highEarly, .highConcurrent: .high
    case .lowEarly, .lowConcurrent: .low
    case .subcutaneous: .subcutaneous
    }
  }

  /// The number of subjects with each outcome.
  ///
  /// Published: the sizes of the arms, and complete plus partial responses of each arm. Inferred
  /// from the published P values: 20 of 97 concurrent high-dose responders, and with them the sizes
  /// of the early groups. Invented: everything else.
  var composition: IL2Composition {
    switch self {
    case .highEarly:
      IL2Composition(
        complete: 5, partial: 8, stable: 16, progressive: 26, notEvaluable: 2, missing: 1,
        untreated: 1, dropouts: 1)
    case .highConcurrent:
      IL2Composition(
        complete: 6, partial: 14, stable: 25, progressive: 46, notEvaluable: 2, missing: 2,
        untreated: 2, dropouts: 2)
    case .lowEarly:
      IL2Composition(
        complete: 3, partial: 5, stable: 17, progressive: 30, notEvaluable: 1, missing: 1,
        untreated: 1, dropouts: 1)
    case .lowConcurrent:
      IL2Composition(
        complete: 3, partial: 8, stable: 26, progressive: 51, notEvaluable: 2, missing: 1,
        untreated: 1, dropouts: 2)
    case .subcutaneous:
      IL2Composition(
        complete: 2, partial: 7, stable: 28, progressive: 52, notEvaluable: 2, missing: 2,
        untreated: 1, dropouts: 2)
    }
  }
}

/// The number of subjects of a group with each outcome.
struct IL2Composition {
  let complete: Int
  let partial: Int
  let stable: Int
  let progressive: Int
  let notEvaluable: Int
  /// Treated, but never assessed.
  let missing: Int
  /// Randomized and never treated, and so never assessed.
  let untreated: Int
  /// The number of the stable who are lost to follow-up or withdraw.
  let dropouts: Int

  var size: Int {
    complete + partial + stable + progressive + notEvaluable + missing + untreated
  }

  /// The outcome of each subject without a complete response.
  var outcomesWithoutCompleteResponse: [IL2Outcome] {
    Array(repeating: .partial, count: partial)
      + Array(repeating: .dropout, count: dropouts)
      + Array(repeating: .stable, count: stable - dropouts)
      + Array(repeating: .progressive, count: progressive)
      + Array(repeating: .notEvaluable, count: notEvaluable)
      + Array(repeating: .missing, count: missing)
      + Array(repeating: .untreated, count: untreated)
  }
}

/// The outcome assigned to a subject without a complete response.
enum IL2Outcome {
  case partial
  case stable
  /// Stable, and later lost to follow-up or withdrawn.
  case dropout
  case progressive
  case notEvaluable
  case missing
  case untreated

  /// The range of ranks in survival, in thousandths.
  ///
  /// The ranges overlap: responders live longer as a group, not each of them.
  var prognosis: ClosedRange<Int> {
    switch self {
    case .partial: 450...1000
    case .stable, .dropout: 250...950
    case .progressive: 60...760
    case .notEvaluable: 20...270
    case .missing: 0...60
    case .untreated: 100...800
    }
  }
}
