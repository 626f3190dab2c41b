public import TrialAnalysis
public import TrialModel

extension SubjectQuery {
  /// What it counts, in words: `CR or PR · C SC`.
  ///
  /// `unit` is the unit of times in it. `separator` is what stands between the parts.
  public func title(_ analysis: Analysis, unit: TimeUnit, separator: String = " · ") -> String {
    var parts = [subset.title(analysis, unit)]
    if let arm, analysis.arms.indices.contains(arm) {
      parts.append("\(analysis.arms[arm].letter) \(analysis.arms[arm].arm.short)")
    }
    if let level { parts.append("\(level.factor.rawValue) \(level.name)") }
    if let days = randomizedIn {
      parts.append(
        days.lowerBound == days.upperBound
          ? "randomized on \(days.lowerBound)"
          : "randomized from \(days.lowerBound) to \(days.upperBound)")
    }
    if let concurrentWith {
      let names = concurrentWith.filter { analysis.arms.indices.contains($0) }
        .map { analysis.arms[$0].letter }.joined(separator: ", ")
      switch place {
      case .inside: parts.append("randomized while \(names) were open")
      case .earlier: parts.append("randomized before \(names) were open")
      case .later: parts.append("randomized after one of \(names) had closed")
      case .undated: parts.append("without a day of randomization")
      }
    }
    return parts.joined(separator: separator)
  }
}

extension SubjectQuery.Subset {
  /// What it counts, in words: `at risk at 24 months, OS`.
  func title(_ analysis: Analysis, _ unit: TimeUnit) -> String {
    switch self {
    case .everyone: return "Everyone known"
    case .population: return "Population: \(analysis.population.rawValue)"
    case .randomized: return "Randomized"
    case .treated: return "Randomized and treated"
    case .ongoing: return "Ongoing"
    case .completed: return "Completed"
    case .discontinued(let reason): return "Discontinued" + reason.suffix
    case .undetermined: return "Status not told"
    case .dead: return "Dead, of all randomized"
    case .deaths: return "Deaths"
    case .screened: return "Screened"
    case .screenFailures(let reason): return "Screen failures" + reason.suffix
    case .undated: return "Randomized, day not told"
    case .month(let month): return "Randomized in \(MonthCount.name(ofMonth: month))"
    case .site(let site): return "Randomized at \(site)"
    case .stratum(let stratum): return stratum.map { "Stratum \($0)" } ?? "Without a stratum"
    case .randomizedBefore(let day): return "Randomized before \(day)"
    case .randomizedOn(let day): return "Randomized on \(day)"
    case .safety: return "Safety population"
    case .unknownExposure: return "Treated, exposure not known"
    case .bestResponse(let categories):
      return categories.sorted().map(\.code).joined(separator: " or ")
    case .responseDenominator: return "Denominator of response"
    case .tumor(.measured): return "Tumours measured after baseline"
    case .tumor(.withoutLater): return "Tumours measured at baseline only"
    case .tumor(.withoutBaseline): return "Tumours not measured at baseline"
    case .toxicity(let item, let measure):
      return [item.title(analysis), measure.title(analysis)].filter { !$0.isEmpty }
        .joined(separator: ", ")
    case .onset(let subset): return subset.title(analysis, unit)
    case .endpoint(let code, let subset):
      return subset.title(unit, others: "Without a usable record") + ", \(code)"
    case .landmark(let code, let subset):
      let endpoint = analysis.survival?.endpoints.first { $0.endpoint.code == code }
      let time = endpoint?.landmark.map { " of \(unit.phrase($0.time))" } ?? ""
      return subset.title(unit, others: "No longer at risk")
        + " after the landmark\(time), \(code)"
    }
  }
}

extension ReasonChoice {
  fileprivate var suffix: String {
    switch self {
    case .any: ""
    case .told(let reason): ": \(reason)"
    case .untold: ", no reason told"
    }
  }
}

extension ToxicityItem {
  fileprivate func title(_ analysis: Analysis) -> String {
    switch self {
    case .summary(.grade3Plus): "Any event of \(analysis.gradeName) 3 or more"
    case .summary(let category): category.label
    case .organClass(let name): name
    case .term(let name, _): name
    }
  }
}

extension EventCriterion {
  fileprivate func title(_ analysis: Analysis) -> String {
    switch self {
    case .any: ""
    case .gradeAtLeast(let grade):
      "\(analysis.gradeName) \(grade)" + (grade < 5 ? " or more" : "")
    case .worst(0): "no \(analysis.gradeName) told"
    case .worst(let grade): "worst \(analysis.gradeName) \(grade)"
    case .serious: "serious"
    case .related: "related"
    }
  }
}

extension EndpointSubset {
  fileprivate func title(_ unit: TimeUnit, others: String) -> String {
    switch self {
    case .recorded: "With a record"
    case .events: "With the event"
    case .censored: "Censored"
    case .atRisk(let days): "At risk at \(unit.phrase(days))"
    case .eventsBefore(let days): "With the event before \(unit.phrase(days))"
    case .censoredBefore(let days): "Censored before \(unit.phrase(days))"
    case .withoutRecord: others
    }
  }
}

extension OnsetSubset {
  fileprivate func title(_ analysis: Analysis, _ unit: TimeUnit) -> String {
    let event = "\(analysis.gradeName) 3 or more"
    return switch self {
    case .recorded: "Exposure known"
    case .atRisk(let days): "At risk of a first \(event) at \(unit.phrase(days))"
    case .competing: "Died without \(event)"
    case .undated: "With an undated \(event)"
    case .late: "First \(event) after the exposure"
    case .unknown: "Treated, exposure not known"
    }
  }
}

extension Analysis {
  /// What a grade is called; a severity must not pass for a toxicity grade.
  fileprivate var gradeName: String { toxicity?.scale == .severity ? "severity" : "grade" }
}

extension TimeUnit {
  /// A time in days as a phrase: `24 months`.
  fileprivate func phrase(_ days: Double) -> String {
    let text = NumberFormat.time(days, in: self)
    let number = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    return "\(number) \(word(after: number))"
  }
}
