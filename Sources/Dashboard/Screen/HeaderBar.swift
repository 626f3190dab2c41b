import Cells
import TrialAnalysis
import TrialReport

/// The first row: which study, who and until when is counted, and whether the screen is live.
struct HeaderBar {
  private let state: State

  init(_ state: State) {
    self.state = state
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let size = canvas.size
    if case .stale(let since, let reason, let loadedAt) = state.health {
      drawWarning(
        "STALE \(ClockText.age(of: since, now: state.now))",
        reason: reason.clause(reloadKey: state.reloadKey), loadedAt: loadedAt, on: &canvas, look)
      return
    }
    if state.analysis != nil, let study = state.study, let loss = study.loss {
      drawWarning(
        "INCOMPLETE", reason: loss.clause(reloadKey: nil), loadedAt: study.loadedAt, on: &canvas,
        look)
      return
    }
    let bar = look[.header]
    canvas.fill(Rect(size), with: Cell(" ", style: bar))
    let brand = [Span(" trialtop ", style: look[.brand])]
    let left = canvas.write(brand + alerts(look, columns: size.columns / 3), column: 0, row: 0)
    let words = size.columns >= 100 ? " synthetic reconstruction " : " SYNTHETIC "
    let tag = isSynthetic ? [Span(words, style: look[.notice])] : []
    let tagColumns = tag.isEmpty ? 0 : tag.columns + 1
    let room = size.columns - left - tagColumns - 2
    // The most telling form that leaves the title room; the shortest one that fits if none does.
    let (full, short) = facts(look, bar)
    let least = state.analysis?.filter == nil ? 30 : 8
    let chosen =
      full.first { $0.columns + 2 + min(least, TextWidth.columns(of: title)) <= room }
      ?? full.last { $0.columns <= room } ?? short.first { $0.columns <= room } ?? short.last ?? []
    let start = max(left, size.columns - chosen.columns - 1)
    canvas.write(chosen, column: start, row: 0)
    var at = left + 1
    if !tag.isEmpty, at + tag.columns < start {
      at = canvas.write(tag, column: at, row: 0) + 1
    }
    let free = start - at - 2
    guard free >= 6 else { return }
    canvas.write(
      TextFit.cut(title, to: free, ellipsis: look.glyphs.ellipsis), column: at, row: 0, style: bar)
  }

  /// The alerts that hold and that nobody has taken note of, the gravest by name where there is room;
  /// those that hold no longer only if there are no others. Unlike a screen that is not up to date
  /// they are always words in a field of their own.
  private func alerts(_ look: Look, columns: Int) -> [Span] {
    let open = state.openAlerts
    let alerts = open.isEmpty ? state.pressingAlerts : open
    guard let first = alerts.first else { return [] }
    let count =
      (alerts.count == 1 ? "ALERT" : "\(alerts.count) ALERTS") + (open.isEmpty ? " no longer" : "")
    let others = alerts.count > 1 ? ", \(look.glyphs.ellipsis)" : ""
    let room = columns - TextWidth.columns(of: count + others) - 8
    let name =
      room < 6
      ? "" : ": " + TextFit.cut(first.name, to: room, ellipsis: look.glyphs.ellipsis) + others
    return [
      Span(" ", style: look[.header]),
      Span(
        " \(look.glyphs.warning) \(count)\(name) ", style: look[.error].adding([.bold, .reverse])),
    ]
  }

  private var fullTitle: String {
    state.analysis?.title ?? state.study?.title ?? state.directory
  }

  private var isSynthetic: Bool {
    fullTitle.lowercased().contains("synthetic")
  }

  /// The title; what the tag shows already is left out of it where it stands at the end in brackets.
  private var title: String {
    guard isSynthetic, fullTitle.last == ")", let open = fullTitle.lastIndex(of: "("),
      fullTitle[open...].lowercased().contains("synthetic")
    else { return fullTitle }
    var kept = fullTitle[..<open]
    while kept.last == " " { kept.removeLast() }
    return String(kept)
  }

  /// What stands at the right, in shorter and shorter forms; the short ones leave out who is counted.
  private func facts(_ look: Look, _ bar: Style) -> (full: [[Span]], short: [[Span]]) {
    let separator = Span(look.separator, style: bar)
    let states = health(look, bar)
    guard let analysis = state.analysis else {
      let forms = states.map { [$0] }
      return (forms.dropLast(), forms.suffix(1))
    }
    let filters = filters(analysis, look).map { [$0, separator] }
    let population = Span(
      "\(analysis.population.rawValue) \(analysis.subjectCount)", style: bar.adding(.bold))
    let cuts = cutoffs(analysis, look, bar)
    var forms: [[Span]] = []
    for (index, health) in states.enumerated() {
      let cut = cuts[min(index, cuts.count - 1)]
      forms.append((filters.first ?? []) + [population, separator] + cut + [separator, health])
    }
    guard let shortest = states.last, let cut = cuts.last else { return (forms, []) }
    // Who is counted is recorded longer than anything else.
    for filter in filters.isEmpty ? [[]] : filters {
      forms.append(filter + [population, separator] + cut + [separator, shortest])
    }
    let last = filters.last ?? []
    // Rather than that numbers are those of a part, it goes unsaid that they are live.
    return (forms, [last + [shortest]] + (last.isEmpty ? [] : [[last[0]]]))
  }

  /// The filter, in shorter and shorter forms; none without one.
  private func filters(_ analysis: Analysis, _ look: Look) -> [Span] {
    guard let filter = analysis.filter else { return [] }
    return [40, 24, 12, 0].map { columns in
      Span(" \(filter.sign(columns: columns, look.glyphs)) ", style: look[.notice])
    }
  }

  private func cutoffs(
    _ analysis: Analysis, _ look: Look, _ bar: Style
  ) -> [[Span]] {
    guard let cutoff = analysis.cutoff else { return [[Span("no date", style: bar)]] }
    if cutoff.isLookingBack {
      return [[Span(" AS OF \(cutoff.day) ", style: look[.notice])]]
    }
    let later = cutoff.leavesLaterOut ? ", later dates left out" : ""
    return [
      [Span("cut-off \(cutoff.day), \(cutoff.source.name)\(later)", style: bar)],
      [Span("cut-off \(cutoff.day)\(later)", style: bar)],
      [Span("cut \(cutoff.day)\(later.isEmpty ? "" : ", later out")", style: bar)],
    ]
  }

  private func health(_ look: Look, _ bar: Style) -> [Span] {
    let glyphs = look.glyphs
    if let work = state.work {
      return work.words(glyphs).map { Span("\(glyphs.hollowBullet) \($0)", style: look[.waiting]) }
    }
    switch state.health {
    case .waiting: return [Span("\(glyphs.hollowBullet) waiting", style: look[.waiting])]
    case .loading: return [Span("\(glyphs.hollowBullet) loading", style: look[.waiting])]
    case .live where state.analysis?.cutoff?.isLookingBack == true:
      // The folder is followed, but what is on the screen is not what is in it now.
      return [
        Span("\(glyphs.hollowBullet) in the past", style: look[.waiting]),
        Span("\(glyphs.hollowBullet) past", style: look[.waiting]),
      ]
    case .live(let loadedAt):
      let age = ClockText.age(of: loadedAt, now: state.now)
      let words = age == "just now" ? age : "read \(age) ago"
      let signs = state.study?.limit?.signs ?? []
      // What cannot be known is said in the shortest form too, when it was read is not.
      var forms = (signs.isEmpty ? [""] : signs).flatMap { sign in
        [words, age].map { "live, \($0)" + (sign.isEmpty ? "" : ", \(sign)") }
      }
      forms.append(signs.last.map { "live, \($0)" } ?? "live")
      return forms.map { Span("\(glyphs.bullet) \($0)", style: look[.live]) }
    case .stale: return []
    }
  }

  /// How much a fact matters beside the reason why the numbers are old.
  private enum FactWeight {
    case usual, useful, essential
  }

  /// The whole row shows that the numbers are old or lack something, why, and which ones they are.
  private func drawWarning(
    _ words: String, reason: String, loadedAt: Int64, on canvas: inout Canvas, _ look: Look
  ) {
    let size = canvas.size
    let bar = look[.stale]
    canvas.fill(Rect(size), with: Cell(" ", style: bar))
    let shown = ClockText.time(loadedAt, utcOffset: state.utcOffset)
    let cutoff = state.analysis?.cutoff
    // What must not be taken for something else stays; the others go where the reason needs room.
    var facts: [(words: String, weight: FactWeight)] = []
    if let cutoff, cutoff.isLookingBack { facts.append(("AS OF \(cutoff.day)", .essential)) }
    facts.append(("numbers of \(shown)", .useful))
    if let analysis = state.analysis {
      facts.append(("\(analysis.population.rawValue) \(analysis.subjectCount)", .usual))
    }
    if let cutoff, !cutoff.isLookingBack { facts.append(("cut \(cutoff.day)", .usual)) }
    if isSynthetic { facts.append(("SYNTHETIC", .essential)) }
    let work = state.work?.words(look.glyphs).last.map { "\(look.separator)\($0)" } ?? ""
    let warning = " \(look.glyphs.staleSign) \(words)\(work)"
    let filter = state.analysis.flatMap { filters($0, look).last }
    var left = [Span(" trialtop ", style: bar)]
    left += alerts(look, columns: 0)
    if let filter { left.append(filter) }
    left.append(Span(warning, style: bar))
    func right() -> String { facts.map(\.words).joined(separator: look.separator) }
    /// Whether a reason of that many columns has room between left and right.
    func fits(_ columns: Int) -> Bool {
      let reason = min(TextWidth.columns(of: reason), columns)
      return left.columns + reason + TextWidth.columns(of: right()) + 4 <= size.columns
    }
    // From the right facts go until the reason has room; what is useful goes for its first words
    // alone, and what is essential only where there is no room for it.
    while !fits(64), let last = facts.lastIndex(where: { $0.weight == .usual }) {
      facts.remove(at: last)
    }
    if !fits(40) { left.removeFirst() }
    while !fits(40), let last = facts.lastIndex(where: { $0.weight == .useful }) {
      facts.remove(at: last)
    }
    while !fits(0), !facts.isEmpty { facts.removeLast() }
    let right = right()
    let start = size.columns - TextWidth.columns(of: right) - 1
    let end = canvas.write(left, column: 0, row: 0)
    canvas.write(right, column: start, row: 0, style: bar)
    canvas.write(
      TextFit.cut(": " + reason, to: max(0, start - end - 1), ellipsis: look.glyphs.ellipsis),
      column: end, row: 0, style: bar)
  }
}

extension AppliedFilter {
  /// The filter and how many of how many it leaves: `FILTER sex=F 132/400`.
  ///
  /// `columns` is how many columns the filter itself may take.
  func sign(columns: Int, _ glyphs: GlyphSet) -> String {
    let words = failure == nil ? "FILTER" : "BAD FILTER"
    let shown = TextFit.cut(text, to: columns, ellipsis: glyphs.ellipsis)
    return words + (columns > 0 ? " \(shown)" : "") + " \(kept)/\(total)"
  }
}

extension GlyphSet {
  /// The sign of a screen that is not up to date.
  var staleSign: String { isASCII ? "!!" : "▲" }
}

extension TextFit {
  /// The text cut in its middle, so that its first and its last words stay.
  static func cutMiddle(_ text: String, to columns: Int, ellipsis: String) -> String {
    guard TextWidth.columns(of: text) > columns else { return text }
    let room = columns - TextWidth.columns(of: ellipsis)
    guard room >= 8 else { return cut(text, to: columns, ellipsis: ellipsis) }
    let head = cut(text, to: room - room / 2, ellipsis: "")
    let tail = cut(String(text.reversed()), to: room / 2, ellipsis: "")
    return head + ellipsis + String(tail.reversed())
  }
}
