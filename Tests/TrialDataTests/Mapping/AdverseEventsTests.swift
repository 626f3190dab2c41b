import Testing
import TrialModel
import TrialReport

@testable import TrialData

@Suite("Adverse event table")
struct AdverseEventsTests {
  private func events(_ lines: String..., settings: String? = nil) throws -> Loaded {
    var files = [
      "adsl.csv": "STUDYID,USUBJID,ARM,RANDDT\nT,1,A,2001-01-01\nT,2,A,2001-01-01\n",
      "adae.csv": lines.joined(separator: "\n") + "\n",
    ]
    files["study.toml"] = settings
    return try load(files)
  }

  private func records(_ loaded: Loaded) throws -> AdverseEvents {
    try #require(loaded.study).adverseEvents
  }

  @Test("toxicity grades are read in all their spellings")
  func grades() throws {
    let texts = ["1", "GRADE 2", "Grade III", "4.0", "V", "0"]
    let rows = texts.map { "1,Rash,N,\($0)" }
    let loaded = try events("USUBJID,AEDECOD,AESER,AETOXGR", rows.joined(separator: "\n"))
    #expect(try records(loaded).grade == [1, 2, 3, 4, 5, 0])
    #expect(try records(loaded).scale == .toxicityGrade)
    #expect(loaded.told == ["note grade-missing adae.csv AETOXGR"])
  }

  @Test("what is no grade is told and counts without one")
  func noGrades() throws {
    let loaded = try events(
      "USUBJID,AEDECOD,AESER,ATOXGR", "1,Rash,N,6", "1,Rash,N,high", "1,Rash,N,", "1,Rash,N,3")
    #expect(try records(loaded).grade == [0, 0, 0, 3])
    #expect(
      loaded.told == [
        "warning grade-unreadable adae.csv:2 ATOXGR", "warning grade-unreadable adae.csv:3 ATOXGR",
        "note grade-missing adae.csv ATOXGR",
      ])
    #expect(loaded.findings[2].message == "3 of 4 events have no grade.")
  }

  @Test("AESEV instead of grades is a severity and never a CTCAE grade")
  func severities() throws {
    let loaded = try events(
      "USUBJID,AEDECOD,AESER,AESEV", "1,Rash,N,MILD", "1,Rash,N,moderate", "1,Rash,N,SEVERE",
      "1,Rash,N,LIFE THREATENING", "2,Rash,N,FATAL", "2,Rash,N,bad")
    let events = try records(loaded)
    #expect(events.grade == [1, 2, 3, 4, 5, 0])
    #expect(events.scale == .severity)
    #expect(events.facts[4].contains(.fatal))
    #expect(
      loaded.told == [
        "warning grade-unreadable adae.csv:7 AESEV", "note severity-for-grade adae.csv:1 AESEV",
        "note grade-missing adae.csv AESEV",
      ])
  }

  @Test("words in AETOXGR are severities too")
  func wordsForGrades() throws {
    let loaded = try events("USUBJID,AEDECOD,AESER,AETOXGR", "1,Rash,N,MILD", "1,Rash,N,SEVERE")
    #expect(try records(loaded).grade == [1, 3])
    #expect(try records(loaded).scale == .severity)
    #expect(loaded.told == ["note severity-for-grade adae.csv:1 AETOXGR"])
  }

  @Test("grades and words together are severities, with a warning")
  func mixedGrades() throws {
    let loaded = try events("USUBJID,AEDECOD,AESER,AETOXGR", "1,Rash,N,2", "1,Rash,N,SEVERE")
    #expect(try records(loaded).scale == .severity)
    #expect(loaded.told == ["warning grade-mixed adae.csv:1 AETOXGR"])
  }

  @Test("where both are there, the grades count and not the severities")
  func gradesBeforeSeverities() throws {
    let loaded = try events(
      "USUBJID,AEDECOD,AESER,AESEV,AETOXGR", "1,Rash,N,SEVERE,1", "1,Rash,N,MILD,4")
    #expect(try records(loaded).grade == [1, 4])
    #expect(try records(loaded).scale == .toxicityGrade)
    #expect(loaded.told.isEmpty)
  }

  @Test("an empty preferred column of grades gives way to the next one")
  func emptyPreferredColumn() throws {
    let loaded = try events("USUBJID,AEDECOD,AESER,ATOXGRN,AETOXGR", "1,Rash,N,,3", "1,Rash,N,2,4")
    #expect(try records(loaded).grade == [3, 2])
    #expect(loaded.told.isEmpty)
    let severities = try events("USUBJID,AEDECOD,AESER,AETOXGR,AESEV", "1,Rash,N,,MILD")
    #expect(try records(severities).scale == .severity)
  }

  @Test("without grades and severities there is no scale")
  func noScale() throws {
    let loaded = try events("USUBJID,AEDECOD,AESER", "1,Rash,N")
    #expect(try records(loaded).scale == .none)
    #expect(loaded.told.isEmpty)
  }

  @Test("a blank AESER is not serious, and noted")
  func blankSerious() throws {
    let loaded = try events(
      "USUBJID,AEDECOD,AESER", "1,Rash,Y", "1,Rash,", "1,Rash,N", "1,Rash,perhaps")
    #expect(try records(loaded).facts.map { $0.contains(.serious) } == [true, false, false, false])
    #expect(
      loaded.told == [
        "note serious-missing adae.csv:3 AESER", "warning flag-unreadable adae.csv:5 AESER",
      ])
    #expect(try records(loaded).hasSeriousness)
  }

  @Test("without AESER it is told that none counts as serious")
  func noSerious() throws {
    let loaded = try events("USUBJID,AEDECOD", "1,Rash")
    #expect(try !records(loaded).hasSeriousness)
    #expect(loaded.told == ["note serious-untold adae.csv:1 AESER"])
  }

  @Test("the vocabularies of relatedness")
  func relatedness() throws {
    let related = [
      "Y", "YES", "RELATED", "POSSIBLE", "Possibly", "PROBABLE", "PROBABLY RELATED", "DEFINITE",
    ]
    let unrelated = [
      "N", "NO", "NONE", "NOT RELATED", "UNLIKELY", "UNLIKELY RELATED", "Remote", "UNRELATED",
    ]
    let rows = (related + unrelated).map { "1,Rash,N,\($0)" }
    let loaded = try events("USUBJID,AEDECOD,AESER,AEREL", rows.joined(separator: "\n"))
    let events = try records(loaded)
    #expect(
      events.facts.map { $0.contains(.related) }
        == related.map { _ in true } + unrelated.map { _ in false })
    #expect(events.relatedValues == related)
    #expect(events.hasRelatedness)
    #expect(loaded.told.isEmpty)
  }

  @Test("a word of relatedness that nobody knows is told, an empty one counted")
  func unknownRelatedness() throws {
    let loaded = try events(
      "USUBJID,AEDECOD,AESER,AREL,AEREL", "1,Rash,N,UNASSESSABLE,Y", "1,Rash,N,,Y", "1,Rash,N,,")
    #expect(try records(loaded).facts.map { $0.contains(.related) } == [false, true, false])
    #expect(
      loaded.told == [
        "warning relatedness-unknown adae.csv:2 AREL", "note relatedness-missing adae.csv AREL",
      ])
  }

  @Test("study.toml decides which words mean related")
  func chosenRelatedness() throws {
    let loaded = try events(
      "USUBJID,AEDECOD,AESER,AEREL", "1,Rash,N,POSSIBLE", "1,Rash,N,drug a", "1,Rash,N,whatever",
      settings: "[toxicity]\nrelated = [\"DRUG A\"]\n")
    #expect(try records(loaded).facts.map { $0.contains(.related) } == [false, true, false])
    #expect(loaded.told.isEmpty)
  }

  @Test("only TRTEMFL = Y is treatment-emergent; without the column it has to be derived")
  func emergent() throws {
    let loaded = try events(
      "USUBJID,AEDECOD,AESER,TRTEMFL", "1,Rash,N,Y", "1,Rash,N,", "1,Rash,N,N", "1,Rash,N,maybe")
    #expect(
      try records(loaded).facts.map { $0.contains(.emergent) } == [true, false, false, false])
    #expect(try records(loaded).hasEmergentFlag)
    #expect(loaded.told == ["warning flag-unreadable adae.csv:5 TRTEMFL"])
    #expect(try !records(events("USUBJID,AEDECOD,AESER", "1,Rash,N")).hasEmergentFlag)
  }

  @Test("an event is fatal by outcome, by AESDTH or by grade 5")
  func fatal() throws {
    let loaded = try events(
      "USUBJID,AEDECOD,AESER,AETOXGR,AEOUT,AESDTH", "1,Rash,N,1,FATAL,N",
      "1,Rash,N,1,RECOVERED/RESOLVED,Y", "1,Rash,N,5,,N", "1,Rash,N,4,NOT RECOVERED/NOT RESOLVED,")
    #expect(try records(loaded).facts.map { $0.contains(.fatal) } == [true, true, true, false])
  }

  @Test("an event led to withdrawal if the drug was withdrawn")
  func withdrawal() throws {
    let actions = [
      "DRUG WITHDRAWN", "Permanently discontinued", "DOSE NOT CHANGED", "DRUG INTERRUPTED", "",
      "DRUG NOT WITHDRAWN",
    ]
    let rows = actions.map { "1,Rash,N,\($0)" }
    let loaded = try events("USUBJID,AEDECOD,AESER,AEACN", rows.joined(separator: "\n"))
    #expect(
      try records(loaded).facts.map { $0.contains(.discontinuation) }
        == [true, true, false, false, false, false])
  }

  @Test("an event that is not coded yet goes by the reported term, which is noted")
  func uncoded() throws {
    let loaded = try events(
      "USUBJID,AEDECOD,AETERM,AESER", "1,Rash,rash,N", "1,,itchy feet,N", "1,,,N")
    #expect(try (0..<3).map { try records(loaded).term[$0] } == ["Rash", "itchy feet", nil])
    #expect(
      loaded.told == [
        "note term-uncoded adae.csv:3 AEDECOD", "warning term-missing adae.csv:4 AEDECOD",
      ])
  }

  @Test("partial dates of onset are told and stay missing")
  func dates() throws {
    let loaded = try events(
      "USUBJID,AEDECOD,AESER,AESTDTC,AEENDTC", "1,Rash,N,2001-02,",
      "1,Rash,N,2001,2001-03-04T12:00",
      "1,Rash,N,2001---15,.")
    let events = try records(loaded)
    #expect(events.start.numbers.filter { $0 == DayColumn.missing }.count == 3)
    #expect(events.end[1] == Day(year: 2001, month: 3, day: 4))
    #expect(loaded.told == (2...4).map { "warning date-partial adae.csv:\($0) AESTDTC" })
    #expect(loaded.study?.latest?.column == "ADSL.RANDDT")
  }

  @Test("doubled quotes, accents and line breaks are part of a term; escapes in it are told")
  func terms() throws {
    let loaded = try events(
      "USUBJID,AEDECOD,AESER", "1,\"so-called \"\"flu\"\", \nmild\",N", "1,Übelkeit\u{1B}[5m,N")
    #expect(try records(loaded).term.values == ["so-called \"flu\", \nmild", "Übelkeit\u{1B}[5m"])
    #expect(try records(loaded).lines == [2, 4])
    #expect(
      loaded.told == [
        "warning control-character adae.csv:2 AEDECOD",
        "warning control-character adae.csv:4 AEDECOD",
      ])
  }

  @Test("unknown subjects are errors; a thousand of them make a list that can be read")
  func unknownSubjects() throws {
    let rows = (0..<1000).map { "x\($0),Rash,N" }
    let loaded = try events("USUBJID,AEDECOD,AESER", rows.joined(separator: "\n"), "1,Rash,N")
    #expect(try records(loaded).count == 1)
    #expect(loaded.findings.count == 20)
    #expect(loaded.findings.first?.short == "error subject-unknown adae.csv:2 USUBJID")
    #expect(loaded.findings.last?.short == "error subject-unknown adae.csv:21 USUBJID x981")
  }

  @Test("a table without terms is not used")
  func missingColumns() throws {
    #expect(try events("USUBJID,AESER", "1,N").told == ["error column-missing adae.csv:1 AEDECOD"])
    #expect(try events("AEDECOD,AESER", "x,N").told == ["error column-missing adae.csv:1 USUBJID"])
  }
}
