import TrialModel

extension SubjectProblem {
  /// What is wrong in a column of that name, in one sentence.
  func message(column: String) -> String {
    switch self {
    case .armColumnMissing: "There is no column for the planned arm."
    case .twice(let subject, let line): "Subject \(subject) is already on line \(line)."
    case .tooManyArms(let label, let limit):
      "\(column) has more than \(limit) values; \"\(label.prefix(40))\" is new."
    case .armFromOtherColumn(let other, let text): "\(column) is empty; \(other) is \"\(text)\"."
    case .armMissing: "\(column) is empty, but the subject was randomized."
    case .deathContradicted(let dayColumn): "\(column) says no death, \(dayColumn) has its day."
    case .dispositionUnknown(let text):
      "\(column) is \"\(text)\"; expected ONGOING, COMPLETED or DISCONTINUED."
    case .ageUnreadable(let text): "\(column) is \"\(text)\"; expected years."
    case .randomizationMissing(let count):
      "\(count) of those in an arm have no \(column), the first on this line."
    case .armUnplanned(let label):
      "\(column) is \"\(label.prefix(40))\", which is nobody's planned arm."
    case .givenArmMissing: "\(column) is empty, but the subject was treated."
    case .noSubject: "There is no subject yet."
    case .randomizationProxy: "There is no day of randomization (RANDDT)."
    case .randomizationUndated:
      "There is no day of randomization and nothing that could stand in for it."
    }
  }

  /// What was done about it, or what to do, in a column of that name.
  func remedy(column: String) -> String {
    switch self {
    case .armColumnMissing:
      "All subjects are shown as one arm. Name it in study.toml: [columns.subjects] arm = \"...\"."
    case .twice: "The first row counts; this one was skipped."
    case .tooManyArms:
      "Counted in no arm; name the right column in study.toml: [columns.subjects] arm = \"...\"."
    case .armFromOtherColumn(let other, _): "\(other) was used."
    case .armMissing: "Counted in no arm."
    case .deathContradicted: "The day was believed."
    case .dispositionUnknown: "Taken as not told."
    case .ageUnreadable: "Taken as missing."
    case .randomizationMissing: "They cannot be placed in time."
    case .armUnplanned: "It is shown as an arm of its own."
    case .givenArmMissing: "The planned arm was taken."
    case .noSubject: "Everything else is counted per subject."
    case .randomizationProxy: "\(column) stands in for it."
    case .randomizationUndated:
      "Accrual cannot be shown and no comparison can be limited to concurrent patients."
    }
  }
}

extension ResponseProblem {
  /// What is wrong in a column of that name, in one sentence.
  func message(column: String) -> String {
    switch self {
    case .twice(let subject, let kind):
      "Subject \(subject) has a second "
        + (kind == .best ? "best response." : "confirmed best response.")
    case .missing: "\(column) is empty."
    case .unknown(let text):
      "\(column) is \"\(text)\"; expected CR, PR, SD, PD, NE, NON-CR/NON-PD or MISSING."
    case .rowsAreVisits:
      "There are several rows of one subject and no parameter that tells them apart."
    case .noParameterKnown(let parameters):
      "None of the parameters is a response (OVR..., BOR..., CBOR...): "
        + parameters.prefix(6).joined(separator: ", ") + "."
    }
  }

  /// What was done about it, or what to do.
  var remedy: String {
    switch self {
    case .twice: "The first one counts; this row was skipped."
    case .missing: "Taken as no assessment."
    case .unknown: "Row skipped."
    case .rowsAreVisits: "Each row was taken as one assessment."
    case .noParameterKnown: "There are no responses to show."
    }
  }
}

extension AdverseEventProblem {
  /// What is wrong in a column of that name, in one sentence.
  func message(column: String) -> String {
    switch self {
    case .seriousnessUntold: "There is no column that says which events are serious."
    case .termUncoded(let other, let text): "\(column) is empty; \(other) is \"\(text)\"."
    case .termMissing, .seriousnessMissing: "\(column) is empty."
    case .gradeUnreadable(let text, let isSeverity):
      "\(column) is \"\(text)\"; expected 1 to 5" + (isSeverity ? " or MILD to FATAL." : ".")
    case .relatednessUnknown(let text):
      "\(column) is \"\(text)\", which trialtop does not know."
    case .gradesMixed(let graded, let worded):
      "\(graded) events have a toxicity grade, \(worded) a word of severity."
    case .onlySeverities: "There are no toxicity grades, only severities."
    case .ungraded(let count, let total): "\(count) of \(total) events have no grade."
    case .relatednessUntold(let count, let total):
      "\(count) of \(total) events are neither related nor not."
    }
  }

  /// What was done about it, or what to do.
  var remedy: String {
    switch self {
    case .seriousnessUntold: "No event counts as serious."
    case .termUncoded(let other, _): "\(other) was taken."
    case .termMissing: "The event counts, but under no term."
    case .gradeUnreadable: "The event counts without a grade."
    case .seriousnessMissing: "The event counts as not serious."
    case .relatednessUnknown:
      "Taken as not related; list the related values in study.toml: [toxicity] related = [...]."
    case .gradesMixed, .onlySeverities:
      "Mild to fatal are shown as 1 to 5 and called severity, not CTCAE grade."
    case .ungraded: "They count in no grade."
    case .relatednessUntold: "Taken as not related."
    }
  }
}

extension MeasurementProblem {
  /// What is wrong in a column of that name, in one sentence.
  func message(column: String) -> String {
    switch self {
    case .undated: "The measurement has no day."
    case .ambiguous(let text):
      "\(column) is \"\(text)\": the comma may part thousands or decimals."
    case .unreadable(let text): "\(column) is \"\(text)\", not a number."
    case .negative(let text): "\(column) is \(text); a sum cannot be negative."
    case .changeImpossible(let text):
      "\(column) is \(text); nothing shrinks by more than 100 %."
    case .missing: "\(column) is empty."
    case .noParameterKnown(let parameters):
      "None of the parameters is a sum over the target lesions (SDIAM, SUMPROD ...): "
        + parameters.prefix(6).map { String($0.prefix(40)) }.joined(separator: ", ") + "."
    case .baselinesDerived: "No column says which measurements are the baselines."
    case .baselineNotPositive(let isZero):
      "The baseline is \(isZero ? "0" : "negative"): there is no change from it."
    }
  }

  /// What was done about it, or what to do.
  var remedy: String {
    switch self {
    case .undated, .negative, .changeImpossible, .missing: "Row skipped."
    case .ambiguous:
      "Taken as missing; write decimals with a point and thousands with nothing."
    case .unreadable: "Taken as missing."
    case .noParameterKnown:
      "There is no tumour burden to show; single lesions are not summed up."
    case .baselinesDerived:
      "The last one up to the start of treatment, else randomization, was taken."
    case .baselineNotPositive: "The measurement is left out."
    }
  }
}

extension TimeProblem {
  /// What is wrong in a column of that name, in one sentence.
  func message(column: String) -> String {
    switch self {
    case .censoringFromEvent: "There is no CNSR; \(column) was read instead."
    case .endpointAssumed: "No column names the endpoint."
    case .twice(let subject, let endpoint): "Subject \(subject) has a second record of \(endpoint)."
    case .negative(let text): "\(column) is \"\(text)\"; a time cannot be negative."
    case .zero(let text):
      "\(column) is \"\(text)\": the event or censoring is on the first day."
    case .missing, .censoringMissing: "\(column) is empty."
    case .ambiguous(let text):
      "\(column) is \"\(text)\": the comma may part thousands or decimals."
    case .unreadable(let text): "\(column) is \"\(text)\", not a number."
    case .tooManyEndpoints(let text, let limit):
      "\(column) has more than \(limit) values; \"\(text)\" is new."
    case .censoringUnreadable(let text, let isCensoring):
      "\(column) is \"\(text)\"; expected "
        + (isCensoring ? "0 for an event or 1 for censored." : "1 for an event or 0.")
    case .statusTwo: "\(column) is \"2\" where others are 0 and 1."
    case .statusAlwaysOne: "\(column) is 1 in every row."
    case .notTime(let endpoint, let unit):
      "\(endpoint.prefix(40)) is counted in \(unit.prefix(40)), which is no unit of time."
    case .unitsMixed(let endpoint, let units):
      "\(endpoint.prefix(40)) is in " + units.map(\.rawValue).joined(separator: " and ") + "."
    case .unitMissing(let count, let endpoint, _):
      "\(count) rows of \(endpoint.prefix(40)) have no unit."
    case .unitContradicted(let endpoint, let unit, let days):
      "\(endpoint.prefix(40)) is in \(unit.rawValue), but its dates are "
        + "\((min(days, 1e6) * 10).rounded() / 10) days apart for each of them."
    case .unitFromDates(let endpoint, let unit):
      "\(endpoint.prefix(40)) has no unit; its dates say \(unit.rawValue)."
    case .unitAssumed(let endpoint):
      "\(endpoint.prefix(40)) has no unit (AVALU) and no dates that tell it."
    case .unitUntold(let endpoint):
      "\(column) is empty, and \(endpoint.prefix(40)) is in several units."
    case .unitUnreadable(let unit):
      "\(column) is \"\(unit.prefix(40))\", which is no unit of time."
    }
  }

  /// What was done about it, or what to do.
  var remedy: String {
    switch self {
    case .censoringFromEvent: "1 means event (2 where the column holds only 1 and 2)."
    case .endpointAssumed: "All rows were taken as overall survival (OS)."
    case .twice: "The first one counts; this row was skipped."
    case .negative: "Row skipped; look at the dates."
    case .zero: ""
    case .missing, .unreadable, .tooManyEndpoints, .censoringUnreadable, .unitUntold,
      .unitUnreadable:
      "Row skipped."
    case .ambiguous: "Row skipped; write decimals with a point and thousands with nothing."
    case .censoringMissing, .statusTwo: "Row skipped: neither event nor censored."
    case .statusAlwaysOne:
      "Taken as events; where 1 means censored and 2 means event, write 0 and 1."
    case .notTime: "Endpoint left out."
    case .unitsMixed: "Every row was read in its own unit."
    case .unitMissing(_, _, let unit): "Taken as \(unit.rawValue), like the others."
    case .unitContradicted: "The unit was believed; look at the dates."
    case .unitFromDates(_, let unit):
      unit == .days ? "" : "A \(unit.rawValue.dropLast()) was taken as \(unit.days) days."
    case .unitAssumed: "Taken as days."
    }
  }
}
