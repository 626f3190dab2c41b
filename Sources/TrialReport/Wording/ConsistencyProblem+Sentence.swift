import TrialModel

extension ConsistencyProblem {
  /// What contradicts what, in one sentence.
  var message: String {
    switch self {
    case .datesTenYearsOff(let column, let days):
      let years = (days.magnitude * 10 + 1826) / 3653
      return "The days of \(column.name) lie about \(years) years \(days < 0 ? "before" : "after") "
        + (column == .randomized ? "all others." : "randomization, by the median.")
    case .dateFarAhead(let column, let day, let latest):
      return "The day of \(column.name) is \(day), more than two years after \(latest), the latest "
        + "of the other dates."
    case .deathWithoutEvent(let subject, let hasSurvival):
      return "\(name(subject)) has died, but "
        + (hasSurvival ? "overall survival is censored." : "has no overall survival.")
    case .eventWithoutDeath(let subject):
      return "\(name(subject)) has the event of overall survival, but has not died by the subject "
        + "table."
    case .deathDayDiffers(let subject, let died, let event):
      return "\(name(subject)) died on \(died) by the subject table, on \(event) by overall "
        + "survival."
    case .deathBeforeLastContact(let subject, let died, let lastAlive):
      return "\(name(subject)) died on \(died), but was known to be alive on \(lastAlive)."
    case .deathBeforeProgression(let subject, let hasDied):
      return "\(name(subject)) has the event of progression-free survival after "
        + (hasDied ? "its death." : "the end of overall survival.")
    case .fatalEventWithoutDeath(let subject, let term):
      return "\(name(subject)) has a fatal adverse event (\(self.term(term))), but has not died."
    case .timeBeforeRandomization(let subject, let endpoint, let ended, let randomized):
      return "\(name(subject)): \(endpoint.prefix(20)) ends on \(ended), before randomization on "
        + "\(randomized)."
    case .assessmentBeforeRandomization(let subject, let category, let assessed, let randomized):
      return "\(name(subject)) has \(category.code) on \(assessed), before randomization on "
        + "\(randomized)."
    case .treatmentEndBeforeStart(let subject, let start, let end):
      return "\(name(subject)) was last treated on \(end), before the first treatment on \(start)."
    case .emergentBeforeRandomization(let subject, let term, let began, let randomized):
      return "\(name(subject)): \(self.term(term)) is flagged as treatment-emergent, but began on "
        + "\(began), before randomization on \(randomized)."
    case .eventBeforeDose(let subject, let term, let began, let dosed):
      return "\(name(subject)): \(self.term(term)) began on \(began), before the first dose on "
        + "\(dosed)."
    case .armGivenDiffers(let subject, let planned, let given):
      return "\(name(subject)) was planned for \(planned.prefix(40)), but was given "
        + "\(given.prefix(40))."
    case .randomizedAfterCutoff(let subject, let randomized, let cutoff):
      return "\(name(subject)) was randomized on \(randomized), after the cut-off \(cutoff)."
    case .responseAfterComplete(let subject, let category, let day, let complete):
      return "\(category.code) on \(day) after CR on \(complete), subject \(subject.prefix(40))."
    case .responseAfterProgression(let subject, let category, let day, let progression):
      return "\(category.code) on \(day) after PD on \(progression), subject \(subject.prefix(40))."
    case .responseConflict(let subject, let category, let earlier, let day):
      return "\(category.code) and \(earlier.code) on \(day), subject \(subject.prefix(40))."
    case .confirmedResponseUnused(let count, let used):
      let others =
        used == .best
        ? "the unconfirmed ones count" : "best responses are derived from the assessments"
      return
        "\(NumberFormat.count(count, "confirmed best response")) on record, not used: \(others)."
    case .responseBeforeRandomization(let subject, let day, let column, let reference):
      let when =
        day == reference ? "the day of \(column.name)" : "before \(column.name) on \(reference)"
      return "Assessed on \(day), \(when), subject \(subject.prefix(40))."
    }
  }

  /// What was done about it, or what to do.
  var remedy: String {
    switch self {
    case .datesTenYearsOff:
      "Days counted from 1960 (SAS) and from 1970 (R, Unix) differ by 3653; export the column as "
        + "dates."
    case .dateFarAhead:
      "Check the year; unless study.toml gives a cut-off, the latest date is the cut-off."
    case .deathWithoutEvent, .eventWithoutDeath:
      "One of the tables is wrong or older; deaths and the survival curve do not agree."
    case .deathDayDiffers:
      "Correct the one that is wrong; the survival curve uses the time-to-event table."
    case .deathBeforeLastContact:
      "Check both dates."
    case .deathBeforeProgression:
      "Progression-free survival cannot be longer than survival; check both records."
    case .fatalEventWithoutDeath:
      "Check the outcome and the grade, or record the death."
    case .timeBeforeRandomization:
      "Check both dates; the time counts as it stands."
    case .assessmentBeforeRandomization:
      "Check both dates; the response counts as it stands."
    case .treatmentEndBeforeStart:
      "Check both dates; no rate per patient-year is given for the arm until then."
    case .emergentBeforeRandomization:
      "It counts as flagged; check the flag and the date."
    case .eventBeforeDose:
      "Flagged events count all the same; without a flag in the file it does not count."
    case .armGivenDiffers:
      "Efficacy counts the planned arm, toxicity the arm given."
    case .randomizedAfterCutoff:
      "The subject is left out of every panel."
    case .responseAfterComplete:
      "After a complete response any disease is progression; taken as it stands."
    case .responseAfterProgression:
      "What follows the first progression does not count."
    case .responseConflict:
      "Where best responses are derived the less favourable one counts."
    case .confirmedResponseUnused:
      "`[response] confirmed = true` in study.toml counts the confirmed ones."
    case .responseBeforeRandomization:
      "What is not after randomization does not count."
    }
  }

  private func name(_ subject: String) -> String { "Subject \(subject.prefix(40))" }

  private func term(_ term: String?) -> String {
    term.map { String($0.prefix(40)) } ?? "(no term)"
  }
}

extension DateColumn {
  /// What the days of the column are of.
  fileprivate var name: String {
    switch self {
    case .screened: "consent or screening"
    case .randomized: "randomization"
    case .treatmentStart: "first treatment"
    case .treatmentEnd: "last treatment"
    case .studyEnd: "end of study"
    case .died: "death"
    case .lastAlive: "last known alive"
    case .assessed: "assessment"
    case .origin: "start of the time to event"
    case .ended: "event or censoring"
    case .eventStart: "start of the adverse event"
    case .eventEnd: "end of the adverse event"
    case .measured: "tumour measurement"
    }
  }
}
