import Testing
import TrialModel

@testable import TrialData

@Suite("Other columns of the subject table")
struct SubjectAttributesTests {
  @Test("every column that has no place of its own is kept as written")
  func kept() throws {
    let study = try #require(
      try load([
        "adsl.csv": """
        STUDYID,USUBJID,ARM,ARMCD,SEX,ECOG,Race,race,,EOSSTT,DTHDT
        S,1,High,HD,F,0,ASIAN,x,y,ONGOING,2000-01-01
        S,2,Low,LD,M,.,"WHITE, other",x,y,,
        S,2,Low,LD,M,7,duplicate,x,y,,
        """
      ]).study)
    let others = study.subjects.others
    #expect(others.map(\.name) == ["STUDYID", "ARM", "ARMCD", "ECOG", "Race", "EOSSTT"])
    #expect(others[3].column == TextColumn(values: ["0"], codes: [0, -1]))
    #expect(others[4].column.values == ["ASIAN", "WHITE, other"])
    #expect(
      study.availableColumns.names == [
        "subject": "USUBJID", "sex": "SEX", "death_date": "DTHDT", "disposition": "EOSSTT",
      ])
  }

  @Test("a column that tells nearly everybody apart is not kept, however late that shows")
  func tellingApart() throws {
    func names(rows: Int) throws -> [String] {
      var text = "USUBJID,ARM,INITIALS,HALF,RARE\n"
      for row in 0..<rows {
        text += "\(row),A,\(row * 7),\(row / 2),\(row % 50 == 0 ? String(row) : "")\n"
      }
      return try #require(try load(["adsl.csv": text]).study).subjects.others.map(\.name)
    }
    #expect(try names(rows: 1000) == ["ARM", "INITIALS", "HALF", "RARE"])
    #expect(try names(rows: 1002) == ["ARM", "HALF", "RARE"])
    #expect(try names(rows: 5000) == ["ARM", "HALF", "RARE"])
  }

  @Test("of a very wide table the first 200 are kept")
  func wide() throws {
    let columns = (1...300).map { "C\($0)" }
    let text =
      "USUBJID,ARM," + columns.joined(separator: ",") + "\n1,A,"
      + columns.joined(separator: ",") + "\n"
    let study = try #require(try load(["adsl.csv": text]).study)
    #expect(study.subjects.others.count == 200)
  }

  @Test("a text is read as a cell with it would be")
  func values() {
    #expect("2003-01-31".asDay?.description == "2003-01-31")
    #expect("31JAN2003".asDay?.description == "2003-01-31")
    #expect("2003-02-30".asDay == nil && "2003-01".asDay == nil && "".asDay == nil)
    #expect("65".asNumber == 65 && "-0.5".asNumber == -0.5 && "1e3".asNumber == 1000)
    #expect("1,234".asNumber == nil && "nan".asNumber == nil && "".asNumber == nil)
    #expect("0x10".asNumber == nil && "inf".asNumber == nil)
  }
}
