import TrialModel

extension Cutoff {
  /// The day the study is looked at, and why; `nil` if the data has no date at all.
  ///
  /// A declared lock is never exceeded: of `--as-of` and `study.toml` the earlier day counts. The
  /// latest date in the data is by its nature not in the past, unless there are dates after the day of
  /// loading: these have not happened, and are left out.
  init?(_ study: Study, asOf: Day?) {
    if let declared = study.settings.dataCutoff {
      if let asOf, asOf < declared {
        self.init(explicit: asOf, source: .asked, study)
      } else {
        self.init(explicit: declared, source: .settings, study)
      }
    } else if let asOf {
      self.init(explicit: asOf, source: .asked, study)
    } else if let latest = study.dataCutoff {
      self.init(day: latest.day, source: latest.source, isInThePast: study.ahead != nil)
    } else {
      return nil
    }
  }

  private init(explicit day: Day, source: CutoffSource, _ study: Study) {
    self.init(day: day, source: source, isInThePast: study.goesOn(after: day))
  }
}

extension Study {
  /// Whether any date in the data is later than a day.
  fileprivate func goesOn(after day: Day) -> Bool {
    if let latest, latest.day > day { return true }
    let columns = [
      subjects.randomized, subjects.screened, subjects.treatmentStart, subjects.treatmentEnd,
      subjects.studyEnd, subjects.died, subjects.lastAlive, responses.day, timeToEvent.start,
      timeToEvent.day, adverseEvents.start, adverseEvents.end, tumorMeasurements.day,
    ]
    for column in columns {
      if let latest = column.latest, latest > day { return true }
    }
    let times = KnownTimes(self, knownBy: KnownBy(day))
    return (0..<timeToEvent.count).contains { times.isLate($0) }
  }
}
