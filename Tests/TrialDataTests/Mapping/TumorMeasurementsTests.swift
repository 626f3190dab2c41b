import Testing
import TrialModel

@testable import TrialData

@Suite("Table of tumour measurements")
struct TumorMeasurementsTests {
  private func load(_ lines: [String], settings: String? = nil) throws -> Loaded {
    var files = [
      "adsl.csv": "STUDYID,USUBJID,ARM,RANDDT,TRTSDT\nT,1,A,2001-01-01,2001-01-03\n"
        + "T,2,A,2001-01-01,\n",
      "adtr.csv": lines.joined(separator: "\n") + "\n",
    ]
    files["study.toml"] = settings
    return try TrialDataTests.load(files)
  }

  /// The rows in short, `SDIAM 21 B 0.0` with the evaluator.
  private func short(_ loaded: Loaded) throws -> [String] {
    let table = try #require(loaded.study).tumorMeasurements
    return (0..<table.count).map { row in
      var words = [
        table.parameters[Int(table.parameter[row])].code, "\(table.value[row])",
        "\(table.percentChange[row])",
      ]
      if table.isBaseline[row] { words.append("baseline") }
      if let name = table.evaluator[row] { words.append(name) }
      return words.joined(separator: " ")
    }
  }

  @Test(
    "sums over the target lesions are known under many names",
    arguments: [
      ("SDIAM", TumorSum.diameters), ("sumdiam", .diameters), ("SLD", .diameters),
      ("SDIAMINV", .diameters), ("SUMDIAMBICR", .diameters), ("SUMPROD", .products),
      ("SPD", .products), ("Sum of the Products of Diameters", .products),
      ("Target Lesions Sum of Diameters by Investigator", .diameters),
    ])
  func names(parameter: String, sum: TumorSum) throws {
    let loaded = try load(["USUBJID,PARAMCD,AVAL,ADT,ABLFL", "1,\(parameter),20,2001-01-01,Y"])
    let table = try #require(loaded.study).tumorMeasurements
    #expect(table.parameters.map(\.sum) == [sum])
    #expect(table.count == 1)
    #expect(loaded.told.isEmpty)
  }

  @Test("the change is PCHG, else from BASE, else from the baseline row of the same evaluator")
  func changes() throws {
    let loaded = try load([
      "USUBJID,PARAMCD,AVAL,BASE,PCHG,ADT,ABLFL,TREVAL",
      "1,SDIAM,40,,,2001-03-01,,Reader B", "1,SDIAM,100,,,2001-01-01,Y,Investigator",
      "1,SDIAM,50,,,2001-02-01,,INVESTIGATOR", "1,SDIAM,50,200,,2001-03-01,,INVESTIGATOR",
      "1,SDIAM,50,200,-12.5,2001-04-01,,INVESTIGATOR", "1,SDIAM,160,,,2001-01-01,Y,Reader B",
      "2,SDIAM,10,,,2001-02-01,,INVESTIGATOR",
    ])
    #expect(
      try short(loaded) == [
        "SDIAM 40.0 -75.0 READER B", "SDIAM 100.0 0.0 baseline INVESTIGATOR",
        "SDIAM 50.0 -50.0 INVESTIGATOR", "SDIAM 50.0 -75.0 INVESTIGATOR",
        "SDIAM 50.0 -12.5 INVESTIGATOR", "SDIAM 160.0 0.0 baseline READER B",
        "SDIAM 10.0 nan INVESTIGATOR",
      ])
    #expect(loaded.told.isEmpty)
  }

  @Test("single lesions are never summed up: a table without a sum says so and shows nothing")
  func lesions() throws {
    let loaded = try load([
      "USUBJID,PARAMCD,PARAM,AVAL,ADT", "1,LDIAM1,Target Lesion 1 Analysis Diameter,21,2001-01-01",
      "1,NSUM,Sum of Diameters of Non-Target Lesions,21,2001-01-01",
    ])
    #expect(loaded.study?.tumorMeasurements.count == 0)
    #expect(loaded.told.first == "warning parameter-unknown adtr.csv:2 PARAMCD")
  }

  @Test("without a flag the last measurement up to the start of treatment is the baseline")
  func baselines() throws {
    let loaded = try load([
      "USUBJID,PARAMCD,AVAL,ADT", "1,SDIAM,90,2000-12-20", "1,SDIAM,100,2001-01-02",
      "1,SDIAM,60,2001-02-01", "2,SDIAM,50,2001-01-01", "2,SDIAM,60,2001-01-02",
    ])
    #expect(
      try short(loaded) == [
        "SDIAM 90.0 -10.0", "SDIAM 100.0 0.0 baseline", "SDIAM 60.0 -40.0",
        "SDIAM 50.0 0.0 baseline", "SDIAM 60.0 20.0",
      ])
    #expect(loaded.told == ["note baseline-derived adtr.csv:1 ABLFL"])
  }

  @Test("only rows flagged for analysis count, and only accepted readings")
  func flags() throws {
    let loaded = try load([
      "USUBJID,PARAMCD,AVAL,PCHG,ADT,ABLFL,ANL01FL,TREVALID,TRACPTFL",
      "1,SDIAM,1,-1,2001-02-01,,Y,,", "1,SDIAM,2,-2,2001-03-01,,,,",
      "1,SDIAM,3,-3,2001-04-01,,Y,RADIOLOGIST 1,Y", "1,SDIAM,4,-4,2001-04-01,,Y,RADIOLOGIST 2,",
    ])
    #expect(try short(loaded) == ["SDIAM 1.0 -1.0", "SDIAM 3.0 -3.0"])
  }

  @Test("what cannot be used is told with its line, and the other rows count")
  func unusable() throws {
    let loaded = try load([
      "USUBJID,PARAMCD,AVAL,PCHG,ADT,ABLFL", "1,SDIAM,ten,,2001-02-01,", "1,SDIAM,-5,,2001-02-01,",
      "1,SDIAM,,,2001-02-01,", "1,SDIAM,50,-120,2001-02-01,", "1,SDIAM,50,-50,,",
      "9,SDIAM,50,-50,2001-02-01,", "1,SDIAM,\"1,234\",-20,2001-02-01,", "1,SDIAM,0,,,Y",
      "1,SDIAM,7,,2001-03-01,",
    ])
    #expect(
      loaded.told == [
        "error measurement-unreadable adtr.csv:2 AVAL",
        "error measurement-negative adtr.csv:3 AVAL",
        "note measurement-missing adtr.csv:4 AVAL", "error change-impossible adtr.csv:5 PCHG",
        "error subject-unknown adtr.csv:7 USUBJID", "error measurement-ambiguous adtr.csv:8 AVAL",
        "error measurement-undated adtr.csv:6 ADT", "warning baseline-zero adtr.csv:10 BASE",
      ])
    #expect(
      try short(loaded) == ["SDIAM nan -20.0", "SDIAM 0.0 0.0 baseline", "SDIAM 7.0 nan"])
    #expect(loaded.study?.tumorMeasurements.lines == [8, 9, 10])
  }

  @Test("a table without parameters is used only if the value's name says what it is")
  func noParameter() throws {
    let unnamed = try load(["USUBJID,AVAL,ADT", "1,20,2001-01-01"])
    #expect(unnamed.told == ["error column-missing adtr.csv:1 PARAMCD"])
    #expect(unnamed.study?.tumorMeasurements.count == 0)
    let named = try load([
      "USUBJID,SUM_OF_PRODUCTS,DATE,BASELINE", "1,20,2001-01-01,Y", "1,30,2001-03-01,N",
    ])
    #expect(
      try short(named) == ["SUM_OF_PRODUCTS 20.0 0.0 baseline", "SUM_OF_PRODUCTS 30.0 50.0"])
    #expect(named.study?.tumorMeasurements.parameters.first?.sum == .products)
    #expect(named.told.isEmpty)
  }

  @Test("study.toml names the columns of a table of no standard")
  func settings() throws {
    let loaded = try load(
      ["who,sld,scan,first", "1,20,2001-01-01,1", "1,10,2001-03-01,0"],
      settings: """
        [columns.tumor_measurements]
        subject = "who"
        value = "sld"
        date = "scan"
        baseline_flag = "first"
        """)
    #expect(try short(loaded) == ["sld 20.0 0.0 baseline", "sld 10.0 -50.0"])
    #expect(loaded.told.isEmpty)
    #expect(loaded.study?.files.map(\.role) == [.settings, .subjects, .tumorMeasurements])
  }

  @Test("a table with too many sums has something else in the column, and stops nothing")
  func manyParameters() throws {
    let rows = (0..<1200).map { "1,Sum of diameters \($0),20,-10,2001-01-01," }
    let loaded = try load(["USUBJID,PARAMCD,AVAL,PCHG,ADT,ABLFL"] + rows)
    #expect(loaded.study?.tumorMeasurements.parameters.count == 1000)
  }

  @Test("the latest measurement may be the latest date of the study")
  func latest() throws {
    let loaded = try load(["USUBJID,PARAMCD,AVAL,PCHG,ADT,ABLFL", "1,SDIAM,1,-1,2009-02-01,"])
    #expect(loaded.study?.latest?.column == "ADTR.ADT")
  }

  @Test("the pharmaverse's sums of diameters, its lesions left out")
  func pharmaverse() throws {
    let loaded = StudyLoader(directory: Fixtures.study("pharmaverse-oncology-csv")).load()
    let table = try #require(loaded.study).tumorMeasurements
    #expect(table.parameters.map(\.code) == ["SDIAM"])
    #expect(
      table.parameters.map(\.name) == ["Target Lesions Sum of Diameters by Investigator"])
    #expect(table.count == 22)
    #expect(table.isBaseline.count { $0 } == 6)
    #expect(table.evaluator.values == ["INVESTIGATOR"])
    #expect(table.percentChange.min() == -100)
    for row in 0..<table.count {
      let base = (0..<table.count).first {
        table.isBaseline[$0] && table.subject[$0] == table.subject[row]
      }
      let baseline = table.value[try #require(base)]
      #expect(
        abs(table.percentChange[row] - (table.value[row] / baseline - 1) * 100) < 1e-9)
    }
  }
}
