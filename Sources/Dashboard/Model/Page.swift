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
  var inquiry: Inquiry {
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
  mutating func take(_ answer: Answer) {
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

/// A list of subjects, as one looks at it.
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
  static let fixedColumns: Set<SubjectColumn> = [.subject, .arm]
  /// The columns that are shown, where there is room.
  var columns: [SubjectColumn] {
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

/// One subject, as one looks at it.
public struct SubjectPage: Sendable, Equatable {
  /// The subject's identifier.
  public let identifier: String
  /// What the data tells of it; `nil` until it was looked up.
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

/// A row of a file, as one looks at it.
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
