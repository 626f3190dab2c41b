import Testing
import TrialModel

@testable import TrialData

@Suite("One load against another")
struct LoadSummaryTests {
  private static let files = [
    "adsl.csv": "STUDYID,USUBJID,ARM,RANDDT\nX,1,A,2001-01-01\nX,2,A,2001-01-02\n",
    "adae.csv": "USUBJID,AETERM,AESER\n1,Rash,N\n2,Fever,N\n",
    "study.toml": "[study]\nid = \"S\"\n",
  ]

  /// In place of a text: the file is not there.
  private static let gone: String? = nil

  /// Loads the files with some of them changed, or left out.
  private func loaded(_ changes: [String: String?] = [:]) throws -> Loaded {
    var files = Self.files
    for (name, text) in changes { files[name] = text }
    return try load(files)
  }

  /// What becomes of a load of the changed files once those in `shown` are shown.
  private func outcome(
    _ changes: [String: String?], after shown: [String: String?]? = [:], isAccepted: Bool = false
  ) throws -> [StudyFollower.Action] {
    var follower = StudyFollower()
    if let shown {
      _ = follower.handle(.folderDue, at: 0)
      _ = follower.handle(.loadEnded(LoadSummary(try loaded(shown))), at: 0)
    }
    _ = follower.handle(isAccepted ? .reloadRequested : .folderDue, at: 0)
    return follower.handle(.loadEnded(LoadSummary(try loaded(changes))), at: 0)
  }

  /// Shown as nothing but what was there before.
  private let isShown = [StudyFollower.Action.show(loss: nil, isAccepted: false)]

  private func isHeld(_ reason: StaleReason) -> [StudyFollower.Action] { [.keep(reason)] }

  private func isAccepted(_ loss: StaleReason) -> [StudyFollower.Action] {
    [.show(loss: loss, isAccepted: true)]
  }

  private func unfinished(
    _ name: String, _ role: TableRole, _ defect: IncompleteFile.Defect
  ) -> StaleReason {
    .incomplete(IncompleteFile(role: role, name: name, defect: defect))
  }

  @Test("at the start everything is shown, be it incomplete, and what does not read whole is told")
  func start() throws {
    #expect(try outcome([:], after: nil) == isShown)
    let cut: [String: String?] = ["adae.csv": "USUBJID,AETERM,AESER\n1,Ra"]
    let isIncomplete = [
      StudyFollower.Action.show(
        loss: unfinished("adae.csv", .adverseEvents, .endsInLine(2)), isAccepted: false)
    ]
    #expect(try outcome(cut, after: nil) == isIncomplete)
    let none: [String: String?] = ["adsl.csv": Self.gone]
    #expect(try outcome(none, after: nil) == [.wait(.noStudy(.noSubjectTable))])
    #expect(try outcome(cut, after: none) == isIncomplete)
  }

  @Test("what is the same or has grown is shown")
  func grown() throws {
    #expect(try outcome([:]) == isShown)
    #expect(
      try outcome(["adae.csv": "USUBJID,AETERM,AESER\n1,Rash,N\n2,Fever,N\n1,Cough,N\n"]) == isShown
    )
    #expect(
      try outcome(["adtte.csv": "USUBJID,PARAMCD,AVAL,AVALU,CNSR\n1,OS,1,DAYS,0\n"]) == isShown)
  }

  @Test("a change of values that keeps the rows is shown")
  func changed() throws {
    #expect(try outcome(["adae.csv": "USUBJID,AETERM,AESER\n1,Rash,Y\n2,Chill,N\n"]) == isShown)
    #expect(try outcome(["study.toml": "[study]\nid = \"S\"\ntitle = \"T\"\n"]) == isShown)
  }

  @Test("tables that keep their rows but no longer fit together are held back")
  func misfit() throws {
    let twice = "STUDYID,USUBJID,ARM,RANDDT\nX,1,A,2001-01-01\nX,1,A,2001-01-02\n"
    #expect(
      try outcome(["adsl.csv": twice])
        == isHeld(.patientsLost(file: "adsl.csv", patients: 1, before: 2)))
    #expect(
      try outcome(["adsl.csv": twice], isAccepted: true)
        == isAccepted(.patientsLost(file: "adsl.csv", patients: 1, before: 2)))
    let unarmed = "STUDYID,USUBJID,ARM,RANDDT\nX,1,B,2001-01-01\nX,2,B,2001-01-02\n"
    #expect(
      try outcome(["adsl.csv": unarmed])
        == isHeld(.armEmptied(arm: "A", before: 2)))
    let respelled = "STUDYID,USUBJID,ARM,RANDDT\nX,X1,A,2001-01-01\nX,X2,A,2001-01-02\n"
    #expect(
      try outcome(["adsl.csv": respelled])
        == isHeld(.recordsUnusable(file: "adae.csv", usable: 0, before: 2)))
    // Other settings may mean other patients.
    let settings = "[study]\nid = \"S\"\n[columns.subjects]\narm = \"STUDYID\"\n"
    #expect(try outcome(["adsl.csv": unarmed, "study.toml": settings]) == isShown)
  }

  @Test("half of a table's rows may become unusable, not more", arguments: 0...5)
  func half(_ usable: Int) throws {
    func table(of known: Int) -> [String: String?] {
      let rows = (0..<5).map { "\($0 < known ? "1" : "X"),Rash \($0),N\n" }
      return ["adae.csv": "USUBJID,AETERM,AESER\n" + rows.joined()]
    }
    for before in 0...5 {
      let reason = StaleReason.recordsUnusable(file: "adae.csv", usable: usable, before: before)
      let loss = StaleReason.patientsUnknown(
        file: "adae.csv", rows: 5 - usable, of: 5, subjects: "adsl.csv")
      let isShown = StudyFollower.Action.show(loss: usable < 5 ? loss : nil, isAccepted: false)
      #expect(
        try outcome(table(of: usable), after: table(of: before))
          == (usable * 2 >= before ? [isShown] : isHeld(reason)))
    }
  }

  @Test("settings that have lost their end are held back, others are shown")
  func settingsCut() throws {
    let whole = "[study]\nid = \"S\"\n[enrollment]\ntarget = 400\n"
    for cut in [String(whole.dropLast(2)), String(whole.dropLast(13))] {
      #expect(
        try outcome(["study.toml": cut], after: ["study.toml": whole])
          == isHeld(.settingsCut))
      #expect(
        try outcome(["study.toml": cut], after: ["study.toml": whole], isAccepted: true)
          == isAccepted(.settingsCut))
    }
    let other = whole.replacing("400", with: "40")
    #expect(try outcome(["study.toml": other], after: ["study.toml": whole]) == isShown)
  }

  @Test("a folder without subjects is held back, with the reason, even if it was asked for")
  func noSubjects() throws {
    for isAccepted in [false, true] {
      #expect(
        try outcome(["adsl.csv": Self.gone], isAccepted: isAccepted)
          == isHeld(.noStudy(.noSubjectTable)))
      #expect(
        try outcome(["adsl.csv": ""], isAccepted: isAccepted)
          == isHeld(unfinished("adsl.csv", .subjects, .empty)))
    }
  }

  @Test("a table that is not whole is held back until it is asked for")
  func incomplete() throws {
    let cut: [String: String?] = ["adae.csv": "USUBJID,AETERM,AESER\n1,Rash,N\n2,Fever,N\n1,Cou"]
    let reason = unfinished("adae.csv", .adverseEvents, .endsInLine(4))
    #expect(try outcome(cut) == isHeld(reason))
    #expect(try outcome(cut, isAccepted: true) == isAccepted(reason))
    #expect(
      try outcome(["adae.csv": ""]) == isHeld(unfinished("adae.csv", .adverseEvents, .empty)))
    #expect(
      try outcome(["adae.csv": "USUBJID,AETERM,AESER\n1,Rash,N\n2,\"Fev,N\n"])
        == isHeld(unfinished("adae.csv", .adverseEvents, .endsInQuotes)))
  }

  @Test("a table that has lost rows is held back until it is asked for")
  func fewerRows() throws {
    let fewer: [String: String?] = ["adsl.csv": "STUDYID,USUBJID,ARM,RANDDT\nX,1,A,2001-01-01\n"]
    let reason = StaleReason.rowsLost(file: "adsl.csv", rows: 1, before: 2)
    #expect(try outcome(fewer) == isHeld(reason))
    #expect(try outcome(fewer, isAccepted: true) == isAccepted(reason))
  }

  @Test("a table that is gone, or cannot be used any more, is missed until it is asked for")
  func goneTable() throws {
    #expect(
      try outcome(["adae.csv": Self.gone])
        == isHeld(.fileGone("adae.csv")))
    #expect(
      try outcome(["adae.csv": Self.gone], isAccepted: true) == isAccepted(.fileGone("adae.csv")))
    #expect(
      try outcome(["adae.csv": "USUBJID,AESER\n1,N\n2,N\n"])
        == isHeld(.fileGone("adae.csv")))
  }

  @Test("a last line that has lost its end is held back, one that never had it is not")
  func lastLine() throws {
    let open: [String: String?] = [
      "adae.csv": "USUBJID,AETERM,AESER\n1,Rash,N\n2,Fever,N\n1,Cough,N"
    ]
    #expect(try outcome(open) == isHeld(.lineUnended(file: "adae.csv")))
    #expect(try outcome(open, isAccepted: true) == isAccepted(.lineUnended(file: "adae.csv")))
    #expect(try outcome(open, after: ["adae.csv": "USUBJID,AETERM,AESER\n1,Rash,N"]) == isShown)
  }

  @Test("a last cell that has lost its end is held back, in a file that never ended its last line")
  func lastCell() throws {
    func table(_ last: String) -> [String: String?] {
      ["adae.csv": "USUBJID,AESER,AETERM\n1,N,Rash\n2,N,\(last)"]
    }
    for last in ["Feve", "F", "", "\"Fe\""] {
      #expect(try outcome(table(last), after: table("Fever")) == isHeld(.cellCut(file: "adae.csv")))
      #expect(
        try outcome(table(last), after: table("Fever"), isAccepted: true)
          == isAccepted(.cellCut(file: "adae.csv")))
    }
    for last in ["Fever", "Fevers", "Cough", "Fever\n", "Feve\n", "Feve\n1,Y,Co"] {
      #expect(try outcome(table(last), after: table("Fever")) == isShown, "\(last)")
    }
    #expect(try outcome(table("Feve"), after: nil) == isShown)
  }

  @Test("tables about patients whom the subject table has lost are told from the start")
  func patientsUnknown() throws {
    func table(known: Int, unknown: Int) -> [String: String?] {
      let rows = (0..<known).map { "1,Rash \($0),N\n" } + (0..<unknown).map { "X,Rash \($0),N\n" }
      return ["adae.csv": "USUBJID,AETERM,AESER\n" + rows.joined()]
    }
    #expect(try outcome(table(known: 9, unknown: 1), after: nil) == isShown)
    for (known, unknown) in [(8, 1), (1, 40), (0, 3)] {
      let loss = StaleReason.patientsUnknown(
        file: "adae.csv", rows: unknown, of: known + unknown, subjects: "adsl.csv")
      #expect(
        try outcome(table(known: known, unknown: unknown), after: nil)
          == [.show(loss: loss, isAccepted: false)])
    }
  }

  @Test("settings that are gone, empty or no TOML are held back: the study would change its name")
  func settings() throws {
    #expect(
      try outcome(["study.toml": Self.gone])
        == isHeld(.fileGone("study.toml")))
    #expect(
      try outcome(["study.toml": ""]) == isHeld(unfinished("study.toml", .settings, .empty)))
    let broken = unfinished("study.toml", .settings, .malformed)
    #expect(try outcome(["study.toml": "[study]\nid = \"S"]) == isHeld(broken))
    #expect(
      try outcome(["study.toml": "[study]\nid = \"S"], isAccepted: true) == isAccepted(broken))
    #expect(try outcome([:], after: ["study.toml": Self.gone]) == isShown)
  }

  @Test("another study is shown, be it ever so small")
  func otherStudy() throws {
    #expect(
      try outcome([
        "study.toml": "[study]\nid = \"T\"\n", "adae.csv": Self.gone,
        "adsl.csv": "STUDYID,USUBJID,ARM,RANDDT\nY,1,A,2001-01-01\n",
      ]) == isShown)
  }

  @Test("a table under another name is the same table")
  func renamed() throws {
    #expect(
      try outcome([
        "adae.csv": Self.gone, "toxicity.csv": "USUBJID,AETERM,AESER\n1,Rash,N\n2,Fever,N\n",
      ]) == isShown)
  }
}
