import TestSupport
import Testing
import TrialAnalysis
import TrialModel

/// `Fixtures/r/subjects/staggered.csv`: arm B closes early, arm C opens late; PFS in whole days
/// with many ties, OS in tenths of a month; some subjects without a stratum.
enum StaggeredStudy {
  /// The study; with a seed its subjects come in another order and under other identifiers.
  static func make(shuffled seed: UInt64? = nil) throws -> StudyBuilder {
    var study = StudyBuilder()
      .arm("A", opened: "1999-03-01").arm("B", opened: "1999-03-01", closed: "2000-11-30")
      .arm("C", opened: "1999-12-26")
      .comparison("B", "A").comparison("C", "A").comparison("C", "B")
    var rows = try ContrastReference.rows("subjects/staggered.csv")
    if let seed {
      var random = SplitMix(seed: seed)
      rows.shuffle(using: &random)
    }
    for (number, row) in rows.enumerated() {
      let id = "S\(number)"
      study = study.subject(
        id, arm: row[0], randomized: row[1], stratum: row[2].isEmpty ? nil : row[2])
      for (endpoint, column, unit) in [("PFS", 3, TimeUnit.days), ("OS", 5, .months)] {
        let days = try #require(Double(row[column])) * unit.days
        study =
          row[column + 1] == "1"
          ? study.event(endpoint, id, days: days) : study.censored(endpoint, id, days: days)
      }
    }
    return study
  }
}
