import Foundation
import TestSupport
import Testing
import TrialAnalysis
import TrialModel
import TrialReport

/// Numbers that are not those of the whole folder say so wherever they go.
@Suite("The state of a study in what leaves the program")
struct StudyStateTests {
  private static let reason = StaleReason.incomplete(
    IncompleteFile(role: .adverseEvents, name: "adae.csv", defect: .endsInLine(4)))
  private static let words = "adae.csv ends in the middle of line 4."

  private struct Outputs {
    var text: String
    var markdown: String
    var check: String
    /// The `study` of the JSON report, of `check` and of a page's provenance.
    var studies: [[String: Any]]
  }

  private func outputs(_ state: StudyState, _ limit: FreshnessLimit? = nil) throws -> Outputs {
    let study = StudyBuilder("S1").study
    let analysis = Analysis(study)
    let check = FindingsReport(
      study: study, findings: [], state: state, limit: limit, version: "1")
    let json = JSONReport(
      study: study, analysis: analysis, findings: [], state: state, limit: limit, version: "1")
    let provenance = Provenance(
      analysis, files: [], digest: nil, state: state, limit: limit, version: "1")
    let objects = [json.text(), check.json(), String(provenance.line.drop { $0 != "{" })]
    return Outputs(
      text: TextReport(
        study: study, analysis: analysis, findings: [], state: state, limit: limit, version: "1"
      ).text(),
      markdown: MarkdownReport(
        study: study, analysis: analysis, findings: [], state: state, limit: limit, version: "1"
      ).text(),
      check: check.text(),
      studies: try objects.map { text in
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        return try #require(object?["study"] as? [String: Any])
      })
  }

  @Test("a whole study has no more than a key for it")
  func whole() throws {
    let outputs = try outputs(.whole)
    for text in [outputs.text, outputs.markdown, outputs.check] {
      #expect(!text.contains("INCOMPLETE") && !text.contains("STALE") && !text.contains("known"))
    }
    for study in outputs.studies {
      #expect(study["state"] as? String == "whole" && study["state_reason"] is NSNull)
      #expect(study["state_unknown"] is NSNull)
    }
  }

  @Test("one that is not says what and why, above everything and with the findings")
  func notWhole() throws {
    for (state, word) in [
      (StudyState.incomplete(Self.reason), "INCOMPLETE"), (.stale(Self.reason), "STALE"),
    ] {
      let outputs = try outputs(state)
      #expect(outputs.text.hasPrefix("S1\n\(word): \(Self.words)\n"))
      #expect(outputs.text.contains("FINDINGS\n  \(word): \(Self.words)\n"))
      #expect(outputs.markdown.hasPrefix("# S1\n\n\(word): \(Self.words)\n"))
      #expect(outputs.markdown.contains("## Findings\n\n\(word): \(Self.words)\n"))
      #expect(outputs.check == "S1: 0 errors, 0 warnings, 0 notes.\n\(word): \(Self.words)\n")
      for study in outputs.studies {
        #expect(study["state"] as? String == word.lowercased())
        #expect(study["state_reason"] as? String == Self.words)
      }
    }
  }

  @Test("what cannot be known is told beside it")
  func limit() throws {
    let outputs = try outputs(.whole, .otherUsers)
    for text in [outputs.text, outputs.markdown, outputs.check] {
      #expect(text.contains("Not known: writers of other users are not seen."))
    }
    for study in outputs.studies {
      #expect(study["state"] as? String == "whole")
      #expect(study["state_unknown"] as? String == "writers of other users are not seen")
    }
  }
}
