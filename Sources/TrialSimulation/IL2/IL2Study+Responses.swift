import TrialModel

extension IL2Study {
  /// `adrs.csv`: every assessment as OVR, then the best of them as BOR.
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
