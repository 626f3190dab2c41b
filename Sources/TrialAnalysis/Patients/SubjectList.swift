/// The subjects behind a number, sorted and searched: a table whose cells are made when they are
/// drawn.
public struct SubjectList: Sendable, Equatable {
  /// What was asked for.
  public let request: SubjectListRequest
  /// The columns in which a subject behind the number has something to show.
  public let columns: [SubjectColumn]
  /// Subjects behind the number.
  public let total: Int
  /// Those that the search leaves, in order, as rows of `Study.subjects`.
  public let rows: [Int32]
  let cells: [CellColumn]
  let identifiers: [String]
  let arms: [Int16]

  /// The subjects that the search leaves.
  public var count: Int { rows.count }

  /// A cell; empty if there is nothing to tell, or no such column.
  ///
  /// - Parameter index: The place in `rows`.
  public subscript(column: SubjectColumn, index: Int) -> SubjectCell {
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
