public import TrialModel

/// A synthetic reconstruction of the founding study: interleukin-2 in metastatic renal cancer.
///
/// Yang et al., J Clin Oncol 2003;21:3127-3132, compared high-dose with low-dose intravenous
/// interleukin-2 and, after 117 patients, with low-dose subcutaneous interleukin-2 as well. The files
/// reproduce every result of the abstract exactly when analyzed by the standard methods:
///
/// - 156, 150 and 94 patients randomized; 33, 19 and 9 responses;
/// - high against low dose on all of them, P = .048, and high dose against subcutaneous among the
///   concurrently randomized, P = .033 (Pearson's chi-square without continuity correction);
/// - no difference in overall survival;
/// - longer complete responses after high dose than after low dose, log-rank P = .04;
/// - far less hypotension with low doses, and no death from treatment.
///
/// The patients are invented: dates, sites, grades, the split of the responses into complete
/// and partial, and every individual time.
public enum IL2Study {
  /// Returns the files of the study's data directory: five ADaM tables as CSV, and `study.toml`.
  ///
  /// The bytes are the same every time, on every platform.
  public static func files() -> [DataFile] {
    tables(roster) + [DataFile(name: "study.toml", text: settings())]
  }

  /// Returns the files of the data directory as of a day.
  ///
  /// Subjects randomized later are absent, and so are later assessments, adverse events, doses and
  /// deaths. A subject still alive was last known alive on the day, and survival is censored then; the
  /// other times end with the last assessment, as in the full study. The third arm is named from its
  /// opening on. From the cut-off on it is the full study.
  public static func files(asOf day: Day) -> [DataFile] {
    guard day < cutoff else { return files() }
    let known = roster.known(on: day)
    return tables(known) + [DataFile(name: "study.toml", text: settings(known, on: day))]
  }

  /// The day of the first randomization.
  public static var firstRandomization: Day {
    roster.randomized.first?.randomization.day ?? IL2Date.opened.day
  }

  /// The day of the last randomization.
  public static var lastRandomization: Day {
    roster.randomized.last?.randomization.day ?? IL2Date.plannedCompletion.day
  }

  /// The day the third arm opened.
  public static var thirdArmOpened: Day { IL2Date.subcutaneousOpened.day }

  /// The data cut-off, the last day of any record.
  public static var cutoff: Day { IL2Date.cutoff.day }

  private static let roster = IL2Roster()

  private static func tables(_ roster: IL2Roster) -> [DataFile] {
    [
      DataFile(name: "adsl.csv", text: subjects(roster)),
      DataFile(name: "adrs.csv", text: responses(roster)),
      DataFile(name: "adtte.csv", text: timesToEvent(roster)),
      DataFile(name: "adae.csv", text: adverseEvents(roster)),
      DataFile(name: "adtr.csv", text: tumorMeasurements(roster)),
    ]
  }

  static let identifier = "IL2-RCC"
}

/// One file of a study's data directory, by name and text.
///
/// The text is UTF-8 with `\n` at the end of every line. Writing it to disk is left to the caller.
public struct DataFile: Sendable, Equatable {
  /// The file's name, such as `adsl.csv`, without any folder.
  public let name: String

  /// The content of the file.
  public let text: String

  /// Makes a file of that name and text.
  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}
