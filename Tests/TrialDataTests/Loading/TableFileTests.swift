import Testing
import TrialModel

@testable import TrialData

@Suite("Names of files")
struct TableFileTests {
  @Test(
    "tables are recognized by a whole word of their name, whatever its case",
    arguments: [
      ("adsl.csv", TableRole.subjects), ("ADSL.CSV", .subjects),
      ("rcd_2022_06_27_adsl.csv", .subjects),
      ("subjects.tsv", .subjects), ("My Patients 2003.csv", .subjects), ("dm.csv", .subjects),
      ("ADRS_ONCO.csv", .responses), ("responses.csv", .responses), ("rs.csv", .responses),
      ("adtte.csv", .timeToEvent), ("survival.csv", .timeToEvent), ("adae.csv", .adverseEvents),
      ("toxicity.csv", .adverseEvents), ("adverse_events.csv", .adverseEvents),
      ("Adverse Events.csv", .adverseEvents), ("ae.csv", .adverseEvents),
      ("x-ae-2.csv", .adverseEvents),
      ("adtr.csv", .tumorMeasurements), ("ADTR_ONCO.csv", .tumorMeasurements),
      ("adsl.v2.csv", .subjects), ("study.toml", .settings), ("Study.TOML", .settings),
    ])
  func recognized(name: String, role: TableRole) {
    #expect(TableFile(name: name)?.role == role)
    #expect(TableFile(name: name)?.isReadable == true)
  }

  @Test(
    "other files are passed over, hidden and temporary ones too",
    arguments: [
      "madsley.csv", "adslx.csv", "cadsl.csv", "adlb.csv", "adverse.csv", "events.csv", "adsl",
      "adsl.txt",
      "adsl.csv~", "adsl.csv.tmp", "adsl.csv.part", "adsl.tmp.csv", ".adsl.csv", "._adsl.csv",
      ".adsl.csv.Xy3k", "~$adsl.xlsx", "~adsl.csv", "#adsl.csv#", "#adsl.csv", ".csv", "", ".",
      "..",
      "my-study.toml", "study.toml.bak", "study.csv", "README.md", "Trade.csv", "gage.csv",
    ])
  func passedOver(name: String) {
    #expect(TableFile(name: name) == nil)
  }

  @Test(
    "tables in formats that are not read are known for what they are",
    arguments: [
      "adsl.xpt", "adsl.sas7bdat", "adsl.json", "adsl.ndjson", "adsl.dsjc", "adsl.xlsx",
      "adsl.parquet",
      "adsl.RDS",
    ])
  func otherFormats(name: String) {
    #expect(TableFile(name: name)?.role == .subjects)
    #expect(TableFile(name: name)?.isReadable == false)
  }

  @Test("the shorter name and the ADaM name are preferred")
  func ranks() throws {
    func rank(_ name: String) throws -> Int { try #require(TableFile(name: name)).rank }
    #expect(try rank("adsl.csv") < rank("adsl_old.csv"))
    #expect(try rank("adsl_old.csv") < rank("adsl_very_old.csv"))
    #expect(try rank("adsl_very_old.csv") < rank("subjects.csv"))
    #expect(try rank("patients.csv") < rank("dm.csv"))
    #expect(try rank("adverse_events.csv") < rank("ae.csv"))
  }
}
