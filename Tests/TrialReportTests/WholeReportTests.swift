import TestSupport
import Testing

/// The reports whole, of a study in which no two numbers that could be exchanged are alike.
struct WholeReportTests {
  @Test("text and Markdown are as recorded", arguments: ReportedStudy.all)
  func text(_ study: ReportedStudy) throws {
    let reports = try study.reports()
    expectSnapshot(text: reports.text, named: "\(study.name)-text")
    expectSnapshot(text: reports.markdown, named: "\(study.name)-markdown")
  }

  /// Of the other studies every leaf is held against R's, which is as strict.
  @Test("JSON is as recorded, a line for every value")
  func json() throws {
    let study = ReportedStudy.declared
    expectSnapshot(text: try JSONTree(study.reports().json).lines, named: "\(study.name)-json")
  }
}
