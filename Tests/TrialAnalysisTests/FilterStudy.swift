import TestSupport
import TrialAnalysis
import TrialModel

/// Six patients and one who was only screened, with something missing in most columns.
enum FilterStudy {
  static let study: Study = StudyBuilder().arm("HD", label: "High dose", short: "HD IV")
    .arm("LD", label: "Low dose")
    .subject(
      "p1", arm: "HD", actual: "HD", randomized: "2000-01-01", treated: "2000-01-02",
      disposition: .ongoing, safety: .yes, site: "101", stratum: "bone/high"
    )
    .subject(
      "p2", arm: "HD", actual: "LD", randomized: "2000-02-01", treated: "2000-02-02",
      disposition: .discontinued, died: "2000-06-01", safety: .yes, site: "102",
      stratum: "lung/low"
    )
    .subject(
      "p3", arm: "LD", actual: "LD", randomized: "2000-03-01", treated: "2000-03-02",
      disposition: .completed, safety: .yes, site: "0101", stratum: "Bone/low"
    )
    .subject("p4", arm: "LD", randomized: "2000-04-01", safety: .no, site: "102")
    .subject("p5", arm: "LD", randomized: "2000-05-01", treated: "2000-05-01", safety: .yes)
    .subject("p6", arm: "HD", died: "2001-01-01")
    .subject("p7", screened: "2000-01-01", site: "103", screenFailure: "O'Brien \"x\"")
    .changed { study in
      study.subjects.sex = TextColumn(values: ["F", "M", "f"], codes: [0, 1, 2, 1, -1, 0, 1])
      study.subjects.age = [65, 64.5, 70, .nan, 40, 65, 80]
      study.availableColumns.names = [
        "subject": "USUBJID", "sex": "SEX", "age": "AGE", "site": "SITEID", "safety": "SAFFL",
        "randomized": "RANDDT", "death_date": "DTHDT",
        "screen_failure_reason": "SCRFREAS",
      ]
      study.subjects.others = [
        SubjectAttribute(
          name: "ECOG", column: TextColumn(values: ["0", "1", "2"], codes: [0, 1, 2, 1, -1, 0, 0])),
        SubjectAttribute(
          name: "Race group",
          column: TextColumn(values: ["Größe", "missing"], codes: [0, 1, 0, -1, 1, 1, 1])),
        SubjectAttribute(
          name: "BIRTHDT",
          column: TextColumn(
            values: ["1940-05-01", "02JUN1950"], codes: [0, 1, -1, 0, 0, 1, 1])),
        SubjectAttribute(
          name: "BMI", column: TextColumn(values: ["22.5", "UNK"], codes: [0, 1, 0, 0, 0, 0, -1])),
      ]
    }.study

  static let columns = FilterColumns(study)

  /// The patients that a filter keeps.
  static func kept(_ text: String, asOf: String? = nil) throws -> [String] {
    let day = asOf.map(StudyBuilder.day)
    let keeps = try SubjectFilter(parsing: text, columns: columns).keeps(study, asOf: day)
    return zip(study.subjects.identifiers, keeps).filter(\.1).map(\.0)
  }
}
