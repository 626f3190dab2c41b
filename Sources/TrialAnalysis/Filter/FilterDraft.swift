/// A filter while it is being typed: what could come next, and what it would do as it stands.
public struct FilterDraft: Sendable, Equatable {
  /// The filter so far.
  public let text: String
  /// How many of its characters stand before the cursor.
  public let cursor: Int
  /// What could stand at the cursor.
  public let completion: FilterCompletion
  /// Why it cannot be used as it stands; `nil` if it can, and for an empty one, which keeps everybody.
  public let failure: FilterFailure?
  /// Subjects of the population that it would keep; `nil` if it cannot be used.
  public let kept: Int?
  /// Subjects of the population without any filter.
  public let total: Int
}

extension SubjectIndex {
  /// What a filter would do in place of the one that the index stands on, and how it could go on.
  ///
  /// - Parameters:
  ///   - text: The filter so far; it need not be one yet.
  ///   - cursor: How many characters stand before the cursor.
  public func draft(of text: String, cursor: Int) -> FilterDraft {
    let everybody = basis.everybody
    let columns = FilterColumns(everybody)
    func count(_ selection: Selection) -> Int {
      selection.arms(of: basis.population, best: basis.best).count { $0 >= 0 }
    }
    let isEmpty = text.allSatisfy(\.isWhitespace)
    let reading = isEmpty ? nil : FilterReading(text, everybody)
    let total = count(everybody)
    let kept = reading.map { count(everybody.keeping($0.keeps)) } ?? total
    return FilterDraft(
      text: text, cursor: cursor,
      completion: FilterCompletion(text, cursor: cursor, columns: columns),
      failure: reading?.failure, kept: reading?.failure == nil ? kept : nil, total: total)
  }
}
