/// A row of the toxicity panel: the adverse events that are looked at.
public enum ToxicityItem: Sendable, Hashable {
  /// The events of a category of the summary.
  case summary(ToxicityCategory)
  /// The events of a system organ class, named as in `ToxicityRow`.
  case organClass(String)
  /// The events of a preferred term in a class, both named as in `ToxicityRow`.
  case term(String, organClass: String)

  /// The events of a row.
  public init(_ row: ToxicityRow) {
    self = row.term.map { .term($0, organClass: row.organClass) } ?? .organClass(row.organClass)
  }
}
