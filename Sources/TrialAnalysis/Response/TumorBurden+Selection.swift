import TrialData

extension TumorBurden {
  /// The changes of the subjects of the response denominator; `nil` without measurements.
  ///
  /// - Parameters:
  ///   - arms: The arm every subject of the response denominator counts in.
  init?(_ selection: Selection, best: BestResponses, arms counted: [Int16]) {
    let study = selection.study
    let table = study.tumorMeasurements
    let criteria = best.rule.criteria
    guard
      let choice = MeasurementChoice(
        table, criteria: criteria, asked: study.settings.evaluator ?? best.evaluator.name)
    else { return nil }

    let origins = best.assessments.origins
    var series = [[Measurement]](repeating: [], count: counted.count)
    var baselines = [Int32?](repeating: nil, count: counted.count)
    for row in 0..<table.count where choice.includes(row, in: table) {
      let subject = Int(table.subject[row])
      let day = table.day.numbers[row]
      guard counted.indices.contains(subject), counted[subject] >= 0,
        !selection.knownBy.isBefore(day)
      else { continue }
      if table.isBaseline[row] {
        baselines[subject] = max(baselines[subject] ?? DayColumn.missing, day)
      } else if !table.percentChange[row].isNaN {
        series[subject].append(Measurement(day: day, change: table.percentChange[row]))
      }
    }

    var arms = [ArmTumorBurden](repeating: ArmTumorBurden(), count: study.arms.count)
    var drawn: [(subject: Int, best: Double)] = []
    for subject in counted.indices where counted[subject] >= 0 {
      let arm = Int(counted[subject])
      arms[arm].subjects += 1
      let baseline = baselines[subject] ?? DayColumn.missing
      let start = baseline == DayColumn.missing ? origins[subject] : baseline
      series[subject] = Measurement.tidied(series[subject], after: start)
      if let best = Measurement.best(series[subject]) {
        arms[arm].measured += 1
        drawn.append((subject, best))
      } else if baselines[subject] != nil {
        arms[arm].withoutLater += 1
      }
    }
    let identifiers = study.subjects.identifiers
    drawn.sort {
      ($1.best, identifiers[$0.subject]) < ($0.best, identifiers[$1.subject])
    }

    self.init(
      parameter: table.parameters[Int(choice.parameter)], evaluator: choice.evaluator,
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
      let zero = origin == DayColumn.missing ? series[subject][0].day : origin
      let assessed = best.assessments.dated(subject)
      func day(_ isWanted: (ResponseCategory) -> Bool) -> Int32 {
        assessed.first { isWanted($0.category) }.map { $0.day - zero } ?? DayColumn.missing
      }
      responseDay.append(day(\.isResponse))
      progressionDay.append(day { $0 == .progressive })
      for measurement in series[subject] {
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

/// One measurement after baseline.
private struct Measurement {
  var day: Int32
  var change: Double

  /// The measurements after the baseline in order of time, of several on a day the largest.
  static func tidied(_ measurements: [Measurement], after start: Int32) -> [Measurement] {
    var kept: [Measurement] = []
    for measurement in measurements.sorted(by: { ($0.day, $1.change) < ($1.day, $0.change) })
    where measurement.day > start && kept.last?.day != measurement.day {
      kept.append(measurement)
    }
    return kept
  }

  /// The smallest change, or the first one where all are growth; `nil` without any.
  static func best(_ measurements: [Measurement]) -> Double? {
    guard let first = measurements.first else { return nil }
    let smallest = measurements.reduce(first.change) { min($0, $1.change) }
    return smallest > 0 ? first.change : smallest
  }
}

extension ResponseCriteria {
  fileprivate var responseThreshold: Double { self == .who ? -50 : -30 }
  fileprivate var progressionThreshold: Double { self == .who ? 25 : 20 }
}
