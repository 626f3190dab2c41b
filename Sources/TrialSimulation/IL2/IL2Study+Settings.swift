import TrialData

extension IL2Study {
  /// `study.toml`: what the tables cannot say.
  static func settings() -> String {
    let arms = IL2Arm.allCases.map { arm in
      """
      [[arm]]
      code = "\(arm.code)"
      label = "\(arm.label)"
      short = "\(arm.short)"
      target = \(arm.size)
      opened = \(arm.opened.day)

      """
    }
    return """
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

      [study]
      id = "\(identifier)"
      title = "High-dose vs low-dose interleukin-2 in metastatic renal cancer (synthetic reconstruction)"
      criteria = "WHO"
      data_cutoff = \(IL2Date.cutoff.day)

      [enrollment]
      target = \(IL2Arm.allCases.reduce(0) { $0 + $1.size })
      opened = \(IL2Date.opened.day)
      planned_completion = \(IL2Date.plannedCompletion.day)

      \(arms.joined(separator: "\n"))
      [[comparison]]
      arms = ["LD", "HD"]

      [[comparison]]
      arms = ["SC", "HD"]

      [[comparison]]
      arms = ["SC", "LD"]

      [response]
      denominator = "ITT"
      confirmed = false

      [survival]
      endpoints = ["OS", "PFS", "DOR", "DOCR"]
      unit = "months"
      interval = "log-log"

      [toxicity]
      of_interest = ["Hypotension"]

      """
  }
}
