import Testing
import TrialModel

@testable import TrialData

@Suite("Column map")
struct ColumnMapTests {
  private func map(
    _ header: [String], _ overrides: [String: String] = [:]
  ) -> (map: ColumnMap<SubjectColumn>, told: [String]) {
    var log = FindingLog()
    let map = ColumnMap<SubjectColumn>(
      header: header, file: "adsl.csv", overrides: overrides, findings: &log)
    return (map, log.findings.map(\.short))
  }

  @Test("names are found whatever their case, and the preferred one wins wherever it stands")
  func preference() {
    let (map, told) = map(["Arm", "subjid", "UsubjId", "trt01p"])
    #expect(map[.subject] == 2)
    #expect(map[.arm] == 3)
    #expect(map.others(.arm) == [0])
    #expect(map.name(.subject) == "UsubjId")
    #expect(!map.has(.age))
    #expect(map[.age] == -1)
    #expect(map.name(.age) == "AGE")
    #expect(told.isEmpty)
  }

  @Test("study.toml goes before the usual names")
  func overrides() {
    let (map, told) = map(["USUBJID", "record_id", "ARM"], ["subject": "RECORD_ID"])
    #expect(map[.subject] == 1)
    #expect(map.others(.subject) == [0])
    #expect(told.isEmpty)
  }

  @Test("a column that study.toml names and the file lacks is told, and the usual names are tried")
  func missingOverride() {
    let (map, told) = map(["USUBJID"], ["subject": "record_no"])
    #expect(map[.subject] == 0)
    #expect(told == ["error column-missing adsl.csv:1 record_no"])
  }

  @Test("of two columns with one name the first is read, and that is told if it is read at all")
  func duplicates() {
    let (map, told) = map(["USUBJID", "usubjid", "X", "X", "ARM"])
    #expect(map[.subject] == 0)
    #expect(told == ["warning column-duplicate adsl.csv:1 USUBJID"])
  }

  @Test("every column has its own key in study.toml")
  func keys() {
    #expect(Set(SubjectColumn.allCases.map(\.key)).count == SubjectColumn.allCases.count)
    #expect(SubjectColumn.armCode.key == "arm_code")
    #expect(SubjectColumn.intentionToTreat.key == "itt")
    #expect(AdverseEventColumn.organClass.key == "class")
    #expect(TimeToEventColumn.censoringReason.key == "censoring_reason")
    #expect(ResponseColumn.analysisFlag.key == "analysis_flag")
  }
}

@Suite("Arm list")
struct ArmListTests {
  private func codes(_ list: ArmList, _ settings: [ArmSettings] = []) -> [String] {
    list.ordered(by: settings).arms.map(\.code)
  }

  @Test("arms follow TRT01PN, even where it holds doses")
  func byNumber() {
    var list = ArmList()
    _ = list.note(label: "High", code: nil, order: 81)
    _ = list.note(label: "Placebo", code: nil, order: 0)
    _ = list.note(label: "Low", code: nil, order: 54)
    #expect(codes(list) == ["Placebo", "Low", "High"])
    #expect(list.ordered(by: []).places == [2, 0, 1])
  }

  @Test("an arm whose number varies stands where its smallest one says")
  func varyingNumber() {
    var list = ArmList()
    for order in [3.0, 1, 5] { _ = list.note(label: "Low", code: nil, order: order) }
    _ = list.note(label: "High", code: nil, order: 2)
    #expect(codes(list) == ["Low", "High"])
  }

  @Test("without numbers they follow their codes, without distinct codes their appearance")
  func byCodeOrAppearance() {
    var list = ArmList()
    _ = list.note(label: "Zeta", code: "B", order: nil)
    _ = list.note(label: "Eta", code: "A", order: nil)
    #expect(codes(list) == ["A", "B"])
    _ = list.note(label: "Alpha", code: "a", order: nil)
    #expect(codes(list) == ["B", "Eta", "Alpha"])
  }

  @Test("a label with several codes has none")
  func severalCodes() {
    var list = ArmList()
    #expect(list.note(label: "Drug", code: "A1", order: nil) == 0)
    #expect(list.note(label: "DRUG", code: "A2", order: nil) == 0)
    #expect(codes(list) == ["Drug"])
  }

  @Test("arms with a number come before those without")
  func mixedNumbers() {
    var list = ArmList()
    _ = list.note(label: "X", code: nil, order: nil)
    _ = list.note(label: "Y", code: nil, order: 2)
    _ = list.note(label: "Z", code: nil, order: 1)
    #expect(codes(list) == ["Z", "Y", "X"])
  }

  @Test("study.toml decides the order and the names, and has room for arms without subjects")
  func settings() {
    var list = ArmList()
    _ = list.note(label: "Low dose", code: "LD", order: 1)
    _ = list.note(label: "Other", code: "OT", order: 0)
    _ = list.note(label: "High dose", code: "HD", order: 2)
    var high = ArmSettings(code: "hd")
    high.short = "HD IV"
    high.target = 156
    high.opened = Day(number: 7)
    var subcutaneous = ArmSettings(code: "SC")
    subcutaneous.label = "Subcutaneous"
    var low = ArmSettings(code: "B")
    low.label = "low DOSE"
    let (arms, places) = list.ordered(by: [high, subcutaneous, low])
    #expect(arms.map(\.code) == ["hd", "SC", "B", "OT"])
    #expect(arms.map(\.label) == ["High dose", "Subcutaneous", "low DOSE", "Other"])
    #expect(arms.map(\.short) == ["HD IV", "SC", "B", "OT"])
    #expect(arms[0].target == 156)
    #expect(arms[0].openedIsDeclared)
    #expect(places == [2, 3, 0])
  }

  @Test("an arm is found by label or code, whatever the case")
  func index() {
    var list = ArmList()
    _ = list.note(label: "Low dose", code: "LD", order: nil)
    #expect(list.index(of: "LOW DOSE") == 0)
    #expect(list.index(of: "ld") == 0)
    #expect(list.index(of: "HD") == nil)
  }
}
