import TestSupport
import Testing
import TrialModel
import TrialReport

@testable import TrialAnalysis

@Suite("Filters")
struct FilterTests {
  private func filter(_ text: String) throws -> SubjectFilter {
    try SubjectFilter(parsing: text, columns: FilterStudy.columns)
  }

  @Test(
    "a filter keeps whom it says",
    arguments: [
      ("sex=F", "p1 p3 p6"),
      ("SEX = f", "p1 p3 p6"),
      ("sex!=F", "p2 p4 p7"),
      ("!sex=F", "p2 p4 p7"),
      ("not (sex=F)", "p2 p4 p7"),
      ("!!sex=F", "p1 p3 p6"),
      ("sex=missing", "p5"),
      ("sex!=missing", "p1 p2 p3 p4 p6 p7"),
      ("sex=F | sex=missing", "p1 p3 p5 p6"),
      ("sex in (f, missing)", "p1 p3 p5 p6"),
      ("sex not in (F, missing)", "p2 p4 p7"),
      ("sex not in (F)", "p2 p4 p7"),
      ("age>=65", "p1 p3 p6 p7"),
      ("age>65", "p3 p7"),
      ("age<65", "p2 p5"),
      ("age <= 64.5", "p2 p5"),
      ("age = 65.0", "p1 p6"),
      ("age in (40, 70)", "p3 p5"),
      ("age = missing", "p4"),
      ("age != missing & age<65", "p2 p5"),
      ("!(age>=65)", "p2 p5"),
      ("arm=HD", "p1 p2 p6"),
      ("arm='hd iv'", "p1 p2 p6"),
      ("arm=\"High dose\"", "p1 p2 p6"),
      ("arm~dose", "p1 p2 p3 p4 p5 p6"),
      ("arm~'hd '", "p1 p2 p6"),
      ("arm=missing", "p7"),
      ("actual=LD", "p2 p3 p4 p5"),
      ("arm=HD & actual=LD", "p2"),
      ("site=101", "p1 p3"),
      ("site=\"101\"", "p1"),
      ("site=0101", "p1 p3"),
      ("SITEID>=102", "p2 p4 p7"),
      ("site=missing", "p5 p6"),
      ("site~01", "p1 p3"),
      ("stratum~BONE", "p1 p3"),
      ("stratum=lung/low", "p2"),
      ("randomized>=2000-03-01", "p3 p4 p5"),
      ("RANDDT=2000-03-01", "p3"),
      ("randomized in (2000-01-01, 2000-02-01)", "p1 p2"),
      ("randomized=missing", "p6 p7"),
      ("DTHDT<2000-12-31", "p2"),
      ("dead=yes", "p2 p6"),
      ("dead=N", "p1 p3 p4 p5 p7"),
      ("treated=yes", "p1 p2 p3 p5"),
      ("status=discontinued", "p2"),
      ("status in (ongoing, completed)", "p1 p3"),
      ("saffl=no", "p4"),
      ("SAFFL=Y", "p1 p2 p3 p5"),
      ("SAFFL=missing", "p6 p7"),
      ("subject in (p2, P7)", "p2 p7"),
      ("USUBJID~p & USUBJID!=p1 & sex=F", "p3 p6"),
      ("ecog>=1", "p2 p3 p4"),
      ("ecog<1", "p1 p6 p7"),
      ("'race group'=größe", "p1 p3"),
      ("\"Race group\"=GRO\u{308}ßE", "p1 p3"),
      ("'Race group'=missing", "p4"),
      ("'Race group'=\"missing\"", "p2 p5 p6 p7"),
      ("BIRTHDT<1945-01-01", "p1 p4 p5"),
      ("BIRTHDT=1950-06-02", "p2 p6 p7"),
      ("BIRTHDT=\"02JUN1950\"", "p2 p6 p7"),
      ("BMI=22.5", "p1 p3 p4 p5 p6"),
      ("BMI=UNK", "p2"),
      ("SCRFREAS = 'O\\'Brien \"x\"'", "p7"),
      ("SCRFREAS = \"O'Brien \\\"x\\\"\"", "p7"),
      ("sex=M & site=102 | ecog=2", "p2 p3 p4"),
      ("ecog=2 | sex=M & site=102", "p2 p3 p4"),
      ("(ecog=2 | sex=M) & site=102", "p2 p4"),
      ("ecog=2 OR sex=M AND site=102", "p2 p3 p4"),
      ("!sex=M & ecog=0", "p1 p6"),
      ("!(sex=M & ecog=0)", "p1 p2 p3 p4 p6"),
    ])
  func kept(_ text: String, _ expected: String) throws {
    #expect(try FilterStudy.kept(text).joined(separator: " ") == expected)
    // The shortest form says the same and is its own shortest form.
    let filter = try filter(text)
    let again = try self.filter(filter.text)
    #expect(again == filter, "\(filter.text)")
    #expect(again.text == filter.text)
  }

  @Test(
    "the shortest form has only the quotes and parentheses it needs",
    arguments: [
      (" arm = HD  &  ((site=101))&age >= 65.0 ", "arm=HD & site=101 & age>=65"),
      ("(sex=F & age<50) | sex=m", "sex=F & age<50 | sex=m"),
      ("(sex=F | age<50) & sex=m", "(sex=F | age<50) & sex=m"),
      ("not(sex=F or sex=M)", "!(sex=F | sex=M)"),
      ("! site in ( 101 ,102 )", "site not in (101, 102)"),
      ("SEX='F'", "sex=F"), ("siteid='101'", "SITEID=\"101\""),
      ("arm = 'Low dose'", "arm=\"Low dose\""),
      ("\"race group\"='a\"b\\\\'", "\"Race group\"=\"a\\\"b\\\\\""),
      ("'Race group' != \"Missing\"", "\"Race group\"!=\"Missing\""),
    ])
  func shortest(_ text: String, _ expected: String) throws {
    #expect(try filter(text).text == expected)
  }

  @Test(
    "every mistake is told at its character, with what could stand there",
    arguments: [
      ("", 0, "There is no condition; expected one such as sex=F."),
      ("   ", 3, "There is no condition"),
      (
        "sxe=F", 0,
        "There is no column \"sxe\"; expected the name of a column. Did you mean \"sex\"?"
      ),
      ("arm=HD & agee>1", 9, "Did you mean \"age\"?"),
      ("=F", 0, "A condition begins with a column"),
      ("sex", 3, "The filter ends after sex; expected =, !=, ~ or in."),
      ("age F", 4, "This does not compare age; expected =, !=, <, <=, >, >= or in."),
      ("sex=", 4, "The filter ends too early; expected a text"),
      ("sex=)", 4, "Here a value should stand"),
      ("sex==F", 4, "Here a value should stand"),
      ("sex>F", 3, "sex is a text (\"F\" is no number) and has no order"),
      ("arm>HD", 3, "arm is a text and has no order; expected =, !=, ~ or in."),
      ("BMI>20", 3, "BMI is a text (\"UNK\" is no number) and has no order"),
      ("age~6", 3, "age is no text"),
      ("age>=old", 5, "\"old\" is no number; expected a number."),
      ("age>=missing", 5, "A missing value has no order and no text"),
      ("sex~missing", 4, "A missing value has no order and no text"),
      ("sex~''", 4, "Every text contains the empty one"),
      ("randomized>2000", 11, "\"2000\" is no date; expected a date such as 2003-01-31."),
      ("randomized>2000-02-30", 11, "\"2000-02-30\" is no date"),
      ("arm=HX", 4, "arm is never \"HX\"; expected HD, LD."),
      ("status=ongoin", 7, "Did you mean \"ongoing\"?"),
      ("dead=maybe", 5, "dead is never \"maybe\"; expected no, yes."),
      ("sex in F", 7, "The values are not in parentheses"),
      ("sex in (F", 9, "The list of values is not closed; expected , or )."),
      ("sex in ()", 8, "Here a value should stand"),
      ("sex in (F,)", 10, "Here a value should stand"),
      ("sex in (F M)", 10, "The list of values is not closed"),
      ("(sex=F", 6, "A \"(\" is not closed; expected & or | or )."),
      ("sex=F)", 5, "There is no \"(\" to this \")\"; expected & or | or the end."),
      ("sex=F age>1", 6, "The condition before it is complete"),
      ("sex=F &", 7, "The filter ends too early; expected the name of a column."),
      ("sex=F & | age>1", 8, "A condition begins with a column"),
      ("!", 1, "The filter ends too early"),
      ("sex='F", 4, "The quote is never closed"),
      ("sex='F\\", 4, "The quote is never closed"),
      ("sex='a\\n'", 6, "A backslash cannot stand before this"),
      ("sex=\u{7}", 4, "A control character cannot stand in a filter"),
      ("'Race group'='日本' & sxe=F", 20, "Did you mean \"sex\"?"),
      ("sex='👩‍👩‍👧' & x=1", 10, "There is no column \"x\""),
    ])
  func mistakes(_ text: String, _ offset: Int, _ words: String) {
    let failure = #expect(throws: FilterFailure.self) { try filter(text) }
    #expect(failure?.offset == offset)
    #expect(failure?.sentence.contains(words) ?? false, "\(failure?.sentence ?? "")")
    #expect(failure?.text == text)
  }

  @Test("nothing typed brings the reading down, however deep or long it is")
  func robust() throws {
    let deep = String(repeating: "(", count: 100_000)
    #expect(throws: FilterFailure.self) { try filter(deep) }
    #expect(throws: FilterFailure.self) { try filter(String(repeating: "!", count: 100_000)) }
    let long = Array(repeating: "sex=F", count: 2000).joined(separator: " & ")
    #expect(try filter(long).text == long)
    var random = SplitMix(seed: 7)
    let pieces = [
      "sex", "age", "=", "!=", "<", ">=", "~", "in", "(", ")", ",", "&", "|", "!", "not", "and",
      "'", "\"", "\\", "F", "65", "missing", "2000-01-01", " ", "é", "\u{301}",
    ]
    var read = 0
    for _ in 0..<20_000 {
      let text = (0..<random.next(9)).map { _ in pieces[random.next(pieces.count)] }.joined()
      do {
        let filter = try filter(text)
        read += 1
        #expect(try self.filter(filter.text) == filter)
      } catch {
        let failure = try #require(error as? FilterFailure)
        #expect((0...text.count).contains(failure.offset))
      }
    }
    #expect(read > 5)
  }

  @Test("what happened after the cut-off was not known on it")
  func asOf() throws {
    #expect(try FilterStudy.kept("dead=yes", asOf: "2000-05-31") == [])
    #expect(try FilterStudy.kept("dead=yes", asOf: "2000-06-01") == ["p2"])
    #expect(
      try FilterStudy.kept("DTHDT=missing & sex=M", asOf: "2000-05-31") == ["p2", "p4", "p7"])
    #expect(try FilterStudy.kept("treated=yes", asOf: "2000-02-15") == ["p1", "p2"])
    #expect(try FilterStudy.kept("status=discontinued", asOf: "2000-05-31") == [])
  }

  @Test("a column of the file goes before the common name that does not stand for it")
  func names() throws {
    var study = FilterStudy.study
    let values = TextColumn(values: ["early", "late"], codes: [0, 1, 0, 1, 0, 1, 0])
    study.subjects.others = ["Arm", "Status", "treated"].map {
      SubjectAttribute(name: $0, column: values)
    }
    var columns = FilterColumns(study)
    func count(_ text: String) throws -> Int {
      try SubjectFilter(parsing: text, columns: columns).keeps(study).count { $0 }
    }
    #expect(try count("treated=late") == 3)
    #expect(try count("status=early") == 4)
    #expect(try count("arm=HD") == 3)
    study.availableColumns.names["disposition"] = "Status"
    columns = FilterColumns(study)
    #expect(try count("status=ongoing") == 1)
  }

  @Test("the columns tell their kinds, values and ranges")
  func summaries() throws {
    let columns = FilterStudy.columns
    #expect(
      columns.names == [
        "arm", "actual", "site", "sex", "age", "stratum", "randomized", "treated", "status", "dead",
        "subject", "USUBJID", "SITEID", "SCRFREAS", "SAFFL", "RANDDT", "DTHDT", "ECOG",
        "Race group", "BIRTHDT", "BMI",
      ])
    let site = try #require(columns["SITEID"])
    #expect(site.kind == .number)
    let sites = columns.summary(of: site)
    #expect(sites.values.map(\.text) == ["102", "0101", "101", "103"])
    #expect(sites.values.map(\.count) == [2, 1, 1, 1])
    #expect(sites.missing == 2)
    #expect(sites.numbers == 101...103)
    let age = try #require(columns["age"])
    #expect(columns.summary(of: age).numbers == 40...80)
    #expect(columns.summary(of: age).missing == 1)
    let birth = try #require(columns["birthdt"])
    #expect(birth.kind == .date)
    let days = StudyBuilder.day("1940-05-01")...StudyBuilder.day("1950-06-02")
    #expect(columns.summary(of: birth).days == days)
    #expect(columns["BMI"]?.kind == .text)
    #expect(columns["nothing"] == nil)
  }
}
