import Cells
import Dashboard
import TrialAnalysis
import TrialData
import TrialModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `Benchmarks [--write FOLDER]`: measures, or only writes the large study into a folder.
func run() throws -> Bool {
  let arguments = CommandLine.arguments
  if arguments.count == 3, arguments[1] == "--write" {
    try LargeStudy().write(to: arguments[2])
    return true
  }
  var template = Array("/tmp/trialtop-benchmarks-XXXXXX".utf8CString)
  guard mkdtemp(&template) != nil else { return false }
  let parent = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  defer { removeFolder(parent) }

  var report = Report()
  print("40,000 subjects, 1,000,000 adverse events, 200x60")
  let study = try measureLoads(in: parent, &report)
  try measureAnalyses(study, &report)
  try measureKeys(study, &report)
  print(
    report.isInTime ? "\nEvery key within \(Int(Report.limit)) ms." : "\nSome keys are too slow.")
  return report.isInTime
}

func measureLoads(in parent: String, _ report: inout Report) throws -> Study {
  report.head("loading")
  var study: Study?
  for extra in [0, 40] {
    let folder = "\(parent)/extra-\(extra)"
    try LargeStudy(extraColumns: extra).write(to: folder)
    var load = Times()
    var check = Times()
    for _ in 0..<5 {
      let loaded = load.measure { StudyLoader(directory: folder).load() }
      _ = check.measure { loaded.addingConsistencyFindings() }
      if extra == 0 { study = loaded.study }
    }
    report.line("load, \(extra) extra subject columns", load)
    report.line("consistency checks", check)
  }
  guard let study else { throw LargeStudy.NotWritten(path: parent) }
  return study
}

func measureAnalyses(_ study: Study, _ report: inout Report) throws {
  report.head("away from the keys")
  var times = (index: Times(), analysis: Times(), whole: Times(), filter: Times(), columns: Times())
  let options = AnalysisOptions(filter: "arm=A & age>=65 & !(sex=F) & site in (1, 2, 3, 4)")
  for _ in 0..<7 {
    let index = times.index.measure { SubjectIndex(study) }
    _ = times.analysis.measure { Analysis(index) }
    _ = times.whole.measure { Analysis(study) }
    _ = times.filter.measure { Analysis(study, options: options) }
    _ = times.columns.measure { FilterColumns(study) }
  }
  report.line("SubjectIndex", times.index)
  report.line("Analysis of an index", times.analysis)
  report.line("Analysis of a study", times.whole)
  report.line("Analysis with a filter", times.filter)
  report.line("FilterColumns", times.columns)
  let columns = FilterColumns(study)
  var completion = Times()
  for text in ["", "a", "arm=", "age>=6", "site in (1, "] {
    for _ in 0..<20 {
      _ = completion.measure { FilterCompletion(text, cursor: text.utf8.count, columns: columns) }
    }
  }
  report.line("FilterCompletion", completion)
}

func measureKeys(_ study: Study, _ report: inout Report) throws {
  var player = Player(study, size: Size(columns: 200, rows: 60))
  var warmUp = Times()
  player.press("1234567", &warmUp)
  player.press(.escape, &warmUp)

  report.head("keys")
  let moves: [Key] = [
    .down, .down, .right, .right, .down, .left, .up, .pageDown, .pageUp, .end, .home, .down,
  ]
  for (place, panel) in PanelCatalog.ids.enumerated() {
    player.press(.character("1"), &warmUp)
    player.press("\(place + 1)", &warmUp)
    var overview = Times()
    for key in moves + moves + moves { player.press(key, &overview) }
    report.line("\(panel.title), overview", overview, isKey: true)
    player.press("z", &warmUp)
    var seen: Set<Int> = []
    while seen.insert(player.state.view.panelViews[panel] ?? 0).inserted {
      var figure = Times()
      for key in moves + moves + moves { player.press(key, &figure) }
      report.line("\(panel.title), figure \(seen.count)", figure, isKey: true)
      player.press("v", &warmUp)
    }
    player.press("z", &warmUp)
  }

  player.clearTimes()
  var list = (open: Times(), move: Times(), order: Times(), search: Times(), patient: Times())
  for _ in 0..<5 {
    player.press("1", &warmUp)
    player.press(.enter, &list.open)
    for key in moves + moves { player.press(key, &list.move) }
    player.press("oooO", &list.order)
    player.press("/LARGE-1012", &list.search)
    player.press(.enter, &list.search)
    player.press(.enter, &list.patient)
    for key in moves { player.press(key, &list.patient) }
    player.press(.escape, &warmUp)
    player.press(.escape, &warmUp)
  }
  report.line("opening a list", list.open, isKey: true)
  report.line("moving in it", list.move, isKey: true)
  report.line("ordering it", list.order, isKey: true)
  report.line("searching it", list.search, isKey: true)
  report.line("opening a patient, moving there", list.patient, isKey: true)
  report.head("away from the keys")
  report.line("looking up lists and patients", player.times(.lookup))

  player.clearTimes()
  var steps = Times()
  player.press("1", &warmUp)
  player.press("[[[[[]]]{{}", &steps)
  report.line("index of an earlier day", player.times(.index))
  report.line("analysis of an earlier day", player.times(.analysis))
  report.line("StudyChanges", player.times(.comparison))
  report.head("keys")
  report.line("steps of the cut-off", steps, isKey: true)
}

func removeFolder(_ path: String) {
  guard let stream = opendir(path) else { return }
  var names: [String] = []
  while let entry = readdir(stream) {
    names.append(
      withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      })
  }
  closedir(stream)
  for name in names where name != "." && name != ".." {
    let inner = "\(path)/\(name)"
    if unlink(inner) != 0 { removeFolder(inner) }
  }
  rmdir(path)
}

exit(try run() ? 0 : 1)
