import Cells
public import TrialAnalysis
import TrialModel

/// What was opened from a number: the subjects behind it, one of them, or a row of a file.
public enum Page: Sendable, Equatable {
  /// Subjects in a list.
  case list(ListPage)
  /// One subject.
  case subject(SubjectPage)
  /// A row of a file.
  case row(RowPage)

  /// What has to be found out to show it.
  var lookup: Lookup {
    switch self {
    case .list(let page): .list(page.request)
    case .subject(let page): .history(page.identifier)
    case .row(let page): .row(file: page.file, line: page.line)
    }
  }

  /// Says that what is shown is of another analysis, until an answer comes.
  mutating func outdate() {
    switch self {
    case .list(var page):
      page.isOutdated = page.list != nil
      self = .list(page)
    case .subject(var page):
      page.isOutdated = page.history != nil
      self = .subject(page)
    case .row: break
    }
  }

  /// Takes what was found out; what answers another question leaves it as it is.
  mutating func take(_ answer: LookupResult) {
    switch (self, answer) {
    case (.list(var page), .list(let list)):
      page.list = list
      page.isOutdated = false
      self = .list(page)
    case (.subject(var page), .history(let history)):
      page.history = history
      page.isOutdated = false
      page.isUnknown = history == nil
      self = .subject(page)
    case (.row(var page), .row(let found)):
      page.found = found
      self = .row(page)
    default: break
    }
  }
}

/// A list of subjects, as it is shown.
public struct ListPage: Sendable, Equatable {
  /// Which subjects, in which order.
  public var request: SubjectListRequest
  /// The answer; an older one is shown until the new one comes, `nil` before the first.
  public var list: SubjectList?
  /// Whether the answer is of another analysis than the one shown.
  var isOutdated = false
  /// How many columns after those that always stay are moved out at the left.
  public var firstColumn = 0

  /// The columns that stay at the left: who it is.
  static let fixedColumns: Set<SubjectListColumn> = [.subject, .arm]
  /// The columns that are shown, where there is room.
  var columns: [SubjectListColumn] {
    let all = list?.columns ?? []
    let moving = all.filter { !Self.fixedColumns.contains($0) }
    return all.filter(Self.fixedColumns.contains) + moving.dropFirst(firstColumn)
  }

  /// Moves the columns; one always stays.
  mutating func moveColumns(by step: Int) {
    let moving = (list?.columns ?? []).count { !Self.fixedColumns.contains($0) }
    firstColumn = min(max(0, firstColumn + step), max(0, moving - 1))
  }

  /// The subjects that a number counts, in the order that suits them.
  public init(_ query: SubjectQuery) {
    request = SubjectListRequest(query)
  }
}

/// One subject, as it is shown.
public struct SubjectPage: Sendable, Equatable {
  /// The subject's identifier.
  public let identifier: String
  /// The data about it; `nil` until it was looked up.
  public var history: SubjectHistory?
  /// Whether the answer is of another analysis than the one shown.
  var isOutdated = false
  /// Whether the answer was that there is no such subject as of the cut-off.
  public var isUnknown = false

  /// A subject that has to be looked up.
  public init(_ identifier: String) {
    self.identifier = identifier
  }
}

/// A row of a file, as it is shown.
public struct RowPage: Sendable, Equatable {
  /// The file's name.
  public let file: String
  /// The line it begins on, from 1.
  public let line: Int
  /// What stands there; `nil` until it was read.
  public var found: RowFound?

  /// A row that has to be read.
  public init(file: String, line: Int) {
    self.file = file
    self.line = line
  }
}

/// What is opened from numbers, and what is looked up for it.
extension State {
  /// Opens what a number leads to; where there is nothing to open the panel is zoomed.
  mutating func open(_ destination: LinkDestination?) -> [Effect] {
    switch destination {
    case .subjects(let query): return open(.list(ListPage(query)))
    case .subject(let identifier): return open(.subject(SubjectPage(identifier)))
    case .row(let file, let line): return open(.row(RowPage(file: file, line: line)))
    case .changes(let choice):
      view.changes = view.changes == choice ? nil : choice
      view.scrollStates[view.surface]?.scroll = 0
      return []
    case .day(let day):
      let effects = go(to: day)
      if options.asOf != nil {
        say("Looking back to \(day); \(keyName(.now)) returns to all of the data")
      }
      return effects
    case nil:
      guard view.pages.isEmpty else { return refuse("There is nothing to open here.") }
      toggleZoom()
      return []
    }
  }

  /// Opens a page and asks for what it shows.
  mutating func open(_ page: Page) -> [Effect] {
    guard let key = analysisKey else { return [.bell] }
    view.pages.append(page)
    view.scrollStates[view.surface] = ScrollState()
    return [.lookUp(page.lookup, in: key)]
  }

  /// Closes the page opened last.
  mutating func closePage() {
    view.scrollStates[view.surface] = nil
    view.pages.removeLast()
  }

  /// Something was found: it goes where it was asked for, if anybody still wants to know.
  mutating func lookedUp(
    _ result: LookupResult, for lookup: Lookup, in key: AnalysisKey
  ) -> [Effect] {
    guard key == analysisKey else { return [] }
    if case .list(let list) = result, lookup == .list(view.subjects.request) {
      view.subjects.list = list
      view.subjects.isOutdated = false
    }
    if case .filter(let draft) = result { return drafted(draft) }
    for index in view.pages.indices where view.pages[index].lookup == lookup {
      view.pages[index].take(result)
    }
    return []
  }

  /// Asks anew for everything that is open: the analysis that it belongs to is another one now.
  func lookUpAgain() -> [Effect] {
    guard let key = analysisKey else { return [] }
    var lookups = view.pages.map(\.lookup)
    if isShowingSubjects || view.subjects.list != nil {
      lookups.append(.list(view.subjects.request))
    }
    if let prompt = view.prompt, prompt.kind == .filter { lookups.append(prompt.lookup) }
    return lookups.map { .lookUp($0, in: key) }
  }

  private var isShowingSubjects: Bool {
    ScreenLayout(self).places.contains { $0.surface == .panel(.subjects) }
  }

  /// Asks for the subjects once their panel is on the screen.
  func lookUpSubjects() -> [Effect] {
    guard isShowingSubjects, view.subjects.list == nil, let key = analysisKey else {
      return []
    }
    return [.lookUp(.list(view.subjects.request), in: key)]
  }

  // MARK: Lists

  /// The list on the surface that has the keys.
  var list: ListPage? {
    if case .list(let page)? = view.pages.last { return page }
    let isSubjects = view.pages.isEmpty && view.focus == .subjects
    return isSubjects ? view.subjects : nil
  }

  /// Changes the list on the surface that has the keys, and asks for it if it is another one now.
  mutating func changeList(_ change: (inout ListPage) -> Void) -> [Effect] {
    guard var page = list else { return [.bell] }
    let before = page.request
    change(&page)
    if case .list? = view.pages.last {
      view.pages[view.pages.count - 1] = .list(page)
    } else {
      view.subjects = page
    }
    guard page.request != before else { return [] }
    view.scrollStates[view.surface] = ScrollState()
    guard let key = analysisKey else { return [] }
    return [.lookUp(.list(page.request), in: key)]
  }
}
