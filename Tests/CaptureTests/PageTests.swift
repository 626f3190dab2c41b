import Capture
import Cells
import TestSupport
import Testing
import TrialAnalysis
import TrialModel
import TrialReport

@Suite("pages in every format")
struct PageTests {
  private let study = StudyBuilder("X-1").arm("A").subjects(3, arm: "A", from: "2001-02-03").study

  private func page(_ provenance: Provenance? = nil) -> Page {
    Page(
      title: "t", content: Grid(Size(columns: 4, rows: 2), fill: Cell("x")),
      provenance: provenance ?? Provenance(version: "1.0"))
  }

  private var formats: [(kind: CaptureKind, format: any CaptureFormat)] {
    CaptureKind.allCases.map { ($0, $0.format(foreground: RGB(0), background: RGB(0xFFFFFF))) }
  }

  @Test("every kind makes a file of a page and has its file name extension")
  func kinds() throws {
    for (kind, format) in formats {
      #expect(type(of: format).fileExtension == kind.rawValue)
      #expect(try !format.data(for: [page()]).isEmpty)
    }
  }

  @Test("no format makes a file of no page")
  func noPages() {
    for (_, format) in formats {
      #expect(throws: CaptureFailure.noPages) { try format.data(for: []) }
    }
    #expect(CaptureFailure.noPages.description == "There is no page to write.")
  }

  @Test("a format that holds one page refuses more in words, and makes nothing of the first")
  func tooManyPages() {
    let svg = SVGCapture(foreground: RGB(0), background: RGB(0xFFFFFF))
    let failure = CaptureFailure.singlePage(format: "svg", pages: 3)
    #expect(throws: failure) { try svg.data(for: [page(), page(), page()]) }
    #expect(
      failure.description == "A file in the format svg holds one page, and there are 3; "
        + "write each to a file of its own.")
  }

  @Test("every format says what the numbers come from, and nothing of it is markup or steers")
  func provenance() throws {
    var study = study
    study.identifier = "X<1>&\u{1B}[2J\u{202E}\u{FFFE}\u{E0041}"
    study.files = [
      SourceFile(
        name: "adsl&.csv", role: .subjects, format: "csv", rows: 3, bytes: 9, modified: 0,
        digest: ContentDigest(0..<32))
    ]
    let analysis = Analysis(study)
    let provenance = Provenance(
      analysis, files: study.files, digest: ContentDigest(repeatElement(7, count: 32)),
      version: "1.0")
    for (kind, format) in formats {
      let text = String(decoding: try format.data(for: [page(provenance)]), as: UTF8.self)
      #expect(text.contains("000102030405060708090a0b0c0d0e0f"))
      #expect(text.contains(String(repeating: "07", count: 32)))
      #expect(text.contains("\\u001b[2J\\u202e\\ufffe\\udb40\\udc41"))
      #expect(text.contains(kind == .svg ? "X&lt;1&gt;&amp;\\u001b" : "X<1>&\\u001b"))
      #expect(text.contains(kind == .svg ? "adsl&amp;.csv" : "adsl&.csv"))
      #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
    }
  }
}
