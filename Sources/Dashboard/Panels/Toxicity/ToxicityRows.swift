import Cells
import TrialAnalysis
import TrialReport

/// The rows of the toxicity panel in the order asked for: terms of interest, the summary, then terms.
///
/// Only places are ordered here; the cells of a row are computed when it is drawn.
struct ToxicityRows {
  /// A row, by its place in the analysis.
  enum Row: Hashable {
    case summary(Int)
    case term(Int)
    case organClass(Int)
  }

  let view: ToxicityView
  let order: ToxicityOrder
  /// Whether the least is first.
  let isAscending: Bool
  private(set) var rows: [Row] = []
  private var toxicity: ToxicityAnalysis { view.toxicity }

  /// The rows that have the words searched for.
  ///
  /// `beginsWithDifference` is whether the difference is the usual order, else the frequency.
  /// `categories` are the rows of the summary.
  init(
    _ view: ToxicityView, beginsWithDifference: Bool = false, categories: [ToxicityCategory]
  ) {
    self.view = view
    let table = view.input.table
    let orders = ToxicityOrder.all(view, beginsWithDifference: beginsWithDifference)
    order = orders[table.column % orders.count]
    isAscending = table.isReversed != (order == .name)

    let search = RowSearch(table.search)
    let terms = view.toxicity.terms.indices.filter {
      search.finds(view.toxicity.terms[$0].name, view.toxicity.terms[$0].organClass)
    }
    // The analysis has those of interest first.
    let firstOther = terms.firstIndex { !view.toxicity.terms[$0].isOfInterest } ?? terms.count
    rows = sorted(terms[..<firstOther], of: view.toxicity.terms).map { .term($0) }
    rows += categories.compactMap { category in
      view.toxicity.summary.firstIndex { $0.category == category }
    }.map { Row.summary($0) }.filter { search.finds(name($0)) }
    if order == .organClass {
      appendClasses(terms[firstOther...], search)
    } else {
      rows += sorted(terms[firstOther...], of: view.toxicity.terms).map { .term($0) }
    }
  }

  private mutating func appendClasses(_ terms: ArraySlice<Int>, _ search: RowSearch) {
    var places: [String: Int] = [:]
    for (place, row) in toxicity.classes.enumerated() { places[row.organClass] = place }
    var members = [[Int]](repeating: [], count: toxicity.classes.count)
    for term in terms {
      if let place = places[toxicity.terms[term].organClass] { members[place].append(term) }
    }
    let shown = toxicity.classes.indices.filter {
      !members[$0].isEmpty || search.finds(toxicity.classes[$0].name)
    }
    for place in sorted(shown[...], of: toxicity.classes) {
      rows.append(.organClass(place))
      rows += sorted(members[place][...], of: toxicity.terms).map { .term($0) }
    }
  }

  /// Places in the order asked for; those that are equal stay as they are in the analysis.
  private func sorted(_ places: ArraySlice<Int>, of rows: [ToxicityRow]) -> [Int] {
    guard order != .name else {
      return places.sorted { left, right in
        let (first, second) = (rows[left].name, rows[right].name)
        return first == second ? left < right : isAscending ? first < second : second < first
      }
    }
    let keys = places.map { (key: key(rows[$0]), place: $0) }
    return keys.sorted { left, right in
      left.key == right.key
        ? left.place < right.place : isAscending ? left.key < right.key : right.key < left.key
    }.map(\.place)
  }

  /// What a row is ordered by, other than its name.
  private func key(_ row: ToxicityRow) -> Double {
    switch order {
    case .difference:
      guard let comparison = view.comparison else { return 0 }
      // The difference alone: an interval is computed for rows on the screen only.
      let risk = toxicity.riskDifference(comparison) { view.measure.count(in: row.arms[$0]) }
      return risk.difference?.magnitude ?? -1
    case .frequency(let measure):
      return Double(row.arms.reduce(0) { $0 + measure.count(in: $1) })
    case .organClass, .name:
      return Double(row.arms.reduce(0) { $0 + view.measure.count(in: $1) })
    }
  }

  // MARK: The cells of a row

  /// The name of a row.
  func name(_ row: Row) -> String {
    switch row {
    case .summary(let place):
      let category = toxicity.summary[place].category
      return switch category {
      case .grade3Plus: "Any " + HighlightedEvents.severe.name(toxicity)
      case .relatedFatal: "Related deaths"
      default: category.label
      }
    case .term(let place): return toxicity.terms[place].name
    case .organClass(let place): return toxicity.classes[place].name
    }
  }

  /// The class of a term; nothing for other rows.
  func organClass(_ row: Row) -> String {
    if case .term(let place) = row { toxicity.terms[place].organClass } else { "" }
  }

  /// Whether the study names it as one of interest.
  func isOfInterest(_ row: Row) -> Bool {
    if case .term(let place) = row { toxicity.terms[place].isOfInterest } else { false }
  }

  /// The name with the sign of a term of interest, or moved under its class, in that many columns.
  func nameSpans(_ row: Row, columns: Int, _ look: Look) -> [Span] {
    let isUnderClass = order == .organClass && !isOfInterest(row)
    let sign: String
    let role: Role
    switch row {
    case .summary: (sign, role) = ("", .label)
    case .organClass: (sign, role) = ("", .title)
    case .term:
      sign = isOfInterest(row) ? look.glyphs.bullet + " " : isUnderClass ? "  " : ""
      role = .text
    }
    let name = TextFit.cutMiddle(
      name(row), to: max(0, columns - TextWidth.columns(of: sign)), ellipsis: look.glyphs.ellipsis)
    return [look.span(sign, .warning), look.span(name, role)]
  }

  /// The counts of a row in an arm, by worst grade; `nil` for the categories but any event.
  func counts(_ row: Row, arm: Int) -> ToxicityCount? {
    switch row {
    case .summary(let place):
      toxicity.summary[place].category == .any ? toxicity.overall[arm] : nil
    case .term(let place): toxicity.terms[place].arms[arm]
    case .organClass(let place): toxicity.classes[place].arms[arm]
    }
  }

  /// How many patients of an arm a row counts by a measure; a category counts its own.
  func count(_ row: Row, _ measure: HighlightedEvents, arm: Int) -> Int {
    switch row {
    case .summary(let place): toxicity.summary[place].subjects[arm]
    case .term(let place): measure.count(in: toxicity.terms[place].arms[arm])
    case .organClass(let place): measure.count(in: toxicity.classes[place].arms[arm])
    }
  }

  /// Whom that number counts.
  func subset(_ row: Row, _ measure: HighlightedEvents) -> SubjectQuery.Subset {
    if case .summary = row { return .toxicity(item(row), .any) }
    return .toxicity(item(row), measure.patients)
  }

  /// The events of a row.
  func item(_ row: Row) -> ToxicityItem {
    switch row {
    case .summary(let place): .summary(toxicity.summary[place].category)
    case .term(let place): ToxicityItem(toxicity.terms[place])
    case .organClass(let place): ToxicityItem(toxicity.classes[place])
    }
  }

  /// The words over the names: what the rows are in the order of, and what was searched for.
  func head(columns: Int, _ look: Look) -> [Span] {
    let sign = isAscending ? look.glyphs.ascending : look.glyphs.descending
    var head = [look.span("\(order.words(view)) \(sign)", .label)]
    let search = view.input.table.search
    if !search.isEmpty { head.append(look.span("  /\(search)", .strong)) }
    return head.cut(to: columns, ellipsis: look.glyphs.ellipsis)
  }

  /// The words for no rows.
  var emptiness: String {
    view.input.table.search.isEmpty
      ? "No adverse event counts." : "No term or class has \"\(view.input.table.search)\"."
  }
}
