import TrialModel

extension IL2Study {
  /// `adtr.csv`: the sum of products at baseline and at every assessment at which it was measured.
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

  /// A share in percent with one decimal, halves away from zero.
  private static func percent(_ part: Int, of whole: Int) -> String {
    let tenths = (2000 * abs(part) + whole) / (2 * whole)
    let sign = part < 0 && tenths > 0 ? "-" : ""
    return "\(sign)\(tenths / 10).\(tenths % 10)"
  }
}
