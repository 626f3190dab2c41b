import Cells
import TrialAnalysis

/// What is opened from numbers, and what is looked up for it.
extension State {
  /// The revision of the load whose analysis is shown.
  var revision: Int? { study?.revision }

  /// Opens what a number leads to; where there is nothing to open the panel is zoomed.
  mutating func open(_ door: Door?) -> [Effect] {
    switch door {
    case .subjects(let query): return open(.list(ListPage(query)))
    case .subject(let identifier): return open(.subject(SubjectPage(identifier)))
    case .row(let file, let line): return open(.row(RowPage(file: file, line: line)))
    case .changes(let choice):
      view.changes = view.changes == choice ? nil : choice
      view.spots[view.surface]?.scroll = 0
      return []
    case .day(let day):
      let effects = go(to: day)
      if options.asOf != nil {
        say("Looking back to \(day); \(keyName(.now)) returns to all of the data")
      }
      return effects
    case nil:
      guard view.pages.isEmpty else { return [.bell] }
      toggleZoom()
      return []
    }
  }

  /// Opens a page and asks for what it shows.
  mutating func open(_ page: Page) -> [Effect] {
    guard let revision, let analysis else { return [.bell] }
    view.pages.append(page)
    view.spots[view.surface] = Spot()
    return [.inquire(page.inquiry, analysis.options, revision: revision)]
  }

  /// Closes the page opened last.
  mutating func closePage() {
    view.spots[view.surface] = nil
    view.pages.removeLast()
  }

  /// Something was found: it goes where it was asked for, if anybody still wants to know.
  mutating func answered(
    _ answer: Answer, to inquiry: Inquiry, _ options: AnalysisOptions, revision: Int
  ) -> [Effect] {
    guard let study, study.revision == revision, let analysis, analysis.options == options else {
      return []
    }
    if case .list(let list) = answer, inquiry == .list(view.subjects.request) {
      view.subjects.list = list
      view.subjects.isOutdated = false
    }
    if case .filter(let draft) = answer { return drafted(draft) }
    for index in view.pages.indices where view.pages[index].inquiry == inquiry {
      view.pages[index].take(answer)
    }
    return []
  }

  /// Asks anew for everything that is open: the analysis that it belongs to is another one now.
  func inquireAgain() -> [Effect] {
    guard let revision, let analysis else { return [] }
    var inquiries = view.pages.map(\.inquiry)
    if isShowingSubjects || view.subjects.list != nil {
      inquiries.append(.list(view.subjects.request))
    }
    if let prompt = view.prompt, prompt.kind == .filter { inquiries.append(prompt.inquiry) }
    return inquiries.map { .inquire($0, analysis.options, revision: revision) }
  }

  private var isShowingSubjects: Bool {
    ScreenLayout(self).places.contains { $0.surface == .panel(PanelCatalog.subjects) }
  }

  /// Asks for the subjects once their panel is on the screen.
  func inquireSubjects() -> [Effect] {
    guard isShowingSubjects, view.subjects.list == nil, let revision, let analysis else {
      return []
    }
    return [.inquire(.list(view.subjects.request), analysis.options, revision: revision)]
  }

  // MARK: Lists

  /// The list on the surface that has the keys.
  var list: ListPage? {
    if case .list(let page)? = view.pages.last { return page }
    let isSubjects = view.pages.isEmpty && view.focus == PanelCatalog.subjects
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
    view.spots[view.surface] = Spot()
    guard let revision, let analysis else { return [] }
    return [.inquire(.list(page.request), analysis.options, revision: revision)]
  }
}
