import Testing
import TrialModel

@testable import TrialData

@Suite("Kinds of tables and formats")
struct StudyTablesTests {
  @Test("every role but the settings has one builder, the subjects first")
  func roles() {
    let roles = StudyTables.names.map(\.role)
    #expect(roles == TableRole.allCases.filter { $0 != .settings })
    #expect(roles.first == .subjects)
  }

  @Test("no two roles share a stem or a name in study.toml")
  func names() {
    let stems = StudyTables.names.flatMap(\.stems)
    #expect(Set(stems).count == stems.count)
    #expect(Set(StudyTables.names.map(\.settings)).count == StudyTables.names.count)
    #expect(
      StudyTables.names.map(\.settings) == [
        "subjects", "responses", "survival", "adverse_events", "tumor_measurements",
      ])
  }

  @Test("every role's table of a study is found, and the settings have none")
  func tables() {
    var study = Study()
    var subject = Subjects.Row("1")
    subject.line = 2
    study.subjects.append(subject)
    study.responses.append(subject: 0, kind: .best, category: .complete)
    for _ in 0..<2 {
      study.timeToEvent.append(subject: 0, endpoint: 0, days: 1, isCensored: false)
    }
    for _ in 0..<3 { study.adverseEvents.append(subject: 0) }
    for _ in 0..<4 { study.tumorMeasurements.append(subject: 0, parameter: 0, value: 1) }
    #expect(TableRole.allCases.map { study.table($0)?.count } == [1, 1, 2, 3, 4, nil])
    #expect(study.table(.subjects)?.owners == nil && study.table(.subjects)?.lines == [2])
    #expect(study.table(.adverseEvents)?.owners == [0, 0, 0])
  }

  @Test("formats have names of their own; a file has that of its ending, whatever its case")
  func formats() {
    let names = TableFormat.all.map(\.name)
    #expect(Set(names).count == names.count)
    for name in ["csv", "tsv"] {
      #expect(TableFormat.all.first { $0.name == name }?.reader != nil)
    }
    #expect(TableFormat.named(by: "a.b.CSV")?.name == "csv")
    #expect(TableFormat.named(by: "adsl.Xpt")?.reader == nil)
    #expect(TableFormat.named(by: "adsl.Xpt")?.name == "xpt")
    #expect(TableFormat.named(by: "csv") == nil)
    #expect(TableFormat.named(by: "adsl.csv.bak") == nil)
  }

  @Test("the rows of a file whose format is not read cannot be shown")
  func unreadRows() throws {
    let folder = try TemporaryFolder()
    try folder.write("adae.xpt", "A\n1\n")
    let file = SourceFile(
      name: "adae.xpt", role: .adverseEvents, format: "xpt", rows: 1, bytes: 4, modified: 0)
    #expect(throws: ReadFailure.self) {
      try SourceRows(directory: folder.path, file: file, lines: [2])
    }
  }
}
