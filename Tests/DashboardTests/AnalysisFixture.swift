import BundledThemes
import Cells
import Foundation
import TrialData
import TrialModel
import TrialSimulation
import UserFiles

@testable import Dashboard
@testable import TrialAnalysis

/// Analyses to draw: the interleukin-2 study as the loader reads it, and odd ones.
enum AnalysisFixture {
  /// The study's folder, loaded once.
  static let study: Study = {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("trialtop-dashboard-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for file in IL2Study.files() {
      try? Data(file.text.utf8).write(to: folder.appendingPathComponent(file.name))
    }
    return StudyLoader(directory: folder.path).load().study ?? Study()
  }()

  /// A bundled theme with a set of glyphs.
  static func look(_ theme: String = "default", _ glyphs: GlyphSet = .unicode) throws -> Look {
    let toml = BundledThemes.all.first { $0.name == theme }?.toml ?? ""
    return Look(theme: try Theme(toml: toml, name: theme), glyphs: glyphs)
  }

  /// High-dose against low-dose interleukin-2: 33/156, 19/150 and 9/94 responders.
  static let il2 = analysis()

  /// The same study with no table but the patients'.
  static let subjectsOnly = analysis(hasTables: false)

  /// A study with tables but without arms, subjects or dates.
  static let empty: Analysis = {
    var study = Study()
    study.identifier = "X"
    study.files = TableRole.allCases.map {
      SourceFile(
        name: "\($0.rawValue).csv", role: $0, format: "csv", rows: 0, bytes: 1, modified: 0)
    }
    return Analysis(study)
  }()

  static func analysis(
    title: String? = nil, hasTables: Bool = true, extraDeaths: Int = 0,
    population: Population = .intentionToTreat, asOf: Day? = nil,
    scale: GradeScale = .toxicityGrade, adjustment: MultiplicityAdjustment = .none,
    filter: String? = nil
  ) -> Analysis {
    var study = self.study
    study.settings.responseAdjustment = adjustment
    study.settings.adjustment = adjustment
    if let title { study.settings.title = title }
    if !hasTables {
      study.files.removeAll { ![.subjects, .settings].contains($0.role) }
      study.responses = Responses()
      study.timeToEvent = TimeToEvent()
      study.adverseEvents = AdverseEvents()
    }
    if extraDeaths > 0 { addDeaths(extraDeaths, to: &study) }
    study.adverseEvents.scale = hasTables ? scale : .none
    if scale == .none {
      study.adverseEvents.grade = study.adverseEvents.grade.map { _ in 0 }
    }
    return Analysis(
      study, options: AnalysisOptions(population: population, asOf: asOf, filter: filter))
  }

  /// The study after some patients more have died, analyzed, as one side of a comparison.
  static func side(extraDeaths: Int = 0, loadedAt: Int64) -> RefreshDiff.Snapshot {
    var study = self.study
    if extraDeaths > 0 { addDeaths(extraDeaths, to: &study) }
    let index = SubjectIndex(study, options: AnalysisOptions())
    return RefreshDiff.Snapshot(index, Analysis(index), loadedAt: loadedAt)
  }

  /// Lets that many patients die, each with three serious events.
  private static func addDeaths(_ count: Int, to study: inout Study) {
    let alive = study.subjects.died.numbers.indices.filter {
      study.subjects.death[$0] != .yes && study.subjects.safety[$0] == .yes
    }
    for row in alive.prefix(count) {
      study.subjects.death[row] = .yes
      study.subjects.died.numbers[row] = day(2003, 1, 20).number
      for _ in 0..<3 {
        study.adverseEvents.append(
          subject: Int32(row), term: 0, organClass: 0, grade: 3, facts: [.serious, .emergent],
          start: study.subjects.treatmentStart.numbers[row], line: 1)
      }
    }
  }

  static let findings = [
    Finding(
      .warning, code: "date-unreadable", file: "adae.csv", line: 812, column: "ASTDT",
      problem: .cell(.dateUnreadable("1994-13-02")), count: 3),
    Finding(
      .note, code: "study-key", file: "study.toml", line: 9,
      problem: .settings(
        .keyUnknown("colour", table: "[[arm]]", nearest: "code", known: ["code"]))),
  ]

  static let files = [
    SourceFile(
      name: "adsl.csv", role: .subjects, format: "csv", rows: 412, bytes: 61_204, modified: 0),
    SourceFile(
      name: "adrs.csv", role: .responses, format: "csv", rows: 2110, bytes: 161_204, modified: 0),
  ]

  /// A made-up digest of those files together: 01020304 and so on.
  static let digest = ContentDigest(1...32)

  /// The dashboard at noon of a day in 2003, two minutes after it loaded the study.
  static func state(
    _ analysis: Analysis? = il2, columns: Int = 120, rows: Int = 40, theme: String = "default"
  ) -> State {
    var state = State(
      size: Size(columns: columns, rows: rows), now: noon, directory: "/data/il2",
      version: "1.0", themes: themes, theme: theme)
    guard let analysis else { return state }
    let study = LoadedStudy(
      revision: 1, loadedAt: noon - 150, identifier: analysis.identifier, title: analysis.title,
      files: files, digest: digest, milestones: milestones)
    _ = update(&state, .loaded(.study(study, findings: findings)))
    state.options = analysis.options
    _ = update(&state, .analyzed(analysis, revision: 1))
    return state
  }

  /// Two themes, dark and light.
  static let themes = BundledThemes.all.filter { ["default", "paper"].contains($0.name) }
    .compactMap { try? Theme(toml: $0.toml, name: $0.name) }

  /// The study's days worth going back to.
  private static let milestones = LoadedStudy(study, revision: 1, loadedAt: 0).milestones

  /// Lets something happen and answers at once whatever is asked for, as the program does.
  @discardableResult
  static func settle(_ state: inout State, _ event: Event) -> [Effect] {
    var runner = SyncRunner(Display(state), study: study)
    let effects = runner.send(event)
    runner.display.settle()
    state = runner.display.state
    return effects
  }

  /// Presses keys and answers what they ask for: letters are themselves, `<` `>` `^` `v` the
  /// arrows, `\n` Enter, `\u{1B}` Escape; a blank is nothing.
  @discardableResult
  static func press(_ script: String, _ state: inout State) -> [Effect] {
    var runner = SyncRunner(Display(state), study: study)
    let effects = keys(script).flatMap { runner.send(.input(.key($0))) }
    runner.display.settle()
    state = runner.display.state
    return effects
  }

  /// The keys that a script names.
  static func keys(_ script: String) -> [Key] {
    script.unicodeScalars.compactMap { scalar in
      switch scalar {
      case "<": .left
      case ">": .right
      case "^": .up
      case "v": .down
      case "\n": .enter
      case "\t": .tab
      case "\u{1B}": .escape
      case " ": nil
      default: .character(scalar)
      }
    }
  }

  /// 2003-02-03 12:00.
  static let noon: Int64 = 1_044_273_600

  static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    Day(year: year, month: month, day: day) ?? Day(number: 0)
  }
}
