import TrialModel

extension IL2Study {
  /// `adtte.csv`: the times of every randomized subject, in days.
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
