import Cells
import TrialAnalysis
import TrialModel
import TrialReport

/// One fact about a subject from a row of a file.
struct SubjectRecord {
  private enum Content {
    case note(String)
    case response(SubjectResponse)
    case event(SubjectEvent)
    case measurement(SubjectMeasurement)
    case time(SubjectTime)
  }

  private let day: Day?
  private let content: Content
  private let source: SourceRecord?

  /// All of them, by day; those without one last.
  static func all(of history: SubjectHistory) -> [SubjectRecord] {
    var sources: [TableRole: [Int: SourceRecord]] = [:]
    for record in history.records { sources[record.role, default: [:]][record.line] = record }
    let subject = history.records.first { $0.role == .subjects }
    func record(_ day: Day?, _ content: Content, _ role: TableRole, _ line: Int) -> SubjectRecord {
      SubjectRecord(
        day: day, content: content, source: role == .subjects ? subject : sources[role]?[line])
    }
    func note(_ day: Day?, _ words: String) -> SubjectRecord? {
      day.map { record($0, .note(words), .subjects, 0) }
    }
    var records = [
      note(history.screened, "screened"), note(history.randomized, "randomized"),
      note(history.firstDose, "first dose"), note(history.lastDose, "last dose"),
      note(history.died, "died"),
    ].compactMap { $0 }
    if history.died == nil, let last = note(history.lastAlive, "last known alive") {
      records.append(last)
    }
    records += history.responses.map { record($0.day, .response($0), .responses, $0.line) }
    records += history.measurements.map {
      record($0.day, .measurement($0), .tumorMeasurements, $0.line)
    }
    records += history.events.map { record($0.start, .event($0), .adverseEvents, $0.line) }
    records += history.times.map { record($0.end, .time($0), .timeToEvent, $0.line) }
    return records.enumerated().sorted { left, right in
      switch (left.element.day, right.element.day) {
      case (let first?, let second?): (first, left.offset) < (second, right.offset)
      case (.some, nil): true
      case (nil, .some): false
      case (nil, nil): left.offset < right.offset
      }
    }.map(\.element)
  }

  /// The row of a file that it is from; `nil` if it is derived.
  var destination: LinkDestination? { source.map { .row(file: $0.file, line: $0.line) } }

  /// Its row of the table: date, day of the study, its text, and its source.
  func cells(_ history: SubjectHistory, _ look: Look) -> [Span] {
    let date = day.map { "\($0)" } ?? "no date"
    let studyDay = day.flatMap(history.studyDay).map { "\($0)" } ?? ""
    let place = source.map { look.span("\($0.file):\($0.line)", .label) }
    return [
      look.span(date, day == nil ? .dim : .text), look.span(studyDay, .label), what(look),
      place ?? look.span("derived", .dim),
    ]
  }

  private func what(_ look: Look) -> Span {
    switch content {
    case .note(let words): return look.span(words, .text)
    case .response(let response):
      let kind =
        switch response.kind {
        case .visit: "assessment"
        case .best: "best response"
        case .confirmedBest: "best response, confirmed"
        }
      let who = response.evaluator.map { ", \($0)" } ?? ""
      let counts = response.isCounted ? "" : ", not counted"
      return look.span(
        "\(response.category.code)  \(kind)\(who)\(counts)",
        response.isCounted ? ResponseGroup(response.category).role : .dim)
    case .measurement(let measurement):
      var words = [measurement.parameter.name]
      if let value = measurement.value { words[0] += " \(NumberFormat.plain(value))" }
      if measurement.isBaseline { words.append("baseline") }
      if let change = measurement.percentChange {
        let sign = change > 0 ? "+" : ""
        let points = NumberFormat.decimal(change, places: 1)
        words.append("\(sign)\(points)% from baseline")
      }
      if let evaluator = measurement.evaluator { words.append(evaluator) }
      return look.span(words.joined(separator: ", "), .text)
    case .event(let event):
      var words = [event.term ?? "(no term)"]
      if event.grade > 0 { words.append("grade \(event.grade)") }
      if event.isSerious { words.append("serious") }
      if event.isRelated { words.append("related") }
      if event.isFatal { words.append("fatal") }
      if let end = event.end { words.append("to \(end)") }
      if !event.isCounted { words.append("not counted") }
      return look.span(
        words.joined(separator: ", "),
        !event.isCounted ? .dim : event.grade >= 3 ? .severeGrade : .text)
    case .time(let time):
      let end = time.isEvent ? "event" : time.isCut ? "censored by the cut-off" : "censored"
      let reason = time.reason.map { ": \($0)" } ?? ""
      return look.span(
        "\(time.endpoint.code) \(NumberFormat.decimal(time.days, places: 0)) days, \(end)\(reason)",
        time.isEvent ? .text : .label)
    }
  }
}
