import Cells
import Testing
import TrialModel
import TrialReport
import TrialStatistics

@testable import Dashboard
@testable import TrialAnalysis
@testable import TrialData

@Suite("Loading")
struct LoadingTests {
  private func study(_ revision: Int, at time: Int64) -> LoadedStudy {
    LoadedStudy(
      revision: revision, loadedAt: time, identifier: "IL2-RCC", title: "x",
      files: AnalysisFixture.files)
  }

  private let gone = StaleReason.fileGone("adae.csv")

  /// A table that somebody has locked.
  private func locked(_ name: String) -> StaleReason {
    .incomplete(IncompleteFile(role: .subjects, name: name, defect: .unreadable("It is locked")))
  }

  @Test("nothing is shown as live before its analysis is there")
  func loading() {
    var state = AnalysisFixture.state(nil)
    let effects = update(&state, .loaded(.study(study(1, at: state.now), findings: [])))
    #expect(effects == [.analyze(AnalysisKey(revision: 1))])
    #expect(state.health == .loading && state.analysis == nil)
    _ = update(&state, .analyzed(AnalysisFixture.il2, revision: 1))
    #expect(state.health == .live(loadedAt: state.now))
  }

  @Test("an analysis of an older load or of older options is not shown")
  func outdated() {
    var state = AnalysisFixture.state()
    let newer = AnalysisFixture.analysis(extraDeaths: 1)
    _ = update(&state, .loaded(.study(study(2, at: state.now), findings: [])))
    _ = update(&state, .analyzed(newer, revision: 7))
    #expect(state.analysis == AnalysisFixture.il2)
    state.options.population = .safety
    _ = update(&state, .analyzed(newer, revision: 2))
    #expect(state.analysis == AnalysisFixture.il2)
  }

  @Test("findings and analysis change together")
  func together() {
    var state = AnalysisFixture.state()
    _ = update(&state, .loaded(.study(study(2, at: state.now), findings: [])))
    #expect(state.findings.count == 2)
    _ = update(&state, .analyzed(AnalysisFixture.il2, revision: 2))
    #expect(state.findings.isEmpty)
  }

  @Test("a folder that cannot be read leaves the numbers, marked stale since the first failure")
  func stale() {
    var state = AnalysisFixture.state()
    let loadedAt = AnalysisFixture.noon - 150
    _ = update(&state, .loaded(.kept(locked("adtte.csv"))))
    let since = state.now
    _ = update(&state, .tick(now: since + 840, utcOffset: state.utcOffset))
    _ = update(&state, .loaded(.kept(locked("adae.csv"))))
    #expect(
      state.health == .stale(since: since, reason: locked("adae.csv"), loadedAt: loadedAt))
    let first = render(state, .plain).line(0)
    #expect(first.contains("STALE 14 min: adae.csv cannot be read: It is locked."))
    #expect(first.contains("numbers of 11:57") && first.contains("SYNTHETIC"))
    #expect(state.analysis == AnalysisFixture.il2)
    // What was found in a folder without a study is not what is shown.
    let findings = state.findings
    _ = update(&state, .loaded(.nothing(.noStudy(.noSubjectTable), findings: [])))
    #expect(
      state.health
        == .stale(since: since, reason: .noStudy(.noSubjectTable), loadedAt: loadedAt))
    #expect(state.findings == findings && !findings.isEmpty)
  }

  @Test("a load that was read before the folder broke does not make the screen live")
  func lateAnalysis() {
    var state = AnalysisFixture.state()
    _ = update(&state, .loaded(.study(study(2, at: state.now), findings: [])))
    _ = update(&state, .tick(now: state.now + 5, utcOffset: state.utcOffset))
    _ = update(&state, .loaded(.kept(gone)))
    _ = update(&state, .analyzed(AnalysisFixture.il2, revision: 2))
    #expect(
      state.health == .stale(since: state.now, reason: gone, loadedAt: state.now - 5))
  }

  @Test("a table that is written to while the first analysis is made is told once it is shown")
  func brokenAtFirst() {
    var state = AnalysisFixture.state(nil)
    _ = update(&state, .loaded(.study(study(1, at: state.now), findings: [])))
    _ = update(&state, .loaded(.kept(.beingWritten(["adae.csv"]))))
    #expect(state.health == .loading)
    _ = update(&state, .analyzed(AnalysisFixture.il2, revision: 1))
    #expect(
      state.health
        == .stale(since: state.now, reason: .beingWritten(["adae.csv"]), loadedAt: state.now))
  }

  @Test("an analysis that a newer load has overtaken is shown until that one's is there")
  func overtaken() {
    var state = AnalysisFixture.state(nil)
    _ = update(&state, .loaded(.study(study(1, at: state.now), findings: [])))
    _ = update(&state, .loaded(.study(study(2, at: state.now + 1), findings: [])))
    _ = update(&state, .analyzed(AnalysisFixture.il2, revision: 1))
    #expect(state.study?.revision == 1 && state.analysis != nil)
    let newer = AnalysisFixture.analysis(extraDeaths: 1)
    _ = update(&state, .analyzed(newer, revision: 2))
    #expect(state.study?.revision == 2 && state.analysis == newer && state.pendings.isEmpty)
    _ = update(&state, .analyzed(AnalysisFixture.il2, revision: 1))
    #expect(state.analysis == newer)
  }

  @Test("the analysis of the newest load leaves no older one waiting")
  func newestFirst() {
    var state = AnalysisFixture.state()
    for revision in 2...4 {
      _ = update(&state, .loaded(.study(study(revision, at: state.now), findings: [])))
    }
    _ = update(&state, .analyzed(AnalysisFixture.il2, revision: 4))
    #expect(state.pendings.isEmpty && state.study?.revision == 4)
    #expect(state.analyzeAgain() == [.analyze(AnalysisKey(state.options, revision: 4))])
  }

  @Test("a list of the analysis before says so until it is looked up again")
  func outdatedList() {
    var state = AnalysisFixture.state()
    AnalysisFixture.press("7", &state)
    #expect(render(state, .plain).text.contains("431 patients"))
    _ = update(&state, .loaded(.study(study(2, at: state.now), findings: [])))
    let effects = update(&state, .analyzed(AnalysisFixture.il2, revision: 2))
    #expect(render(state, .plain).text.contains("looking them up"))
    for case .lookUp(let lookup, let key) in effects {
      let answer = SubjectIndex(AnalysisFixture.study, options: key.options).answer(lookup)
      if let answer {
        _ = update(&state, .lookedUp(answer, for: lookup, in: key))
      }
    }
    #expect(!render(state, .plain).text.contains("looking them up"))
  }

  @Test("clock times follow the clocks")
  func clocks() {
    var state = AnalysisFixture.state()
    _ = update(&state, .tick(now: state.now + 60, utcOffset: 3600))
    #expect(state.utcOffset == 3600)
  }

  @Test("a good load after a failure is live again")
  func recovery() {
    var state = AnalysisFixture.state()
    _ = update(&state, .loaded(.kept(gone)))
    _ = update(&state, .tick(now: state.now + 60, utcOffset: state.utcOffset))
    _ = update(&state, .loaded(.study(study(2, at: state.now), findings: [])))
    _ = update(&state, .analyzed(AnalysisFixture.il2, revision: 2))
    #expect(state.health == .live(loadedAt: state.now))
  }

  @Test("an empty folder says which files it waits for")
  func waiting() {
    var state = AnalysisFixture.state(nil, columns: 80, rows: 24)
    _ = update(&state, .loaded(.nothing(.noStudy(.noSubjectTable), findings: [])))
    #expect(
      state.health == .waiting(directory: "/data/il2", reason: .noStudy(.noSubjectTable)))
    let text = render(state, .plain).text
    for word in ["adsl.csv", "adrs.csv", "adtte.csv", "adae.csv", "study.toml", "/data/il2"] {
      #expect(text.contains(word))
    }
  }

  @Test("what a refresh brought is counted in all and by arm, and stays until more comes")
  func changes() throws {
    var state = AnalysisFixture.state()
    _ = update(&state, .tick(now: state.now + 600, utcOffset: state.utcOffset))
    let old = AnalysisFixture.side(loadedAt: AnalysisFixture.noon - 150)
    let new = AnalysisFixture.side(extraDeaths: 1, loadedAt: state.now)
    _ = update(&state, .loaded(.study(study(2, at: state.now), findings: [])))
    _ = update(&state, .analyzed(new.analysis, revision: 2))
    let news = try #require(RefreshDiff(from: old, to: new))
    _ = update(&state, .changed(news, AnalysisKey(revision: 2)))
    let change = try #require(state.lastChange)
    #expect(state.changes?.count(.death) == 1)
    #expect(change.texts == ["+1 death", "+3 SAEs"])
    #expect(change.arms.first?.arm == "A" && change.arms.first?.before == 140)
    #expect(render(state, .plain).line(39).contains("+1 death, +3 SAEs since 11:57"))
    var opened = state
    AnalysisFixture.press("w", &opened)
    #expect(render(opened, .plain).text.contains("11:57:30 → 12:10:00"))
    _ = update(&state, .loaded(.study(study(3, at: state.now), findings: [])))
    _ = update(&state, .analyzed(new.analysis, revision: 3))
    let nothing = try #require(RefreshDiff(from: new, to: new))
    _ = update(&state, .changed(nothing, AnalysisKey(revision: 3)))
    #expect(state.lastChange == change && state.changes?.count(.death) == 1)
  }

  @Test("more changes than are listed one by one are said to be more, with how many are listed")
  func manyChanges() {
    var log = StudyChangeLog(armCount: 3)
    for number in 1...3412 {
      log.add(.adverseEvent, "s\(number)", arm: 0, detail: .event(term: "Rash"))
    }
    let panel = ChangesPanel(
      PanelInput(
        analysis: AnalysisFixture.il2, changes: StudyChanges(isBackwards: false, log: log),
        isZoomed: true))
    #expect(panel.subtitle(.plain).text == "2000 of 3412 changes listed")
    #expect(panel.shortSubtitle(.plain).text == "2000 of 3412 changes listed")
    var canvas = Canvas(Grid(Size(columns: 76, rows: 19)))
    panel.draw(on: &canvas, .plain)
    #expect(canvas.grid.text.contains("1412 more not listed"))
  }

  @Test("tables of a format that is not read are named while there is no study, with what to do")
  func unreadFormats() {
    let findings = ["adsl.json", "adae.json"].map {
      Finding(.error, code: "format-unread", file: $0, problem: .file(.formatUnread))
    }
    var state = AnalysisFixture.state(nil, columns: 80, rows: 24)
    #expect(update(&state, .input(.key(.character("f")))) == [.bell])
    state.message = nil
    _ = update(&state, .loaded(.nothing(.noStudy(.noSubjectTable), findings: findings)))
    var text = render(state, .plain).text
    #expect(text.contains("adsl.json: trialtop does not read this format. Export the table as"))
    #expect(text.contains("adae.json") && text.contains("adsl.csv") && !text.contains("more find"))
    #expect(render(state, .plain).line(23).contains("f findings"))
    _ = update(&state, .input(.key(.character("f"))))
    text = render(state, .plain).text
    #expect(text.contains("adae.json: trialtop does not read") && !text.contains("adsl.csv"))
    _ = update(&state, .input(.key(.escape)))
    #expect(render(state, .plain).text.contains("Waiting for a study"))
    let more = Finding(.warning, code: "x", problem: .settings(.comparisonWithoutTwoArms), count: 4)
    _ = update(
      &state, .loaded(.nothing(.noStudy(.noSubjectTable), findings: findings + [more])))
    #expect(render(state, .plain).text.contains("4 more findings"))
  }

  @Test(
    "the files in Findings are told whole where there is room, rows only of tables, in ASCII too")
  func files() throws {
    let files =
      AnalysisFixture.files + [
        SourceFile(
          name: "adtr.csv", role: .tumorMeasurements, format: "csv", rows: 1, bytes: 1, modified: 0),
        SourceFile(
          name: "study.toml", role: .settings, format: "toml", rows: 0, bytes: 1, modified: 0),
      ]
    let input = PanelInput(analysis: AnalysisFixture.il2, files: files, isZoomed: true)
    for columns in [40, 76, 116] {
      var canvas = Canvas(Grid(Size(columns: columns, rows: 20)))
      FindingsPanel(input).draw(on: &canvas, try AnalysisFixture.look("mono", .ascii))
      let text = canvas.grid.text
      #expect(!text.contains("…") && !text.contains(" 0 rows"))
      #expect(text.contains("2110 rows") && text.contains(" 1 row"))
      #expect(columns < 76 || text.contains("tumour measurements"))
    }
  }

  @Test("changes are searched and ordered like the rows of a table, the alerts staying above")
  func searchedChanges() {
    var log = StudyChangeLog(armCount: 3)
    for number in 1...30 {
      log.add(
        .adverseEvent, "s\(number)", arm: 0, day: 100,
        detail: .event(term: "Rash grade \(number)"))
    }
    log.add(.death, "s7", arm: 1, day: 200, detail: .died)
    log.add(
      .recordsVanished, "s8", arm: 1, detail: .timesGone(count: 1, left: 0, byCutoff: false))
    var state = AnalysisFixture.state(columns: 80, rows: 24)
    state.changes = StudyChanges(isBackwards: false, log: log)
    AnalysisFixture.press("w/", &state)
    #expect(state.view.prompt?.kind == .search)
    AnalysisFixture.press("S7", &state)
    var text = render(state, .plain).text
    #expect(text.contains("/S7  2 of 32") && text.contains("died") && text.contains("Rash grade 7"))
    #expect(!text.contains("Rash grade 8") && text.contains("1 record gone "))
    AnalysisFixture.press("\u{1B}", &state)
    text = render(state, .plain).text
    #expect(text.contains("Rash grade 1 ") && text.contains("gravest kind first"))
    AnalysisFixture.press("oO", &state)
    let lines = render(state, .plain).text.split(separator: "\n")
    #expect(lines.first { $0.contains("s7") }?.contains("died") == true)
    #expect(render(state, .plain).text.contains("the latest first"))
  }

  @Test("the new responses between two cut-offs are the difference in the Arms panel")
  func newResponders() throws {
    func index(_ year: Int?) -> SubjectIndex {
      let day = year.map { AnalysisFixture.day($0, 1, 1) }
      return SubjectIndex(AnalysisFixture.study, options: AnalysisOptions(asOf: day))
    }
    for (early, late) in [(1994, 1996), (1996, nil)] {
      let (old, new) = (index(early), index(late))
      let changes = StudyChanges(from: old, to: new)
      let before = try #require(Analysis(old).response)
      let after = try #require(Analysis(new).response)
      for arm in after.arms.indices {
        let difference = after.arms[arm].rate.count - before.arms[arm].rate.count
        #expect(changes.count(.response, arm: arm) == difference)
      }
    }
  }

  @Test("what is new is told in comparison with what was asked for before, of the same study alone")
  func diff() {
    let now = AnalysisFixture.side(loadedAt: 0)
    var options = AnalysisOptions()
    options.population = .safety
    let index = SubjectIndex(AnalysisFixture.study, options: options)
    let others = RefreshDiff.Snapshot(index, Analysis(index), loadedAt: 0)
    #expect(RefreshDiff(from: now, to: others) == nil)
    options = AnalysisOptions(asOf: AnalysisFixture.day(1993, 11, 1))
    let earlier = SubjectIndex(AnalysisFixture.study, options: options)
    let past = RefreshDiff.Snapshot(earlier, Analysis(earlier), loadedAt: 0)
    #expect(RefreshDiff(from: past, to: now)?.summary.step?.before == options.asOf)
  }

  @Test("a message that was only told goes when the folder has news")
  func messagesGo() {
    var state = AnalysisFixture.state()
    state.say("Reading /data/il2 again")
    _ = update(&state, .loaded(.kept(locked("adtte.csv"))))
    #expect(state.message == nil)
    state.say("No space left", severity: .error)
    _ = update(&state, .loaded(.kept(locked("adtte.csv"))))
    #expect(state.message?.text == "No space left")
  }

  @Test("a folder that is shown although it lacks rows is never called live")
  func incomplete() {
    var state = AnalysisFixture.state()
    var study = study(2, at: state.now)
    study.loss = .rowsLost(file: "adsl.csv", rows: 197, before: 400)
    _ = update(&state, .loaded(.study(study, findings: [])))
    _ = update(&state, .analyzed(AnalysisFixture.il2, revision: 2))
    #expect(
      state.message?.text
        == "Shown as it is: adsl.csv has 197 rows, it had 400.")
    var whole = state
    _ = update(&whole, .loaded(.study(self.study(3, at: state.now), findings: [])))
    #expect(whole.message == nil)
    for isInThePast in [false, true] {
      let header = render(state, .plain).line(0)
      #expect(header.contains("INCOMPLETE: adsl.csv has 197 rows, it had 400."))
      #expect(!header.contains("live") && header.contains("AS OF") == isInThePast)
      AnalysisFixture.press("[", &state)
      var options = state.options
      options.asOf = AnalysisFixture.day(1996, 1, 1)
      state.options = options
      state.analysis = Analysis(AnalysisFixture.study, options: options)
    }
  }

  @Test("what the header says of the folder, Findings says too")
  func findingsSayIt() {
    var state = AnalysisFixture.state()
    var study = study(2, at: state.now)
    func findings() -> String {
      let input = PanelInput(state, .panel(.findings))
      var canvas = Canvas(Grid(Size(columns: 60, rows: 12)))
      input.map { FindingsPanel($0).draw(on: &canvas, .plain) }
      return (input.map { FindingsPanel($0).subtitle(.plain).text } ?? "") + "\n" + canvas.grid.text
    }
    _ = update(&state, .loaded(.study(study, findings: [])))
    _ = update(&state, .analyzed(AnalysisFixture.il2, revision: 2))
    #expect(findings().hasPrefix("none\n") && findings().contains("Nothing to look at."))
    _ = update(&state, .loaded(.kept(gone)))
    #expect(findings().hasPrefix("STALE\n") && findings().contains("STALE: adae.csv is gone; R"))
    #expect(!findings().contains("Nothing to look at."))
    study = self.study(3, at: state.now)
    study.loss = gone
    _ = update(&state, .loaded(.study(study, findings: [])))
    _ = update(&state, .analyzed(AnalysisFixture.il2, revision: 3))
    #expect(findings().hasPrefix("INCOMPLETE\n"))
    #expect(findings().contains("INCOMPLETE: adae.csv is gone."))
    #expect(!findings().contains("Nothing to look at."))
  }

  @Test("what cannot be known of a folder stands in the header at every width, and in Findings")
  func limits() {
    for (limit, long, short) in [
      (FreshnessLimit.otherUsers, "other users' writers unseen", "others unseen"),
      (.network(seconds: 5), "network, listed every 5 s", "network"),
      (.listing(seconds: 0.5), "listed every 0.5 s", "listed"),
    ] {
      var state = AnalysisFixture.state(columns: 200, rows: 60)
      var study = study(2, at: state.now)
      study.limit = limit
      _ = update(&state, .loaded(.study(study, findings: [])))
      _ = update(&state, .analyzed(AnalysisFixture.il2, revision: 2))
      #expect(render(state, .plain).line(0).contains("live, just now, \(long)"))
      for columns in [60, 71, 80, 100, 120] {
        let header = render(state, .plain, size: Size(columns: columns, rows: 24)).line(0)
        #expect(header.contains("live") && header.contains(short), "\(columns): \(header)")
      }
      let input = PanelInput(state, .panel(.findings))
      var canvas = Canvas(Grid(Size(columns: 100, rows: 12)))
      input.map { FindingsPanel($0).draw(on: &canvas, .plain) }
      #expect(canvas.grid.text.contains("Not known: \(limit.phrase)."))
    }
  }

  @Test("a reason names the key that shows the folder all the same by what it is, or none")
  func reloadKey() {
    for (keys, words) in [
      (nil, "adae.csv is gone; R shows the study without it."),
      ([Key.function(5)], "adae.csv is gone; F5 shows the study without it."),
      ([], "adae.csv is gone."),
    ] {
      for analysis in [AnalysisFixture.il2, nil] {
        var state = AnalysisFixture.state(analysis, columns: 160)
        if let keys {
          state.keys =
            KeyMap.standard
            .changed(by: [KeyChange(.reload, keys: keys)]).map
        }
        _ = update(&state, .loaded(.kept(gone)))
        let text = render(state, .plain).text
        #expect(text.contains(words) && !text.contains("adae.csv is gone; :"))
      }
    }
  }

  @Test("what a follower decides is what the screen says", arguments: [true, false])
  func follower(_ isShown: Bool) {
    var state = AnalysisFixture.state(isShown ? AnalysisFixture.il2 : nil)
    var follower = StudyFollower()
    _ = follower.handle(.folderDue, at: 0)
    if isShown {
      let loaded = Loaded(study: AnalysisFixture.study, findings: [], incomplete: [])
      _ = follower.handle(.loadEnded(LoadSummary(loaded)), at: 0)
      _ = follower.handle(.folderDue, at: 1)
    }
    _ = update(&state, .loading(LoadProgress(bytes: 1, totalBytes: 2)))
    #expect(update(&state, .input(.key(.character("X")))) == [.interrupt])
    for action in follower.handle(.interrupted, at: 2) {
      switch action {
      case .keep(let reason), .wait(let reason): _ = update(&state, .loaded(.kept(reason)))
      default: #expect(action == .stopLoad)
      }
    }
    switch state.health {
    case .stale(_, let reason, _): #expect(follower.freshness == .stale(reason) && isShown)
    case .waiting(_, let reason): #expect(follower.freshness == .waiting(reason) && !isShown)
    case .live, .loading: Issue.record("an interruption that is not seen")
    }
    #expect(state.work == nil && update(&state, .input(.key(.character("X")))) == [.bell])
  }

  @Test("a corrected number is shown as one less")
  func corrections() {
    let summary = RefreshSummary(
      from: AnalysisFixture.analysis(extraDeaths: 1), loadedAt: 0, to: AnalysisFixture.il2,
      loadedAt: 60)
    #expect(summary.texts == ["-1 death", "-3 SAEs"])
  }

  @Test("the selected arm and endpoint stay selected by their codes")
  func selection() {
    var state = AnalysisFixture.state()
    state.view.arm = 2
    state.view.endpoint = 2
    _ = update(&state, .loaded(.study(study(2, at: state.now), findings: [])))
    _ = update(&state, .analyzed(AnalysisFixture.subjectsOnly, revision: 2))
    #expect(state.view.arm == 2 && state.view.endpoint == 0)
  }
}
