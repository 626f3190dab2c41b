import TrialModel

extension IL2Study {
  /// `adae.csv`: the adverse events of the treated, numbered in order of day.
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
