import Testing
import TrialModel

@testable import TrialData

/// The strata of a subject table whose factors stand in columns of their own.
struct StratumColumnsTests {
  private let rows = """
    USUBJID,ARM,STRAT1R,STRAT2R,STRAT1V,SEX
    a,X,West,High,East,F
    b,X,West,Low,West,M
    c,Y,East,High,East,F
    d,Y,West,,West,M
    e,Y,West,High,West,M

    """

  private func strata(_ files: [String: String]) throws -> [String?] {
    let study = try #require(try load(files).study)
    return (0..<study.subjects.count).map { study.subjects.stratum[$0] }
  }

  @Test("all numbered factors make the strata together; who lacks one has none")
  func together() throws {
    let loaded = try load(["adsl.csv": rows])
    let study = try #require(loaded.study)
    let values = (0..<study.subjects.count).map { study.subjects.stratum[$0] }
    #expect(values == ["West / High", "West / Low", "East / High", nil, "West / High"])
    let kept = study.subjects.others.map(\.name)
    #expect(kept.contains("STRAT1R") && kept.contains("STRAT2R"))
    #expect(
      try strata(["adsl.csv": rows.replacing("STRAT", with: "STRATA").replacing("R,", with: ",")])[
        2] == "East / High")
  }

  @Test("a column that holds all factors is enough by itself")
  func joint() throws {
    let text = "USUBJID,ARM,STRATAR,STRAT1R,STRAT2R\na,X,West/High,West,High\nb,X,East/Low,East,\n"
    #expect(try strata(["adsl.csv": text]) == ["West/High", "East/Low"])
  }

  @Test("study.toml names the columns")
  func named() throws {
    let one = "[columns.subjects]\nstratum = \"STRAT2R\"\n"
    #expect(
      try strata(["adsl.csv": rows, "study.toml": one]) == ["High", "Low", "High", nil, "High"])
    let two = "[columns.subjects]\nstratum = [\"STRAT1R\", \"SEX\"]\n"
    #expect(
      try strata(["adsl.csv": rows, "study.toml": two])
        == ["West / F", "West / M", "East / F", "West / M", "West / M"])
  }

  @Test("a column that is not there is told, and the others count")
  func missing() throws {
    let toml = "[columns.subjects]\nstratum = [\"STRAT1R\", \"ECOG\"]\n"
    let loaded = try load(["adsl.csv": rows, "study.toml": toml])
    #expect(loaded.findings("column-missing").map(\.column) == ["ECOG"])
    #expect(loaded.study?.subjects.stratum[0] == "West")
  }
}
