import TestSupport
import Testing
import TrialModel
import TrialReport

@testable import TrialData

@Suite("Broken folders")
struct StudyLoaderTests {
  private func broken(_ name: String) -> Loaded {
    StudyLoader(directory: Fixtures.broken(name)).load()
  }

  @Test(
    "each tells exactly what is wrong, in which file and on which line",
    arguments: [
      ("binary", ["error file-binary adae.csv:1"]),
      ("duplicate-subjects", ["error subject-duplicate adsl.csv:5 USUBJID"]),
      ("empty", ["error file-incomplete adtte.csv"]),
      ("header-only", ["error table-empty adsl.csv:1"]),
      (
        "missing-columns",
        [
          "error column-missing adrs.csv:1 AVALC", "error column-missing adtte.csv:1 CNSR",
          "error column-missing adae.csv:1 AEDECOD",
        ]
      ),
      ("only-adsl", []),
      ("open-quote", ["error quote-open adae.csv:3", "error file-incomplete adae.csv"]),
      ("other-formats", ["warning file-second adrs.json", "error format-unread adae.xpt"]),
      ("row-lengths", ["error row-cells adsl.csv:2", "error row-cells adsl.csv:5"]),
      ("settings-syntax", ["error settings-unreadable study.toml:3:9"]),
      (
        "settings-wrong",
        [
          "error setting-type study.toml:6:10 target", "error column-missing adsl.csv:1 CENTRE",
          "error arm-unknown study.toml comparison",
        ]
      ),
      (
        "stray-quotes",
        [
          "warning quote-stray adae.csv:2", "warning quote-stray adae.csv:3",
          "warning quote-stray adae.csv:3",
        ]
      ),
      ("truncated", ["error row-cells adae.csv:4", "error file-incomplete adae.csv"]),
      (
        "two-studies",
        [
          "error study-second adsl.csv:5 STUDYID", "error study-second adae.csv:4 STUDYID",
          "error study-second adae.csv:5 STUDYID",
        ]
      ),
      (
        "two-tables-of-one-role",
        ["warning file-second dm.csv", "warning file-second adae (copy).csv"]
      ),
      (
        "wrong-encoding",
        [
          "warning encoding-not-utf8 adsl.csv:2 SITEID",
          "warning encoding-not-utf8 adsl.csv:3 SITEID",
          "error encoding-utf16 adae.csv:1",
        ]
      ),
    ])
  func findings(name: String, told: [String]) {
    let loaded = broken(name)
    #expect(loaded.told == told)
    #expect(loaded.study != nil)
    #expect(loaded.missingReason == nil)
  }

  @Test(
    "without subjects there is no study, and a reason says why",
    arguments: [
      (
        "no-adsl", MissingReason.noSubjectTable, [String]()
      ),
      (
        "hidden-files", .noSubjectTable, []
      ),
      (
        "empty-subjects",
        .subjectTableIncomplete(
          IncompleteFile(role: .subjects, name: "adsl.csv", defect: .empty)),
        ["error file-incomplete adsl.csv"]
      ),
      (
        "no-subject-column", .subjectTableUnusable("adsl.csv"),
        ["error column-missing adsl.csv:1 USUBJID"]
      ),
    ])
  func missing(name: String, reason: MissingReason, told: [String]) {
    let loaded = broken(name)
    #expect(loaded.study == nil)
    #expect(loaded.missingReason == reason)
    #expect(loaded.told == told)
  }

  @Test("every broken folder is tested")
  func everyFolder() throws {
    let names = try FolderNames(at: "\(Fixtures.root)/broken").names
    #expect(names.count == 20)
  }

  @Test("a folder that is not there is told with the system's words")
  func noFolder() {
    let loaded = StudyLoader(directory: "/nowhere/at/all").load()
    #expect(loaded.told == ["error directory-unreadable /nowhere/at/all"])
    #expect(loaded.missingReason == .folderUnreadable("No such file or directory"))
    #expect(loaded.listing == nil)
  }

  @Test("settings of more than 1 MiB are not read, and the size of the file is the true one")
  func longSettings() throws {
    let text = "[study]\nid = \"X\"\n" + String(repeating: "# more\n", count: 400_000)
    let loaded = try load(["adsl.csv": "USUBJID,ARM\n1,A\n", "study.toml": text])
    #expect(loaded.findings("settings-unreadable").map(\.place) == ["study.toml:149797:2"])
    #expect(loaded.incomplete.map(\.role) == [.settings])
    #expect(
      loaded.study?.files.first { $0.role == .settings }?.bytes == text.utf8.count)
    #expect(loaded.settingsText.count == 1 << 20 + 1)
  }

  @Test("files that look unfinished are listed with their role")
  func incomplete() {
    #expect(
      broken("truncated").incomplete == [
        IncompleteFile(role: .adverseEvents, name: "adae.csv", defect: .endsInLine(4))
      ])
    #expect(
      broken("truncated").endedLines == [
        .subjects: true, .adverseEvents: false, .timeToEvent: true,
      ])
    #expect(broken("empty").incomplete.map(\.role) == [.timeToEvent])
    #expect(
      broken("open-quote").incomplete == [
        IncompleteFile(role: .adverseEvents, name: "adae.csv", defect: .endsInQuotes)
      ])
    #expect(
      broken("settings-syntax").incomplete == [
        IncompleteFile(role: .settings, name: "study.toml", defect: .malformed)
      ])
    #expect(broken("only-adsl").incomplete.isEmpty)
    #expect(broken("binary").incomplete.isEmpty)
  }

  @Test("what was read is listed with rows, bytes and format, in the order of the roles")
  func sources() throws {
    let study = try #require(broken("truncated").study)
    #expect(study.files.map(\.name) == ["adsl.csv", "adtte.csv", "adae.csv"])
    #expect(study.files.map(\.rows) == [3, 2, 3])
    #expect(study.files.map(\.bytes) == [78, 76, 72])
    #expect(study.files.allSatisfy { $0.format == "csv" && $0.modified > 1_600_000_000 })
    #expect(!study.hasTable(.responses))
  }

  @Test("a table that cannot be used leaves the others as they are")
  func unusable() throws {
    let study = try #require(broken("binary").study)
    #expect(study.files.map(\.name) == ["adsl.csv"])
    #expect(study.adverseEvents.count == 0)
    #expect(study.subjects.count == 3)
  }

  @Test("the study is called as study.toml says, else by STUDYID, else like its folder")
  func identifiers() throws {
    #expect(broken("settings-wrong").study?.identifier == "S")
    #expect(broken("only-adsl").study?.identifier == "X")
    let folder = try TemporaryFolder()
    try folder.makeFolder("my-study")
    try folder.write("my-study/adsl.csv", "USUBJID,ARM,RANDDT\n1,A,2001-01-01\n")
    #expect(
      StudyLoader(directory: "\(folder.path)/my-study/").load().study?.identifier == "my-study")
  }

  @Test("a table that is a link to where nothing is makes the study incomplete")
  func brokenLink() throws {
    let folder = try TemporaryFolder()
    try folder.write("adsl.csv", "USUBJID,ARM,RANDDT\n1,A,2001-01-01\n")
    try folder.link("adae.csv", to: "/nowhere/adae.csv")
    let loaded = StudyLoader(directory: folder.path).load()
    let reason = "No such file or directory"
    #expect(
      loaded.incomplete
        == [IncompleteFile(role: .adverseEvents, name: "adae.csv", defect: .unreadable(reason))])
    #expect(loaded.findings.map(\.code) == ["file-unreadable"] && loaded.study != nil)
    // Another file is read in its place.
    try folder.write("toxicity.csv", "USUBJID,AETERM,AESER\n1,Rash,N\n")
    #expect(StudyLoader(directory: folder.path).load().incomplete == [])
  }

  @Test("the cut-off is that of study.toml, else the latest date and the column it stands in")
  func cutoff() throws {
    let files = [
      "adsl.csv": "USUBJID,ARM,RANDDT,LSTALVDT\n1,A,2001-01-01,2002-02-02\n",
      "adae.csv": "USUBJID,AETERM,AESER,AESTDTC\n1,Rash,N,2002-03-03\n",
    ]
    let cutoff = try #require(try load(files).study?.dataCutoff)
    #expect(cutoff.day == Day(year: 2002, month: 3, day: 3))
    #expect(cutoff.source == .latest(column: "ADAE.AESTDTC"))
    let settings = ["study.toml": "[study]\ndata_cutoff = 2003-01-31\n"]
    let declared = try #require(try load(files.merging(settings) { $1 }).study?.dataCutoff)
    #expect(declared.day == Day(year: 2003, month: 1, day: 31))
    #expect(declared.source == .settings)
  }

  @Test("a folder of garbage under the right names never traps")
  func garbage() throws {
    var random = SplitMix(seed: 8)
    let folder = try TemporaryFolder()
    let words = [
      "USUBJID", "ARM", "RANDDT", "AVAL", "CNSR", "PARAMCD", "AVALC", "AEDECOD", "AESER", "AETOXGR",
      "\"",
      ",", ",", ",", "\n", "\n", "\r", "1", "2001-01-01", "OS", "BOR", "CR", "-", "MONTHS", "AVALU",
      "\u{0}",
      "\u{1B}", "é", "NA", "9999999999999999999999", "Y", "TRT01P", "STATUS", "2", "0", "1,234",
    ]
    var usable = 0
    for _ in 0..<300 {
      for name in ["adsl.csv", "adrs.csv", "adtte.csv", "adae.csv", "study.toml"] {
        var text = name == "adsl.csv" ? "USUBJID,ARM,RANDDT,AVAL\n1,A,2001-01-01,1\n" : ""
        for _ in 0..<Int.random(in: 0...60, using: &random) {
          text += words.randomElement(using: &random) ?? ""
        }
        try folder.write(name, text)
      }
      let loaded = StudyLoader(directory: folder.path).load()
      #expect(
        loaded.findings.count { $0.sentence.unicodeScalars.contains { $0.value == 0x1B } } == 0)
      if let study = loaded.study { expectWhole(study) }
      usable += loaded.study == nil ? 0 : 1
    }
    #expect(usable > 30)
  }

  /// All columns of a study have as many rows as its tables, and point at rows that are there.
  private func expectWhole(_ study: Study) {
    let subjects = study.subjects
    let count = subjects.count
    #expect(
      [
        subjects.plannedArm.count, subjects.actualArm.count, subjects.randomized.count,
        subjects.screened.count, subjects.treatmentStart.count, subjects.treatmentEnd.count,
        subjects.studyEnd.count, subjects.died.count, subjects.lastAlive.count,
        subjects.death.count,
        subjects.intentionToTreat.count, subjects.safety.count, subjects.perProtocol.count,
        subjects.disposition.count, subjects.dispositionReason.count,
        subjects.screenFailureReason.count, subjects.site.count, subjects.country.count,
        subjects.sex.count, subjects.age.count, subjects.stratum.count, subjects.lines.count,
      ].filter { $0 != count }.isEmpty)
    #expect(subjects.plannedArm.filter { $0 >= study.arms.count }.isEmpty)
    #expect(subjects.actualArm.filter { $0 >= study.arms.count }.isEmpty)
    let times = study.timeToEvent
    #expect(
      [
        times.endpoint.count, times.days.count, times.isCensored.count, times.start.count,
        times.day.count, times.reason.count, times.lines.count,
      ].filter { $0 != times.count }.isEmpty)
    #expect(times.subject.filter { $0 < 0 || $0 >= count }.isEmpty)
    #expect(times.endpoint.filter { $0 < 0 || $0 >= times.endpoints.count }.isEmpty)
    #expect(times.days.filter { !($0 >= 0 && $0.isFinite) }.isEmpty)
    let responses = study.responses
    #expect(
      [
        responses.kind.count, responses.category.count, responses.day.count,
        responses.evaluator.count, responses.lines.count,
      ].filter { $0 != responses.count }.isEmpty)
    let events = study.adverseEvents
    #expect(
      [
        events.term.count, events.organClass.count, events.grade.count, events.facts.count,
        events.start.count, events.end.count, events.lines.count,
      ].filter { $0 != events.count }.isEmpty)
    #expect(events.grade.filter { !(0...5).contains($0) }.isEmpty)
  }
}

@Suite("Finding log")
struct FindingLogTests {
  @Test("the first twenty of a kind are kept, the rest counted with the last of them")
  func kept() {
    var log = FindingLog()
    for line in 1...100 {
      log.add(.warning, code: "a", file: "f", line: line, problem: .file(.quoteOpen))
      log.add(.warning, code: "a", file: "g", line: line, column: "C", problem: .file(.quoteOpen))
    }
    #expect(log.findings.count == 40)
    #expect(log.findings.reduce(0) { $0 + $1.count } == 200)
    #expect(log.findings.filter { $0.file == "f" }.last?.short == "warning a f:20 x81")
  }

  @Test("the columns of a table are counted apart, and so are its kinds of findings")
  func columnsApart() throws {
    let rows = (1...30).map { "\($0),A,2001-13-01,2001-02-30,\($0 > 2 ? "old" : "50")" }
    let loaded = try load([
      "adsl.csv": (["USUBJID,ARM,RANDDT,TRTSDT,AGE"] + rows).joined(separator: "\n") + "\n"
    ])
    for column in ["RANDDT", "TRTSDT", "AGE"] {
      let found = loaded.findings.filter { $0.column == column && $0.severity == .warning }
        .filter { ["date-unreadable", "age-unreadable"].contains($0.code) }
      #expect(found.count == 20, "\(column)")
      #expect(found.reduce(0) { $0 + $1.count } == (column == "AGE" ? 28 : 30), "\(column)")
      #expect(found.first?.line == (column == "AGE" ? 4 : 2), "\(column)")
    }
  }

  @Test("a finding is one sentence with its place, what to do and how often")
  func sentence() {
    #expect(
      Finding(
        .error, code: "x", file: "adtte.csv", line: 41, problem: .file(.rowCells(2, header: 3))
      )
      .sentence == "adtte.csv:41: The row has 2 cells; the header has 3. Row skipped.")
    #expect(
      Finding(.note, code: "x", problem: .settings(.armEmpty("A", nearest: nil)), count: 3)
        .sentence == "Nobody is in the arm \"A\" yet. (3 times)")
  }

  @Test("texts of files stand in findings without what steers a terminal")
  func clean() {
    var log = FindingLog()
    log.add(
      .error, code: "x", file: "a\u{1B}.csv", column: "C\n",
      problem: .adverseEvents(.termUncoded(column: "r\u{202E}", text: "m\u{9B}")))
    #expect(
      log.findings.map(\.sentence) == [
        "a\u{FFFD}.csv: C\u{FFFD} is empty; r\u{FFFD} is \"m\u{FFFD}\". r\u{FFFD} was taken."
      ])
    #expect(log.findings.map(\.column) == ["C\u{FFFD}"])
  }

  @Test("errors come before warnings, warnings before notes")
  func severities() {
    #expect([Finding.Severity.note, .error, .warning].sorted() == [.error, .warning, .note])
  }
}
