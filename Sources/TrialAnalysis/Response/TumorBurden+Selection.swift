import TrialModel

extension TumorBurden {
  /// The changes of the subjects of the response denominator; `nil` without measurements.
  ///
  /// - Parameters:
  ///   - arms: The arm every subject of the response denominator counts in.
  init?(_ selection: Selection, best: BestResponses, arms counted: [Int16]) {
    guard let tumors = TumorSeries(selection, best: best, arms: counted) else { return nil }
    let study = selection.study
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
