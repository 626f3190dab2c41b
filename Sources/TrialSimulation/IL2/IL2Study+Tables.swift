import TrialModel

extension IL2Study {
  /// Returns `adsl.csv`: one row for each participant, in order of number.
  static func subjects(_ roster: IL2Roster) -> String {
    var rows = roster.randomized.map { (number: $0.person.number, fields: fields($0)) }
    rows += roster.screenFailures.map { (number: $0.person.number, fields: fields($0)) }
    rows.sort { $0.number < $1.number }
    var table = CSVText(columns: [
      "STUDYID", "USUBJID", "SUBJID", "SITEID", "AGE", "SEX", "ARM", "ARMCD", "TRT01P", "TRT01PN",
      "TRT01A", "TRT01AN", "ITTFL", "SAFFL", "RFICDT", "RANDDT", "TRTSDT", "TRTEDT", "EOSSTT",
      "DCSREAS", "EOSDT", "DTHFL", "DTHDT", "DTHCAUS", "LSTALVDT", "SCRFREAS",
    ])
    for row in rows {
      table.append(row.fields)
    }
    return table.text
  }

  private static func fields(_ subject: IL2Subject) -> [String] {
    let arm = subject.arm
    let course = subject.course
    let treatment = course.treatment
    return common(subject.person)
      + [arm.label, arm.code, arm.label, String(arm.rawValue)]
      + (treatment == nil ? ["", ""] : [arm.label, String(arm.rawValue)])
      + ["Y", treatment == nil ? "N" : "Y"]
      + [
        subject.person.consent.description, subject.randomization.day.description,
        text(treatment?.lowerBound),
        course.isTreatmentOngoing ? "" : text(treatment?.upperBound),
      ] + disposition(course) + [course.lastAlive.description, ""]
  }

  private static func fields(_ failure: IL2ScreenFailure) -> [String] {
    common(failure.person)
      + ["Screen Failure", "SCRNFAIL", "Screen Failure", "", "", "", "N", "N"]
      + [failure.person.consent.description]
      + Array(repeating: "", count: 10) + [failure.reason]
  }

  private static func common(_ person: IL2Participant) -> [String] {
    [identifier, person.identifier, person.subject, person.site, String(person.age), person.sex]
  }

  /// Returns EOSSTT, DCSREAS, EOSDT, DTHFL, DTHDT and DTHCAUS.
  private static func disposition(_ course: IL2Course) -> [String] {
    let lastAlive = course.lastAlive.description
    switch course.end {
    case .died(let day, let cause):
      return ["DISCONTINUED", "DEATH", day.description, "Y", day.description, cause]
    case .lostToFollowUp:
      return ["DISCONTINUED", "LOST TO FOLLOW-UP", lastAlive, "", "", ""]
    case .withdrew:
      return ["DISCONTINUED", "WITHDRAWAL BY SUBJECT", lastAlive, "", "", ""]
    case .ongoing:
      return ["ONGOING", "", "", "", "", ""]
    }
  }

  /// Returns the date, or an empty text for `nil`.
  static func text(_ day: Day?) -> String {
    day?.description ?? ""
  }
}

extension IL2Study {
  /// Returns `adrs.csv`: every assessment as OVR, then the best of them as BOR.
  static func responses(_ roster: IL2Roster) -> String {
    var table = CSVText(columns: [
      "STUDYID", "USUBJID", "PARAMCD", "PARAM", "AVISIT", "ADT", "AVALC", "ANL01FL", "RSEVAL",
    ])
    for subject in roster.randomized {
      let keys = [identifier, subject.person.identifier]
      for (index, assessment) in subject.course.assessments.enumerated() {
        table.append(
          keys + [
            "OVR", "Overall Response", "Assessment \(index + 1)", assessment.day.description,
            assessment.response.rawValue, "Y", "INVESTIGATOR",
          ])
      }
      let best = subject.course.best
      let response = best?.response ?? .missing
      table.append(
        keys + [
          "BOR", "Best Overall Response", "", text(best?.day), response.rawValue, "Y",
          "INVESTIGATOR",
        ])
    }
    return table.text
  }
}

extension IL2Study {
  /// Returns `adtte.csv`: the times of every randomized subject, in days.
  static func timesToEvent(_ roster: IL2Roster) -> String {
    var table = CSVText(columns: [
      "STUDYID", "USUBJID", "PARAMCD", "PARAM", "AVAL", "AVALU", "STARTDT", "ADT", "CNSR",
      "EVNTDESC", "CNSDTDSC",
    ])
    for subject in roster.randomized {
      for time in IL2TimeToEvent.all(of: subject) {
        table.append([
          identifier, subject.person.identifier, time.code, time.name, String(time.days), "DAYS",
          time.start.description, time.end.description, time.isCensored ? "1" : "0",
          time.isCensored ? "" : time.description, time.isCensored ? time.description : "",
        ])
      }
    }
    return table.text
  }
}

extension IL2Study {
  /// Returns `adae.csv`: the adverse events of the treated, numbered in order of day.
  static func adverseEvents(_ roster: IL2Roster) -> String {
    var table = CSVText(columns: [
      "STUDYID", "USUBJID", "AESEQ", "AETERM", "AEDECOD", "AEBODSYS", "ASTDT", "AENDT", "AETOXGR",
      "AESER", "AEREL", "AEACN", "AEOUT", "TRTEMFL",
    ])
    for subject in roster.randomized {
      for (index, event) in roster.events[subject.randomization.order, default: []].enumerated() {
        table.append([
          identifier, subject.person.identifier, String(index + 1), event.reported, event.term,
          event.bodySystem, event.start.description, text(event.end), String(event.grade),
          event.isSerious ? "Y" : "N", event.relation, event.action, event.outcome,
          event.isTreatmentEmergent ? "Y" : "",
        ])
      }
    }
    return table.text
  }
}

extension IL2Study {
  /// Returns `adtr.csv`: the sum of products at baseline and at every assessment with a measurement.
  static func tumorMeasurements(_ roster: IL2Roster) -> String {
    var table = CSVText(columns: [
      "STUDYID", "USUBJID", "PARAMCD", "PARAM", "AVISIT", "ADT", "AVAL", "BASE", "PCHG", "ABLFL",
      "ANL01FL", "TREVAL",
    ])
    for subject in roster.randomized {
      guard let measurements = roster.measurements[subject.randomization.order] else {
        continue
      }
      let baseline = measurements.baseline
      for measurement in [baseline] + measurements.later {
        let isBaseline = measurement.day == baseline.day
        let visit = subject.course.assessments.firstIndex { $0.day == measurement.day }
        table.append([
          identifier, subject.person.identifier, "SUMPROD", "Sum of Products of Diameters (mm2)",
          isBaseline ? "Baseline" : visit.map { "Assessment \($0 + 1)" } ?? "",
          measurement.day.description, String(measurement.sum), String(baseline.sum),
          isBaseline ? "" : percent(measurement.sum - baseline.sum, of: baseline.sum),
          isBaseline ? "Y" : "", "Y", "INVESTIGATOR",
        ])
      }
    }
    return table.text
  }

  /// Returns a share in percent with one decimal, halves rounded away from zero.
  private static func percent(_ part: Int, of whole: Int) -> String {
    let tenths = (2000 * abs(part) + whole) / (2 * whole)
    let sign = part < 0 && tenths > 0 ? "-" : ""
    return "\(sign)\(tenths / 10).\(tenths % 10)"
  }
}
