public import TrialModel

/// How much the tumours of every subject have shrunk or grown since baseline, as of the cut-off:
/// struct of arrays, in the order of a waterfall plot.
///
/// Who is drawn: the subjects of the response denominator who have a baseline and at least one later
/// measurement of one sum by one evaluator. Who is not is counted by arm. The order is that of the best
/// change, from the worst to the best, over all arms; equal ones stand in order of their identifiers.
public struct TumorBurden: Sendable, Equatable {
  /// The sum that is shown.
  public let parameter: TumorParameter
  /// Whose measurements count; `nil` if the data names nobody.
  public let evaluator: String?
  /// The criteria that set the thresholds: `RECIST 1.1` or `WHO`.
  public let criteria: String
  /// The change in percent from which on it is a partial response: -30 (RECIST), -50 (WHO).
  public let responseThreshold: Double
  /// The growth in percent from which on it is a progression: 20 (RECIST), 25 (WHO).
  ///
  /// The criteria measure it from the smallest sum, here it is drawn from baseline.
  public let progressionThreshold: Double
  /// How many subjects of each arm are drawn, and why the others are not.
  public let arms: [ArmTumorBurden]

  /// The row of each subject in `Study.subjects`.
  public internal(set) var subject: [Int32] = []
  /// The identifiers of the subjects.
  public internal(set) var identifiers: [String] = []
  /// The arm each counts in.
  public internal(set) var arm: [Int16] = []
  /// The best change from baseline in percent: the smallest, or the first where all have grown.
  public internal(set) var bestChange: [Double] = []
  /// The best response.
  public internal(set) var category: [ResponseCategory] = []
  /// Days from randomization, else from treatment, to the first complete or partial response that was
  /// assessed; `DayColumn.missing` without one.
  public internal(set) var responseDay: [Int32] = []
  /// Days to the first progression that was assessed, which may be one by new lesions alone;
  /// `DayColumn.missing` without one.
  public internal(set) var progressionDay: [Int32] = []
  /// Where the series of each subject begins in `days` and `changes`, and where the last one ends.
  public internal(set) var starts: [Int] = [0]
  /// Days from randomization, else from treatment, else from the baseline, to each later measurement.
  public internal(set) var days: [Int32] = []
  /// The change from baseline at each later measurement in percent.
  public internal(set) var changes: [Double] = []

  /// How many subjects are drawn.
  public var count: Int { subject.count }

  /// The places in `days` and `changes` of a subject's measurements, in order of time.
  public func series(_ row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }
}

/// How many subjects of an arm have measurements of their tumours.
public struct ArmTumorBurden: Sendable, Equatable {
  /// Subjects in the response denominator.
  public internal(set) var subjects = 0
  /// Of them with a baseline and a later measurement.
  public internal(set) var measured = 0
  /// Of them with a baseline but nothing later, as far as is known on the cut-off.
  public internal(set) var withoutLater = 0

  /// Of them without a baseline that anything could be compared with.
  public var withoutBaseline: Int { subjects - measured - withoutLater }
}

extension TumorBurden {
  /// The changes of the subjects of the response denominator; `nil` without measurements.
  ///
  /// `arms` is the arm every subject of the response denominator counts in.
  init?(_ membership: SubjectMembership, best: BestResponses, arms counted: [Int16]) {
    guard let tumors = TumorSeries(membership, best: best, arms: counted) else { return nil }
    let study = membership.study
    let criteria = best.rule.criteria
    let origins = best.assessments.origins
    let baselines = tumors.baselines
    var arms = [ArmTumorBurden](repeating: ArmTumorBurden(), count: study.arms.count)
    var drawn: [(subject: Int, best: Double)] = []
    for subject in counted.indices where counted[subject] >= 0 {
      let arm = Int(counted[subject])
      arms[arm].subjects += 1
      switch tumors.standing(subject) {
      case .measured: arms[arm].measured += 1
      case .withoutLater: arms[arm].withoutLater += 1
      case .withoutBaseline: break
      }
      if let best = tumors.best(subject) { drawn.append((subject, best)) }
    }
    let identifiers = study.subjects.identifiers
    drawn.sort {
      ($1.best, identifiers[$0.subject]) < ($0.best, identifiers[$1.subject])
    }

    self.init(
      parameter: tumors.parameter, evaluator: tumors.evaluator,
      criteria: criteria.rawValue, responseThreshold: criteria.responseThreshold,
      progressionThreshold: criteria.progressionThreshold, arms: arms)
    for (subject, smallest) in drawn {
      self.subject.append(Int32(subject))
      self.identifiers.append(identifiers[subject])
      arm.append(counted[subject])
      bestChange.append(smallest)
      category.append(best.categories[subject])
      let origin =
        origins[subject] == DayColumn.missing
        ? baselines[subject] ?? DayColumn.missing : origins[subject]
      // Without any day to count from the first measurement is day 0.
      let zero = origin == DayColumn.missing ? tumors.measurements[subject][0].day : origin
      let assessed = best.assessments.dated(subject)
      func day(_ isWanted: (ResponseCategory) -> Bool) -> Int32 {
        assessed.first { isWanted($0.category) }.map { $0.day - zero } ?? DayColumn.missing
      }
      responseDay.append(day(\.isResponse))
      progressionDay.append(day { $0 == .progressive })
      for measurement in tumors.measurements[subject] {
        days.append(measurement.day - zero)
        changes.append(measurement.change)
      }
      starts.append(days.count)
    }
  }

  private init(
    parameter: TumorParameter, evaluator: String?, criteria: String, responseThreshold: Double,
    progressionThreshold: Double, arms: [ArmTumorBurden]
  ) {
    self.parameter = parameter
    self.evaluator = evaluator
    self.criteria = criteria
    self.responseThreshold = responseThreshold
    self.progressionThreshold = progressionThreshold
    self.arms = arms
  }
}

extension ResponseCriteria {
  fileprivate var responseThreshold: Double { self == .who ? -50 : -30 }
  fileprivate var progressionThreshold: Double { self == .who ? 25 : 20 }
}
