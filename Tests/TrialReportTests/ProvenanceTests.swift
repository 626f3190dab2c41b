import Foundation
import TestSupport
import Testing
import TrialAnalysis
import TrialModel
import TrialReport

@Suite("where the numbers of a page come from")
struct ProvenanceTests {
  private func provenance(
    _ options: AnalysisOptions = .init(), cohort: Cohort? = nil,
    _ change: (inout Study) -> Void = {
      _ in
    }
  ) -> Provenance {
    var study = FoundingStudy.builder.study
    study.digest = ContentDigest(repeatElement(0xAB, count: 32))
    for index in study.files.indices {
      study.files[index].digest = ContentDigest(repeatElement(UInt8(index), count: 32))
    }
    change(&study)
    return Provenance(
      Analysis(study, options: options), files: study.files, digest: study.digest, cohort: cohort,
      version: "1.2")
  }

  /// The object in the line of a provenance.
  private func object(_ provenance: Provenance) throws -> [String: Any] {
    let line = provenance.line
    try #require(line.hasPrefix("trialtop-provenance: {") && !line.contains("\n"))
    let json = Data(line.dropFirst(Provenance.mark.count).utf8)
    return try #require(JSONSerialization.jsonObject(with: json) as? [String: Any])
  }

  private func study(_ provenance: Provenance) throws -> [String: Any] {
    try #require(object(provenance)["study"] as? [String: Any])
  }

  @Test("its line says study, files, cut-off, population, cohort, filter and version")
  func line() throws {
    let whole = try object(provenance())
    #expect(whole["trialtop"] as? String == "1.2")
    let study = try study(provenance())
    let builder = FoundingStudy.builder.study
    #expect(study["id"] as? String == builder.identifier)
    #expect(study["title"] as? String == builder.settings.title ?? builder.identifier)
    #expect(study["data_cutoff"] as? String == builder.dataCutoff?.day.description)
    #expect(study["population"] as? String == "ITT" && study["n"] as? Int == 400)
    #expect(study["cohort"] as? String == "concurrent" && study["filter"] is NSNull)
    #expect(study["sha256"] as? String == String(repeating: "ab", count: 32))
    let files = try #require(study["files"] as? [[String: Any]])
    #expect(files.map { $0["name"] as? String } == builder.files.map(\.name))
    #expect(files.first?["sha256"] as? String == String(repeating: "00", count: 32))
    #expect(files.last?["role"] as? String == builder.files.last?.role.rawValue)
  }

  @Test("the JSON report says the same under the same keys")
  func likeTheReport() throws {
    let options = AnalysisOptions(cohort: .all, filter: "arm=HD")
    let study = FoundingStudy.builder.study
    let analysis = Analysis(study, options: options)
    let report = JSONReport(study: study, analysis: analysis, findings: [], version: "1.2").text()
    let whole = try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any]
    var ofReport = try #require(whole?["study"] as? [String: Any])
    var ofPage = try self.study(
      Provenance(analysis, files: study.files, digest: study.digest, version: "1.2"))
    #expect(ofReport.removeValue(forKey: "death_source") != nil)
    #expect(ofPage.removeValue(forKey: "sha256") != nil)
    #expect(NSDictionary(dictionary: ofReport).isEqual(to: ofPage))
  }

  @Test("another population, cohort, filter or day is another provenance")
  func changes() throws {
    let kinds = [
      provenance(), provenance(.init(population: .evaluable)), provenance(.init(cohort: .all)),
      provenance(.init(filter: "arm=HD")), provenance(.init(filter: "arm=")),
      provenance(.init(asOf: StudyBuilder.day("1994-01-01"))),
      provenance { $0.digest = ContentDigest(repeatElement(0xAC, count: 32)) },
    ]
    #expect(Set(kinds.map(\.line)).count == kinds.count)
    #expect(try study(kinds[1])["population"] as? String == "evaluable")
    let filter = try #require(study(kinds[3])["filter"] as? [String: Any])
    #expect(filter["text"] as? String == "arm=HD" && filter["kept"] as? Int == 156)
    let unusable = try #require(study(kinds[4])["filter"] as? [String: Any])
    #expect(unusable["failure"] is String && unusable["kept"] as? Int == 0)
    #expect(try study(kinds[5])["data_cutoff"] as? String == "1994-01-01")
    #expect(provenance(cohort: .all).line == provenance(.init(cohort: .all)).line)
    #expect(provenance().line == provenance().line)
  }

  @Test("a digest that is not known is null, and so is a study that is not there")
  func unknown() throws {
    let study = try study(
      provenance { study in
        study.digest = nil
        study.files[0].digest = nil
      })
    #expect(study["sha256"] is NSNull)
    #expect((study["files"] as? [[String: Any]])?.first?["sha256"] is NSNull)
    #expect(
      Provenance(version: "1").line == "trialtop-provenance: {\"trialtop\":\"1\",\"study\":null}")
  }

  @Test("what would steer a terminal or hide text is escaped, and nothing of it is lost")
  func poison() throws {
    let poison = "a\u{1B}[2J\"\\\n\u{202E}\u{200B}\u{AD}\u{FFFE}\u{E0041}患\u{1F600}"
    let provenance = provenance { $0.identifier = poison }
    let hidden: [Unicode.Scalar] = [
      "\u{1B}", "\n", "\u{202E}", "\u{200B}", "\u{AD}", "\u{FFFE}", "\u{E0041}",
    ]
    #expect(!provenance.line.unicodeScalars.contains(where: hidden.contains))
    #expect(provenance.line.contains("患\u{1F600}"))
    #expect(try study(provenance)["id"] as? String == poison)
  }
}
