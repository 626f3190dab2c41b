import Testing
import TrialModel

@testable import TrialData

@Suite("Response table")
struct ResponsesTests {
  private func responses(_ lines: String...) throws -> Loaded {
    try load([
      "adsl.csv":
        "STUDYID,USUBJID,ARM,RANDDT\nT,1,A,2001-01-01\nT,2,A,2001-01-01\nT,3,A,2001-01-01\n",
      "adrs.csv": lines.joined(separator: "\n") + "\n",
    ])
  }

  private func records(_ loaded: Loaded) throws -> Responses {
    try #require(loaded.study).responses
  }

  /// The records in short, `best CR` with the evaluator.
  private func short(_ loaded: Loaded) throws -> [String] {
    let records = try records(loaded)
    return (0..<records.count).map { row in
      "\(records.kind[row]) \(records.category[row].code)"
        + (records.evaluator[row].map { " \($0)" } ?? "")
    }
  }

  @Test(
    "best responses are known under many names",
    arguments: [
      ("BOR", "best CR"), ("bor", "best CR"), ("BESTRESP", "best CR"), ("BRSP", "best CR"),
      ("BORIRF", "best CR INDEPENDENT ASSESSOR"), ("BORINV", "best CR INVESTIGATOR"),
      ("CBOR", "confirmedBest CR"), ("CBRSP", "confirmedBest CR"),
      ("BESRSPI", "confirmedBest CR INVESTIGATOR"), ("OVR", "visit CR"), ("OVRLRESP", "visit CR"),
      ("OVRINV", "visit CR INVESTIGATOR"), ("OVRBICR", "visit CR INDEPENDENT ASSESSOR"),
      ("OVRLIRF", "visit CR INDEPENDENT ASSESSOR"),
    ])
  func names(parameter: String, record: String) throws {
    let loaded = try responses("USUBJID,PARAMCD,AVALC", "1,\(parameter),CR")
    #expect(try short(loaded) == [record])
    #expect(loaded.told.isEmpty)
  }

  @Test(
    "flags and last assessments are no responses",
    arguments: ["RSP", "CRSP", "CB", "CCB", "BCP", "PD", "DEATH", "MDIS", "LSTA", "CBCP"])
  func otherParameters(parameter: String) throws {
    let loaded = try responses("USUBJID,PARAMCD,AVALC", "1,\(parameter),Y", "1,BOR,PR")
    #expect(try short(loaded) == ["best PR"])
    #expect(loaded.told.isEmpty)
  }

  @Test("a row that does not say what it is about is told")
  func noParameter() throws {
    let loaded = try responses("USUBJID,PARAMCD,AVALC", "1,BOR,CR", "2,,PR")
    #expect(try short(loaded) == ["best CR"])
    #expect(loaded.told == ["error parameter-missing adrs.csv:3 PARAMCD"])
  }

  @Test("a table in which no parameter is a response says so")
  func noResponses() throws {
    let loaded = try responses("USUBJID,PARAMCD,AVALC", "1,SUMDIAM,21", "1,TUMSTATE,CR")
    #expect(loaded.told == ["warning parameter-unknown adrs.csv:2 PARAMCD"])
  }

  @Test("without PARAMCD the words of PARAM tell")
  func labels() throws {
    let loaded = try responses(
      "USUBJID,PARAM,AVALC",
      "1,Best Overall Response by Investigator (confirmation not required),CR",
      "1,Best Confirmed Overall Response by Investigator,PR",
      "1,Best Overall Response of CR/PR by Investigator (confirmation not required),Y",
      "1,Overall Response by Investigator,SD")
    #expect(try short(loaded) == ["best CR", "confirmedBest PR", "visit SD"])
    #expect(loaded.told.isEmpty)
  }

  @Test(
    "categories of RECIST and WHO",
    arguments: [
      ("CR", ResponseCategory.complete), ("cr", .complete), ("Partial Response", .partial),
      ("SD", .stable), ("NC", .stable), ("No change", .stable), ("PD", .progressive),
      ("NON-CR/NON-PD", .nonCompleteNonProgressive), ("NE", .notEvaluable),
      ("Not evaluable", .notEvaluable), ("MISSING", .missing), ("ND", .missing),
      ("NOT DONE", .missing),
    ])
  func categories(text: String, category: ResponseCategory) throws {
    let loaded = try responses("USUBJID,PARAMCD,AVALC", "1,BOR,\(text)")
    #expect(try records(loaded).category == [category])
    #expect(loaded.told.isEmpty)
  }

  @Test("an empty response is no assessment, which is noted; an unknown word is an error")
  func unknownCategories() throws {
    let loaded = try responses(
      "USUBJID,PARAMCD,AVALC", "1,BOR,", "2,BOR,good", "3,BOR,NED", "1,OVR,1")
    #expect(try short(loaded) == ["best MISSING"])
    #expect(
      loaded.told == [
        "note response-missing adrs.csv:2 AVALC", "error response-unknown adrs.csv:3 AVALC",
        "error response-unknown adrs.csv:4 AVALC", "error response-unknown adrs.csv:5 AVALC",
      ])
  }

  @Test("MISSING is not NE: one was never assessed, the other not evaluable")
  func missingIsNotEvaluable() {
    #expect(ResponseCategory.missing > .notEvaluable)
    #expect(!ResponseCategory.missing.isResponse)
    #expect(ResponseCategory.allCases.filter { $0.isResponse } == [.complete, .partial])
    #expect(ResponseCategory.allCases.sorted() == ResponseCategory.allCases)
  }

  @Test("only rows flagged for the analysis count, where there is a flag")
  func analysisFlag() throws {
    let loaded = try responses(
      "USUBJID,PARAMCD,AVALC,ANL01FL", "1,OVR,PR,Y", "1,OVR,PD,", "1,OVR,CR,N", "1,OVR,SD,X")
    #expect(try short(loaded) == ["visit PR"])
    #expect(loaded.told == ["warning flag-unreadable adrs.csv:5 ANL01FL"])
  }

  @Test("evaluators are kept apart, whatever their case, and by column before parameter")
  func evaluators() throws {
    let loaded = try responses(
      "USUBJID,PARAMCD,AVALC,RSEVAL,PARCAT2", "1,OVR,PR,Investigator,x",
      "1,OVR,PD,INDEPENDENT ASSESSOR,x", "2,OVR,CR,INVESTIGATOR,x", "2,OVRINV,SD,,x",
      "3,OVR,SD,,Investigator", "3,OVR,PD,,")
    #expect(
      try short(loaded) == [
        "visit PR INVESTIGATOR", "visit PD INDEPENDENT ASSESSOR", "visit CR INVESTIGATOR",
        "visit SD INVESTIGATOR", "visit SD INVESTIGATOR", "visit PD",
      ])
    #expect(try records(loaded).evaluator.values.count == 2)
  }

  @Test("of two readers the accepted reading counts")
  func acceptedReader() throws {
    let loaded = try responses(
      "USUBJID,PARAMCD,AVALC,RSEVAL,RSEVALID,RSACPTFL", "1,BOR,PR,INDEPENDENT ASSESSOR,READER 1,",
      "1,BOR,CR,INDEPENDENT ASSESSOR,READER 2,Y", "1,BOR,SD,INVESTIGATOR,,")
    #expect(try short(loaded) == ["best CR INDEPENDENT ASSESSOR", "best SD INVESTIGATOR"])
    #expect(loaded.told.isEmpty)
  }

  @Test("two readers whom nobody judged are two evaluators")
  func unjudgedReaders() throws {
    let loaded = try responses(
      "USUBJID,PARAMCD,AVALC,RSEVAL,RSEVALID", "1,BOR,PR,INDEPENDENT ASSESSOR,Reader 1",
      "1,BOR,CR,INDEPENDENT ASSESSOR,Reader 2")
    #expect(
      try short(loaded) == [
        "best PR INDEPENDENT ASSESSOR, READER 1", "best CR INDEPENDENT ASSESSOR, READER 2",
      ])
    #expect(loaded.told.isEmpty)
  }

  @Test("a second best response by the same evaluator is an error, and the first one counts")
  func duplicates() throws {
    let loaded = try responses(
      "USUBJID,PARAMCD,AVALC,RSEVAL", "1,BOR,PR,INVESTIGATOR", "1,CBOR,SD,INVESTIGATOR",
      "1,BOR,CR,investigator", "1,BOR,CR,BICR", "1,OVR,CR,INVESTIGATOR", "1,OVR,CR,INVESTIGATOR")
    #expect(
      try short(loaded) == [
        "best PR INVESTIGATOR", "confirmedBest SD INVESTIGATOR", "best CR BICR",
        "visit CR INVESTIGATOR", "visit CR INVESTIGATOR",
      ])
    #expect(loaded.told == ["error record-duplicate adrs.csv:4 USUBJID"])
  }

  @Test("a plain table with one row a subject holds best responses")
  func plainBest() throws {
    let loaded = try responses("id,response,date", "1,CR,2001-02-03", "2,PD,2001-02")
    #expect(try short(loaded) == ["best CR", "best PD"])
    #expect(try records(loaded).day[0] == Day(year: 2001, month: 2, day: 3))
    #expect(loaded.told == ["warning date-partial adrs.csv:3 date"])
  }

  @Test("a plain table with several rows a subject holds assessments, which is noted")
  func plainVisits() throws {
    let loaded = try responses("id,response,date", "1,PR,2001-02-03", "1,PD,2001-05-03", "2,SD,")
    #expect(try short(loaded) == ["visit PR", "visit PD", "visit SD"])
    #expect(loaded.told == ["note responses-are-visits adrs.csv:1 response"])
  }

  @Test("a column called best response has one row a subject")
  func plainBestDuplicate() throws {
    let loaded = try responses("id,best_response", "1,PR", "1,PD")
    #expect(try short(loaded) == ["best PR"])
    #expect(loaded.told == ["error record-duplicate adrs.csv:3 id"])
  }

  @Test("subjects that are not in the subject table are errors")
  func unknownSubjects() throws {
    let loaded = try responses("STUDYID,USUBJID,PARAMCD,AVALC", "T,9,BOR,CR", "U,1,BOR,CR")
    #expect(try records(loaded).count == 0)
    #expect(
      loaded.told == [
        "error subject-unknown adrs.csv:2 USUBJID", "error study-second adrs.csv:3 STUDYID",
      ])
  }

  @Test("a table without responses is not used")
  func missingColumn() throws {
    let loaded = try responses("USUBJID,PARAMCD,AVAL", "1,BOR,1")
    #expect(loaded.told == ["error column-missing adrs.csv:1 AVALC"])
    #expect(loaded.study?.hasTable(.responses) == false)
  }
}
