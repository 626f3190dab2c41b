import TrialModel

/// The changes of the sum of target lesions of every subject of the response denominator.
struct TumorSeries {
  /// What was measured, and the evaluator.
  let parameter: TumorParameter
  let evaluator: String?
  /// The changes after baseline of every subject, in order of time.
  private(set) var measurements: [[TumorMeasurement]]
  /// The day of the baseline of every subject, `DayColumn.missing` if it has none; `nil` without one.
  private(set) var baselines: [Int32?]

  /// The changes of those who count in an arm; `nil` without measurements.
  init?(_ membership: SubjectMembership, best: BestResponses, arms: [Int16]) {
    let table = membership.study.tumorMeasurements
    guard
      let choice = MeasurementChoice(
        table, criteria: best.rule.criteria,
        asked: membership.study.settings.evaluator ?? best.evaluator.name)
    else { return nil }
    parameter = table.parameters[Int(choice.parameter)]
    evaluator = choice.evaluator
    var series = [[TumorMeasurement]](repeating: [], count: arms.count)
    var baselines = [Int32?](repeating: nil, count: arms.count)
    for row in 0..<table.count where choice.includes(row, in: table) {
      let subject = Int(table.subject[row])
      let day = table.day.numbers[row]
      guard arms.indices.contains(subject), arms[subject] >= 0, !membership.knownBy.excludes(day)
      else { continue }
      if table.isBaseline[row] {
        baselines[subject] = max(baselines[subject] ?? DayColumn.missing, day)
      } else if !table.percentChange[row].isNaN {
        series[subject].append(TumorMeasurement(day: day, change: table.percentChange[row]))
      }
    }
    for subject in arms.indices where arms[subject] >= 0 {
      let baseline = baselines[subject] ?? DayColumn.missing
      let start = baseline == DayColumn.missing ? best.assessments.origins[subject] : baseline
      series[subject] = TumorMeasurement.tidied(series[subject], after: start)
    }
    measurements = series
    self.baselines = baselines
  }

  /// The best change of a subject; `nil` for one who was not measured after baseline.
  func best(_ subject: Int) -> Double? { TumorMeasurement.best(measurements[subject]) }

  /// Whether a subject was measured.
  func standing(_ subject: Int) -> TumorStanding {
    if !measurements[subject].isEmpty { return .measured }
    return baselines[subject] == nil ? .withoutBaseline : .withoutLater
  }
}

/// One measurement after baseline.
struct TumorMeasurement {
  var day: Int32
  var change: Double

  /// The measurements after the baseline in order of time, of several on a day the largest.
  static func tidied(_ measurements: [TumorMeasurement], after start: Int32) -> [TumorMeasurement] {
    var kept: [TumorMeasurement] = []
    for measurement in measurements.sorted(by: { ($0.day, $1.change) < ($1.day, $0.change) })
    where measurement.day > start && kept.last?.day != measurement.day {
      kept.append(measurement)
    }
    return kept
  }

  /// The smallest change, or the first one where all are growth; `nil` without any.
  static func best(_ measurements: [TumorMeasurement]) -> Double? {
    guard let first = measurements.first else { return nil }
    let smallest = measurements.reduce(first.change) { min($0, $1.change) }
    return smallest > 0 ? first.change : smallest
  }
}
