import Testing
import TrialModel

@testable import TrialData

@Suite("Load gate")
struct LoadGateTests {
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

  private func verdict(
    _ changes: [String: String?], after shown: [String: String?] = [:], isAccepted: Bool = false
  ) throws -> LoadGate.Verdict {
    LoadGate.judge(try loaded(changes), after: try loaded(shown), isAccepted: isAccepted)
  }

  @Test("at the start everything is shown, even nothing")
  func start() throws {
    #expect(LoadGate.judge(try loaded(), after: nil, isAccepted: false) == .show)
    let cut = try loaded(["adae.csv": "USUBJID,AETERM,AESER\n1,Ra"])
    #expect(LoadGate.judge(cut, after: nil, isAccepted: false) == .show)
    let none = try loaded(["adsl.csv": Self.gone])
    #expect(LoadGate.judge(none, after: nil, isAccepted: false) == .show)
    #expect(LoadGate.judge(cut, after: none, isAccepted: false) == .show)
  }

  @Test("what is the same or has grown is shown")
  func grown() throws {
    #expect(try verdict([:]) == .show)
    #expect(
      try verdict(["adae.csv": "USUBJID,AETERM,AESER\n1,Rash,N\n2,Fever,N\n1,Cough,N\n"]) == .show)
    #expect(try verdict(["adtte.csv": "USUBJID,PARAMCD,AVAL,AVALU,CNSR\n1,OS,1,DAYS,0\n"]) == .show)
  }

  @Test("a change of values that keeps the rows is shown")
  func changed() throws {
    #expect(try verdict(["adae.csv": "USUBJID,AETERM,AESER\n1,Rash,Y\n2,Chill,N\n"]) == .show)
    #expect(try verdict(["study.toml": "[study]\nid = \"S\"\ntitle = \"T\"\n"]) == .show)
  }

  @Test("tables that keep their rows but no longer fit together are held back")
  func misfit() throws {
    let twice = "STUDYID,USUBJID,ARM,RANDDT\nX,1,A,2001-01-01\nX,1,A,2001-01-02\n"
    #expect(
      try verdict(["adsl.csv": twice])
        == .hold("adsl.csv has 1 patient, it had 2; R shows it all the same."))
    #expect(try verdict(["adsl.csv": twice], isAccepted: true) == .show)
    let unarmed = "STUDYID,USUBJID,ARM,RANDDT\nX,1,B,2001-01-01\nX,2,B,2001-01-02\n"
    #expect(
      try verdict(["adsl.csv": unarmed])
        == .hold("Arm A has no patients any more, it had 2; R shows it all the same."))
    let respelled = "STUDYID,USUBJID,ARM,RANDDT\nX,X1,A,2001-01-01\nX,X2,A,2001-01-02\n"
    #expect(
      try verdict(["adsl.csv": respelled])
        == .hold("Of adae.csv 0 rows can be used, it had 2; R shows it all the same."))
    // Other settings may mean other patients.
    let settings = "[study]\nid = \"S\"\n[columns.subjects]\narm = \"STUDYID\"\n"
    #expect(try verdict(["adsl.csv": unarmed, "study.toml": settings]) == .show)
  }

  @Test("settings that have lost their end are held back, others are shown")
  func settingsCut() throws {
    let whole = "[study]\nid = \"S\"\n[enrollment]\ntarget = 400\n"
    for cut in [String(whole.dropLast(2)), String(whole.dropLast(13))] {
      #expect(
        try verdict(["study.toml": cut], after: ["study.toml": whole])
          == .hold("study.toml has lost its end; R shows the study with what is left of it."))
      #expect(
        try verdict(["study.toml": cut], after: ["study.toml": whole], isAccepted: true)
          == .show)
    }
    let other = whole.replacing("400", with: "40")
    #expect(try verdict(["study.toml": other], after: ["study.toml": whole]) == .show)
  }

  @Test("a folder without subjects is held back, with the reason, even if it was asked for")
  func noSubjects() throws {
    for isAccepted in [false, true] {
      #expect(
        try verdict(["adsl.csv": Self.gone], isAccepted: isAccepted)
          == .hold("There is no subject table (adsl.csv, subjects.csv or patients.csv) yet."))
      #expect(try verdict(["adsl.csv": ""], isAccepted: isAccepted) == .hold("adsl.csv is empty."))
    }
  }

  @Test("a table that is not whole is held back until it is asked for")
  func incomplete() throws {
    let cut: [String: String?] = ["adae.csv": "USUBJID,AETERM,AESER\n1,Rash,N\n2,Fever,N\n1,Cou"]
    #expect(try verdict(cut) == .hold("adae.csv ends in the middle of line 4."))
    #expect(try verdict(cut, isAccepted: true) == .show)
    #expect(try verdict(["adae.csv": ""]) == .hold("adae.csv is empty."))
    #expect(
      try verdict(["adae.csv": "USUBJID,AETERM,AESER\n1,Rash,N\n2,\"Fev,N\n"])
        == .hold("adae.csv ends inside a quoted cell."))
  }

  @Test("a table that has lost rows is held back until it is asked for")
  func fewerRows() throws {
    let fewer: [String: String?] = ["adsl.csv": "STUDYID,USUBJID,ARM,RANDDT\nX,1,A,2001-01-01\n"]
    #expect(
      try verdict(fewer) == .hold("adsl.csv has 1 rows, it had 2; R shows it all the same."))
    #expect(try verdict(fewer, isAccepted: true) == .show)
  }

  @Test("a table that is gone, or cannot be used any more, is missed until it is asked for")
  func goneTable() throws {
    #expect(
      try verdict(["adae.csv": Self.gone])
        == .hold("adae.csv is gone; R shows the study without it."))
    #expect(try verdict(["adae.csv": Self.gone], isAccepted: true) == .show)
    #expect(
      try verdict(["adae.csv": "USUBJID,AESER\n1,N\n2,N\n"])
        == .hold("adae.csv is gone; R shows the study without it."))
  }

  @Test("a last line that has lost its end is held back, one that never had it is not")
  func lastLine() throws {
    let open: [String: String?] = [
      "adae.csv": "USUBJID,AETERM,AESER\n1,Rash,N\n2,Fever,N\n1,Cough,N"
    ]
    #expect(try verdict(open) == .hold("adae.csv ends in the middle of a line."))
    #expect(try verdict(open, isAccepted: true) == .show)
    #expect(try verdict(open, after: ["adae.csv": "USUBJID,AETERM,AESER\n1,Rash,N"]) == .show)
  }

  @Test("settings that are gone, empty or no TOML are held back: the study would change its name")
  func settings() throws {
    #expect(
      try verdict(["study.toml": Self.gone])
        == .hold("study.toml is gone; R shows the study without it."))
    #expect(try verdict(["study.toml": ""]) == .hold("study.toml is empty."))
    #expect(try verdict(["study.toml": "[study]\nid = \"S"]) == .hold("study.toml cannot be read."))
    #expect(try verdict(["study.toml": "[study]\nid = \"S"], isAccepted: true) == .show)
    #expect(try verdict([:], after: ["study.toml": Self.gone]) == .show)
  }

  @Test("another study is shown, be it ever so small")
  func otherStudy() throws {
    #expect(
      try verdict([
        "study.toml": "[study]\nid = \"T\"\n", "adae.csv": Self.gone,
        "adsl.csv": "STUDYID,USUBJID,ARM,RANDDT\nY,1,A,2001-01-01\n",
      ]) == .show)
  }

  @Test("a table under another name is the same table")
  func renamed() throws {
    #expect(
      try verdict([
        "adae.csv": Self.gone, "toxicity.csv": "USUBJID,AETERM,AESER\n1,Rash,N\n2,Fever,N\n",
      ]) == .show)
  }
}
