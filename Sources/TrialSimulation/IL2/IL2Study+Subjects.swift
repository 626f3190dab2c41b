import TrialModel

extension IL2Study {
  /// `adsl.csv`: one row for everybody who consented, in order of their numbers.
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

  private static func common(_ person: IL2Person) -> [String] {
    [identifier, person.identifier, person.subject, person.site, String(person.age), person.sex]
  }

  /// EOSSTT, DCSREAS, EOSDT, DTHFL, DTHDT and DTHCAUS.
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

  /// The date, or nothing.
  static func text(_ day: Day?) -> String {
    day?.description ?? ""
  }
}
