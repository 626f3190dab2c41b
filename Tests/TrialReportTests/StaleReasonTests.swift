import Testing
import TrialAnalysis
import TrialModel
import TrialReport

@Suite("Reasons of being stale")
struct StaleReasonTests {
  private static func unfinished(_ defect: IncompleteFile.Defect) -> StaleReason {
    .incomplete(IncompleteFile(role: .adverseEvents, name: "adae.csv", defect: defect))
  }

  /// Every reason, with its sentence and the hint at the key in it.
  private static let sentences: [(reason: StaleReason, before: String, hint: String)] = [
    (.beingWritten(["adsl.csv"]), "adsl.csv is being written", "; R shows it all the same"),
    (
      .beingWritten(["adae.csv", "adsl.csv"]), "adae.csv, adsl.csv are being written",
      "; R shows it all the same"
    ),
    (
      .noStudy(.folderUnreadable("Not a directory")), "The folder cannot be read: Not a directory",
      ""
    ),
    (
      .noStudy(.noSubjectTable),
      "There is no subject table (adsl.csv, subjects.csv or patients.csv) yet", ""
    ),
    (
      .noStudy(
        .subjectTableIncomplete(IncompleteFile(role: .subjects, name: "dm.csv", defect: .empty))),
      "dm.csv is empty", ""
    ),
    (
      .noStudy(.subjectTableUnusable("dm.csv")), "dm.csv cannot be used; the findings say why", ""
    ),
    (unfinished(.empty), "adae.csv is empty", ""),
    (unfinished(.endsInLine(4)), "adae.csv ends in the middle of line 4", ""),
    (unfinished(.endsInQuotes), "adae.csv ends inside a quoted cell", ""),
    (unfinished(.quoteUnclosed), "adae.csv has a quote that is never closed", ""),
    (unfinished(.changedWhileRead), "adae.csv was changed while it was read", ""),
    (unfinished(.unreadable("Is a directory")), "adae.csv cannot be read: Is a directory", ""),
    (unfinished(.malformed), "adae.csv cannot be read", ""),
    (.fileGone("adae.csv"), "adae.csv is gone", "; R shows the study without it"),
    (
      .settingsCut, "study.toml has lost its end", "; R shows the study with what is left of it"
    ),
    (
      .rowsLost(file: "adsl.csv", rows: 1, before: 2), "adsl.csv has 1 rows, it had 2",
      "; R shows it all the same"
    ),
    (.lineUnended(file: "adae.csv"), "adae.csv ends in the middle of a line", ""),
    (
      .cellCut(file: "adae.csv"), "adae.csv has lost the end of its last cell",
      "; R shows it all the same"
    ),
    (
      .patientsUnknown(file: "adae.csv", rows: 1200, of: 2000, subjects: "adsl.csv"),
      "adsl.csv lacks patients of adae.csv, in 1200 of 2000 rows", ""
    ),
    (
      .patientsLost(file: "adsl.csv", patients: 1, before: 2), "adsl.csv has 1 patient, it had 2",
      "; R shows it all the same"
    ),
    (
      .patientsLost(file: "adsl.csv", patients: 3, before: 4), "adsl.csv has 3 patients, it had 4",
      "; R shows it all the same"
    ),
    (
      .armEmptied(arm: "A", before: 2), "Arm A has no patients any more, it had 2",
      "; R shows it all the same"
    ),
    (
      .recordsUnusable(file: "adae.csv", usable: 0, before: 2),
      "Of adae.csv 0 rows can be used, it had 2", "; R shows it all the same"
    ),
  ]

  @Test("every reason is a sentence, the same after a colon, with a hint only where there is a key")
  func everyReason() {
    for (reason, before, hint) in Self.sentences {
      #expect(reason.sentence(reloadKey: "R") == "\(before)\(hint).")
      #expect(reason.clause(reloadKey: "R") == "\(before)\(hint).")
      #expect(reason.sentence(reloadKey: nil) == "\(before).")
      #expect(reason.clause(reloadKey: nil) == "\(before).")
    }
  }

  @Test("the state of numbers is a sentence with its name, or nothing if they are whole")
  func states() {
    let reason = StaleReason.rowsLost(file: "adsl.csv", rows: 1, before: 2)
    #expect(StudyState.whole.sentence(reloadKey: "R") == nil && StudyState(loss: nil) == .whole)
    #expect(
      StudyState(loss: reason).sentence(reloadKey: "R")
        == "INCOMPLETE: adsl.csv has 1 rows, it had 2.")
    #expect(
      StudyState.stale(reason).sentence(reloadKey: "R")
        == "STALE: adsl.csv has 1 rows, it had 2; R shows it all the same.")
    #expect(StudyState.stale(reason).name == "stale" && StudyState.stale(reason).reason == reason)
  }

  @Test(
    "what cannot be known has words for a header and for a line",
    arguments: [
      (
        FreshnessLimit.otherUsers, "other users' writers unseen",
        "writers of other users are not seen"
      ),
      (.network(seconds: nil), "network", "on a network, where writers are not seen"),
      (
        .network(seconds: 5), "network, listed every 5 s",
        "on a network, where writers are not seen; listed every 5 s"
      ),
      (
        .listing(seconds: 0.5), "listed every 0.5 s",
        "listed every 0.5 s; writers are not seen in between"
      ),
    ])
  func limits(_ limit: FreshnessLimit, _ sign: String, _ phrase: String) {
    #expect(limit.signs.first == sign && limit.phrase == phrase)
  }

  @Test("an interruption begins a sentence, or goes on with one")
  func interruption() {
    let reason = StaleReason.interrupted
    #expect(reason.sentence(reloadKey: "R") == "Loading was interrupted. R starts again.")
    #expect(reason.clause(reloadKey: "R") == "loading was interrupted; R starts again.")
    #expect(reason.sentence(reloadKey: nil) == "Loading was interrupted.")
    #expect(reason.clause(reloadKey: nil) == "loading was interrupted.")
    #expect(MissingReason.interrupted.sentence == "Loading was interrupted.")
  }
}
