import TestSupport
import Testing
import TrialModel
import TrialReport

@testable import TrialData

@Suite("study.toml")
struct StudySettingsTests {
  private func read(_ bytes: [UInt8]) -> (settings: StudySettings?, findings: [Finding]) {
    var log = FindingLog()
    let settings = StudySettings.read(bytes, file: "study.toml", findings: &log)
    return (settings, log.findings)
  }

  private func read(_ text: String) -> (settings: StudySettings?, findings: [Finding]) {
    read(Array(text.utf8))
  }

  private func told(_ text: String) -> [String] { read(text).findings.map(\.short) }

  private static let full = """
    [study]
    id = "IL2-RCC"
    title = "High-dose vs low-dose interleukin-2 in metastatic renal cancer"
    criteria = "WHO"                 # or "RECIST 1.1"
    data_cutoff = 2003-01-31         # default: the latest date in the data, and the screen says which

    [enrollment]
    target = 400
    opened = 1991-03-01
    planned_completion = 1999-12-31

    [[arm]]
    code = "HD"
    label = "High-dose IV IL-2"
    short = "HD IV"
    target = 156
    opened = 1991-03-01              # `closed` too; default: the arm's first randomization

    [[comparison]]                   # default: every arm against the first
    arms = ["LD", "HD"]

    [response]
    denominator = "ITT"              # or "evaluable"
    confirmed = false

    [survival]
    endpoints = ["OS", "PFS", "DOR"]
    unit = "months"                  # display only; arithmetic is in days, 30.4375 days a month
    interval = "log-log"             # log, log-log, plain

    [toxicity]
    of_interest = ["Hypotension"]
    related = ["RELATED", "POSSIBLE", "PROBABLE", "DEFINITE", "Y"]

    [columns.subjects]               # for folders that follow no standard
    subject = "record_id"
    arm = "randomization_group"

    """

  @Test("the full example is read exactly")
  func fullExample() {
    var expected = StudySettings()
    expected.identifier = "IL2-RCC"
    expected.title = "High-dose vs low-dose interleukin-2 in metastatic renal cancer"
    expected.criteria = "WHO"
    expected.dataCutoff = Day(year: 2003, month: 1, day: 31)
    expected.target = 400
    expected.opened = Day(year: 1991, month: 3, day: 1)
    expected.plannedCompletion = Day(year: 1999, month: 12, day: 31)
    var arm = ArmSettings(code: "HD")
    arm.label = "High-dose IV IL-2"
    arm.short = "HD IV"
    arm.target = 156
    arm.opened = Day(year: 1991, month: 3, day: 1)
    expected.arms = [arm]
    expected.comparisons = [ComparisonSettings(arm: "LD", reference: "HD")]
    expected.denominator = .intentionToTreat
    expected.isConfirmed = false
    expected.endpoints = ["OS", "PFS", "DOR"]
    expected.unit = .months
    expected.interval = .logLog
    expected.termsOfInterest = ["Hypotension"]
    expected.related = ["RELATED", "POSSIBLE", "PROBABLE", "DEFINITE", "Y"]
    expected.columns = [.subjects: ["subject": "record_id", "arm": "randomization_group"]]
    let (settings, findings) = read(Self.full)
    #expect(settings == expected)
    #expect(findings.isEmpty)
  }

  @Test("lines may end in CRLF, and a byte order mark may come first")
  func lineEnds() {
    let text =
      "\u{FEFF}"
      + Self.full.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n")
    let (settings, findings) = read(text)
    #expect(settings == read(Self.full).settings)
    #expect(findings.isEmpty)
    #expect(
      told("[study]\r\nid = \"x\"\r\n\r\n[[arm]]\r\ncode = \"A\"\r\nlabl = \"B\"\r\n")
        == ["warning setting-unknown study.toml:6:1 labl"])
  }

  @Test("an empty text is all defaults")
  func empty() {
    #expect(read("").settings == StudySettings())
    #expect(read("# nothing\n").findings.isEmpty)
  }

  @Test("every key is optional, and the other choices are read whatever their case")
  func choices() {
    let (settings, findings) = read(
      """
      [response]
      denominator = "Evaluable"
      confirmed = true
      [survival]
      unit = "WEEKS"
      interval = "Plain"
      [[arm]]
      code = "A"
      closed = 1999-12-31
      """)
    #expect(settings?.denominator == .evaluable)
    #expect(settings?.isConfirmed == true)
    #expect(settings?.unit == .weeks)
    #expect(settings?.interval == .plain)
    #expect(settings?.arms[0].closed == Day(year: 1999, month: 12, day: 31))
    #expect(findings.isEmpty)
  }

  @Test("an unknown key is told with its line and the nearest known one")
  func unknownKeys() {
    let (_, findings) = read(
      """
      wording = "x"

      [study]
      titel = "x"

      [surviva]
      endpoints = ["OS"]

      [toxicity]
      xyzzy = 1

      [[arm]]
      code = "A"

      [[arm]]
      code = "B"
      taget = 10

      [columns.subject]
      arm = "a"

      [columns.survival]
      tiem = "t"
      """)
    #expect(
      findings.map(\.short) == [
        "warning setting-unknown study.toml:4:1 titel",
        "warning setting-unknown study.toml:17:1 taget",
        "warning setting-unknown study.toml:10:1 xyzzy",
        "warning setting-unknown study.toml:23:1 tiem",
        "warning setting-unknown study.toml:19:10 subject",
        "warning setting-unknown study.toml:6:2 surviva",
        "warning setting-unknown study.toml:1:1 wording",
      ])
    #expect(
      findings.map(\.remedy) == [
        "Did you mean \"title\"?", "Did you mean \"target\"?", "Known are of_interest, related.",
        "Did you mean \"time\"?", "Did you mean \"subjects\"?", "Did you mean \"survival\"?",
        "Known are alert, arm, columns, comparison, date_format, enrollment, response, site,"
          + " study, survival, toxicity.",
      ])
    #expect(findings[0].message == "There is no setting \"titel\" in [study].")
  }

  @Test("a wrong type is told with what was expected, and the rest is read")
  func wrongTypes() {
    let (settings, findings) = read(
      """
      [study]
      id = 7
      title = "kept"
      data_cutoff = "2003-01-31"
      [enrollment]
      target = "400"
      opened = 1991
      planned_completion = 1999-12-31T00:00:00
      [response]
      denominator = "all"
      confirmed = "yes"
      [survival]
      endpoints = "OS"
      interval = 3
      [toxicity]
      of_interest = [1, 2]
      """)
    #expect(settings?.title == "kept")
    #expect(settings?.dataCutoff == nil)
    #expect(settings?.target == nil)
    #expect(settings?.denominator == .intentionToTreat)
    #expect(
      findings.map(\.short) == [
        "error setting-type study.toml:2:6 id", "error setting-type study.toml:4:15 data_cutoff",
        "error setting-type study.toml:6:10 target", "error setting-type study.toml:7:10 opened",
        "error setting-type study.toml:8:22 planned_completion",
        "error setting-type study.toml:10:15 denominator",
        "error setting-type study.toml:11:13 confirmed",
        "error setting-type study.toml:13:13 endpoints",
        "error setting-type study.toml:14:12 interval",
        "error setting-type study.toml:16:16 of_interest",
      ])
    #expect(
      findings[1].message == "\"data_cutoff\" should be a date such as 2003-01-31, without quotes.")
    #expect(findings[5].message == "\"denominator\" should be one of \"ITT\", \"evaluable\".")
  }

  @Test("a number below zero or with a fraction is no target")
  func targets() {
    #expect(told("[enrollment]\ntarget = -1\n") == ["error setting-type study.toml:2:10 target"])
    #expect(told("[enrollment]\ntarget = 1.5\n") == ["error setting-type study.toml:2:10 target"])
    #expect(told("[enrollment]\ntarget = 0\n").isEmpty)
  }

  @Test("a table where a value should be, and the other way round, are told")
  func shapes() {
    #expect(told("study = \"x\"\n") == ["error setting-type study.toml:1:9 study"])
    #expect(told("[arm]\ncode = \"A\"\n") == ["error setting-type study.toml:1:1 arm"])
    #expect(told("[[study]]\nid = \"A\"\n") == ["error setting-type study.toml:1:1 study"])
    #expect(told("[study.id]\nx = 1\n") == ["error setting-type study.toml:1:1 id"])
  }

  @Test("the planned subjects of a site are those of its first entry")
  func sites() {
    let (settings, findings) = read(
      "[[site]]\ncode = \"01\"\ntarget = 200\n\n[[site]]\ncode = \"01\"\ntarget = 1\n\n"
        + "[[site]]\ntarget = 3\n\n[[site]]\ncode = \"02\"\ntarget = -1\n")
    #expect(settings?.siteTargets == ["01": 200])
    #expect(
      findings.map(\.short) == [
        "error setting-duplicate study.toml:6:8 code", "error setting-missing study.toml:9:1 code",
        "error setting-type study.toml:14:10 target",
      ])
  }

  @Test("the arm without a code and the second arm of one code are left out")
  func arms() {
    let (settings, findings) = read(
      "[[arm]]\nlabel = \"X\"\n\n[[arm]]\ncode = \"A\"\ntarget = 1\n\n[[arm]]\ncode = \"a\"\n")
    #expect(settings?.arms.map(\.code) == ["A"])
    #expect(
      findings.map(\.short) == [
        "error setting-missing study.toml:1:1 code", "error setting-duplicate study.toml:9:8 code",
      ])
  }

  @Test("a comparison is of two different arms")
  func comparisons() {
    let (settings, findings) = read(
      """
      [[comparison]]
      arms = ["A"]
      [[comparison]]
      arms = ["A", "A"]
      [[comparison]]
      arm = ["A", "B"]
      [[comparison]]
      arms = ["B", "A"]
      """)
    #expect(settings?.comparisons == [ComparisonSettings(arm: "B", reference: "A")])
    #expect(
      findings.map(\.short) == [
        "error setting-type study.toml:2:8 arms", "error setting-type study.toml:4:8 arms",
        "warning setting-unknown study.toml:6:1 arm", "error setting-missing study.toml:5:1 arms",
      ])
  }

  @Test("a comparison can name endpoints, and the strata one column or several")
  func endpointsAndStrata() {
    let (settings, findings) = read(
      """
      [[comparison]]
      arms = ["B", "A"]
      endpoints = ["DOR"]
      [columns.subjects]
      stratum = ["REGION", "ECOG"]
      """)
    #expect(
      settings?.comparisons == [
        ComparisonSettings(arm: "B", reference: "A", endpoints: ["DOR"])
      ])
    #expect(settings?.strata == ["REGION", "ECOG"])
    #expect(settings?.columns[.subjects]?["stratum"] == "REGION")
    #expect(findings.isEmpty)
    let one = read("[columns.subjects]\nstratum = \"ECOG\"").0
    #expect(one?.strata == ["ECOG"])
    let wrong = read("[columns.subjects]\nstratum = 3")
    #expect(wrong.0?.strata == [])
    #expect(wrong.1.map(\.code) == ["setting-type"])
  }

  @Test("a text that is no TOML is reported with its place, and nothing of it is used")
  func syntaxError() {
    for text in ["[study]\nid = \"x\"\ntitle = \n", "[study]\r\nid = \"x\"\r\ntitle = \r\n"] {
      let (settings, findings) = read(text)
      #expect(findings.map(\.short) == ["error settings-unreadable study.toml:3:9"])
      #expect(settings == nil)
    }
    #expect(told("[study]\nid = 1\nid = 2\n") == ["error settings-unreadable study.toml:3:1"])
    #expect(
      told("[study]\ndata_cutoff = 2003-02-30\n") == ["error settings-unreadable study.toml:2:15"])
    #expect(
      read("[study]\nid = X1").findings.map(\.sentence) == [
        "study.toml:2:6: \"X1\" is no value. Put a text in quotes; true and false are written small"
          + " and without. study.toml was ignored; everything is at its default."
      ])
  }

  @Test(
    "a text that is just being typed is an unreadable one",
    arguments: [
      "[study]\nid = \"x\"\n[\n", "[study]\nid = \"x\"\n[[", "[study]\n\n  [ü]\n", "\n\n[ [arm]]\n",
      "[study]\n\nx = [ , }\n", "[study]\n\nx = [ # no\n", "[study]\n\nx = \u{2028}[1\n", "\n\n\0",
      "[study]\n\n[[(x)]]\n", "[study]\nid = \"x\"\ntitle", "[study]\nid = \"x\"\ntitle = \"",
    ])
  func halfTyped(text: String) {
    #expect(told(text).count == 1)
    #expect(told(text).first?.hasPrefix("error settings-unreadable study.toml:3:") == true)
  }

  @Test("of a list the element that is wrong is reported")
  func listElements() {
    #expect(
      told("[survival]\ntimes = [\n  12,\n  \"24\",\n  0]\n") == [
        "error setting-type study.toml:4:3 times"
      ])
    #expect(
      told("arm = [{ code = \"A\" }, 1]\n") == ["error setting-type study.toml:1:24 arm"])
  }

  @Test("names with dots and tables in braces are reported at their places")
  func otherForms() {
    #expect(
      told("study.titel = \"x\"\nenrollment = { target = -1, opend = 1 }\n") == [
        "warning setting-unknown study.toml:1:7 titel", "error setting-type study.toml:2:25 target",
        "warning setting-unknown study.toml:2:29 opend",
      ])
  }

  @Test("a file that is not UTF-8 is read nevertheless, and its first wrong byte is reported")
  func encoding() {
    let (settings, findings) = read(
      Array("# M".utf8) + [0xFC] + Array("ller\n[study]\ntitle = \"Gr".utf8) + [0xF6]
        + Array("\u{DF}e\"\nid = \"x\"\n".utf8))
    #expect(settings?.title == "Gr\u{FFFD}\u{DF}e" && settings?.identifier == "x")
    #expect(findings.map(\.short) == ["warning settings-encoding study.toml:1:4"])
    #expect(findings.first?.message.hasPrefix("The byte FC is not UTF-8.") == true)
    let both = read(Array("a = \"\n# ".utf8) + [0xFC]).findings.map(\.short)
    #expect(
      both == [
        "warning settings-encoding study.toml:2:3", "error settings-unreadable study.toml:1:5",
      ])
  }

  @Test("a file of more than 1 MiB or 64 levels is reported and not used")
  func limits() {
    let long = read("[study]\nid = \"x\"\n" + String(repeating: "#\n", count: 1 << 19))
    #expect(long.settings == nil && long.findings.first?.code == "settings-unreadable")
    #expect(
      long.findings.first?.message == "The file is longer than 1 MiB. Only shorter ones are read.")
    #expect(
      told("[study]\nx = " + String(repeating: "[", count: 75_000)) == [
        "error settings-unreadable study.toml:2:68"
      ])
    #expect(
      told(String(repeating: "a.", count: 75_000) + "b = = 1").first
        == "error settings-unreadable study.toml:1:129")
  }

  @Test("garbage never traps")
  func garbage() {
    var random = SplitMix(seed: 7)
    let alphabet = Array("[]=\"'#\n\r .-_,{}aid12tre\u{1B}é\u{2028}".unicodeScalars)
    for _ in 0..<20_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...60, using: &random) {
        text.append(alphabet.randomElement(using: &random) ?? " ")
      }
      let findings = read(String(text)).findings
      #expect(findings.count { $0.sentence.unicodeScalars.contains { $0.value == 0x1B } } == 0)
    }
  }

  @Test("the nearest name is at most two letters away, and not a quite different word")
  func nearest() {
    #expect("titel".nearest(among: ["title", "target"]) == "title")
    #expect("Endpoint".nearest(among: ["endpoints"]) == "endpoints")
    #expect("id".nearest(among: ["if", "arm"]) == nil)
    #expect("abcdef".nearest(among: ["abcxyz"]) == nil)
    #expect("x".nearest(among: []) == nil)
  }
}
