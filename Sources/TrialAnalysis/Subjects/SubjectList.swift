/// The subjects behind a number, sorted and searched: a table whose cells are made when they are
/// drawn.
public struct SubjectList: Sendable, Equatable {
  /// What was asked for.
  public let request: SubjectListRequest
  /// The columns in which a subject behind the number has something to show.
  public let columns: [SubjectListColumn]
  /// Subjects behind the number.
  public let total: Int
  /// Those that the search leaves, in order, as rows of `Study.subjects`.
  public let rows: [Int32]
  let cells: [CellColumn]
  let identifiers: [String]
  let arms: [Int16]

  /// The subjects that the search leaves.
  public var count: Int { rows.count }

  /// A cell; empty if there is no value, or no such column.
  ///
  /// - Parameter index: The place in `rows`.
  public subscript(column: SubjectListColumn, index: Int) -> SubjectCell {
    guard let place = columns.firstIndex(of: column) else { return .empty }
    return cells[place].cell(code: cells[place].codes[Int(rows[index])])
  }

  /// The identifier of a subject by its place in `rows`.
  public func identifier(_ index: Int) -> String { identifiers[Int(rows[index])] }

  /// The arm in which a subject counts, by its place in `rows`; `nil` for none.
  public func arm(_ index: Int) -> Int? {
    let arm = arms[Int(rows[index])]
    return arm < 0 ? nil : Int(arm)
  }

  /// The place of a subject in `rows`; `nil` if it is not in the list.
  public func index(of identifier: String) -> Int? {
    rows.firstIndex { identifiers[Int($0)] == identifier }
  }
}

/// What a list of subjects shall show, and how.
public struct SubjectListRequest: Sendable, Hashable {
  /// Whom.
  public var query: SubjectQuery
  /// The column it is sorted by; equals are in order of their identifiers.
  public var order: SubjectListColumn
  /// Whether the greatest come first; cells without a value come last in any case.
  public var isDescending: Bool
  /// Words that must all stand in the cells of a row, upper or lower case; empty for all rows.
  public var search: String

  /// A list in that order.
  public init(
    query: SubjectQuery, order: SubjectListColumn, isDescending: Bool = false, search: String = ""
  ) {
    self.query = query
    self.order = order
    self.isDescending = isDescending
    self.search = search
  }

  /// The list in the order that suits the query.
  public init(_ query: SubjectQuery, search: String = "") {
    let order = query.subset.descriptor.order
    // The worst grades come first.
    self.init(query: query, order: order, isDescending: order == .thisGrade, search: search)
  }
}

/// A column of a list of subjects.
public enum SubjectListColumn: Sendable, CaseIterable, Hashable {
  /// The identifier.
  case subject
  /// The arm in which the subject counts.
  case arm
  /// The time on the endpoint of the list, and whether it ends in the event.
  case time
  /// The worst grade of the adverse events of the list.
  case thisGrade
  /// The site.
  case site
  /// The sex as written.
  case sex
  /// The age in years.
  case age
  /// The day of randomization.
  case randomized
  /// The first day of treatment.
  case firstDose
  /// The best response.
  case bestResponse
  /// The day of the first response that counts.
  case responseDay
  /// The worst grade of all adverse events that count.
  case worstGrade
  /// Serious adverse events that count.
  case seriousEvents
  /// Where the subject stands in the study.
  case status
  /// The day of death, else the last day known to be alive.
  case lastContact

  /// Whether its cells are numbers, which line up on the right.
  public var isNumber: Bool {
    switch self {
    case .age, .thisGrade, .worstGrade, .seriousEvents: true
    default: false
    }
  }
}
