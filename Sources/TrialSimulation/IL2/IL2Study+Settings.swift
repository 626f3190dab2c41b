import TrialModel

extension IL2Study {
  /// Returns `study.toml`: what the tables cannot hold.
  static func settings() -> String {
    """
    # A synthetic reconstruction of Yang et al., J Clin Oncol 2003;21:3127-3132. No real patient.
    #
    # Published, and reproduced exactly: 156, 150 and 94 patients; the third arm after 117; complete
    # plus partial responses; P = .048, P = .033 and P = .04; no difference in overall survival; less
    # hypotension with low doses; no death from treatment.
    #
    # Inferred from the published P values: 97 high-dose and 92 low-dose patients concurrent with the
    # third arm, 20 and 11 of them responders.
    #
    # Invented: screen failures, sites, ages, all dates, the split of responses into complete and
    # partial, all other best responses, every individual time, every adverse event and its grade.

    \(keys(arms: IL2Arm.allCases, endpoints: ["OS", "PFS", "DOR", "DOCR"], cutoff: cutoff))
    """
  }

  /// Returns `study.toml` as of a day, without arms and endpoints that came later.
  static func settings(_ known: IL2Roster, on day: Day) -> String {
    let codes = Set(known.randomized.flatMap { IL2TimeToEvent.all(of: $0).map(\.code) })
    return """
      # A synthetic reconstruction of Yang et al., J Clin Oncol 2003;21:3127-3132. No real patient.
      # The study as it would have been on \(day).

      \(keys(
        arms: IL2Arm.allCases.filter { $0 != .subcutaneous || $0.opened.day <= day },
        endpoints: ["OS", "PFS"] + ["DOR", "DOCR"].filter(codes.contains), cutoff: day))
      """
  }

  private static func keys(arms: [IL2Arm], endpoints: [String], cutoff: Day) -> String {
    let tables = arms.map { arm in
      """
      [[arm]]
      code = "\(arm.code)"
      label = "\(arm.label)"
      short = "\(arm.short)"
      target = \(arm.size)
      opened = \(arm.opened.day)

      """
    }
    let comparisons = [(IL2Arm.low, IL2Arm.high), (.subcutaneous, .high), (.subcutaneous, .low)]
      .filter { arms.contains($0.0) }
      .map { arm, reference in
        """
        [[comparison]]
        arms = ["\(arm.code)", "\(reference.code)"]

        """
      }
    return """
      [study]
      id = "\(identifier)"
      title = "High-dose vs low-dose interleukin-2 in metastatic renal cancer (synthetic reconstruction)"
      criteria = "WHO"
      data_cutoff = \(cutoff)

      [enrollment]
      target = \(arms.reduce(0) { $0 + $1.size })
      opened = \(IL2Date.opened.day)
      planned_completion = \(IL2Date.plannedCompletion.day)

      \(tables.joined(separator: "\n"))
      \(comparisons.joined(separator: "\n"))
      [response]
      denominator = "ITT"
      confirmed = false

      [survival]
      endpoints = [\(endpoints.map { "\"\($0)\"" }.joined(separator: ", "))]
      unit = "months"
      interval = "log-log"

      [toxicity]
      of_interest = ["Hypotension"]

      """
  }
}
