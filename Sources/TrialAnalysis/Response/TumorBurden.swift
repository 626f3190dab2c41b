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
