import TrialModel

/// The days on which all of some arms were open to randomization.
struct ArmWindow {
  /// The first day; later than any other if an arm never opened.
  private let first: Int32
  /// The last day, included.
  private let last: Int32
  /// Whether the study tells days of randomization at all; if not, everyone is inside.
  private let isDated: Bool

  init(first: Int32, last: Int32, isDated: Bool) {
    self.first = first
    self.last = last
    self.isDated = isDated
  }

  /// Where a day of randomization lies.
  func place(_ day: Int32) -> CohortPlace {
    guard isDated else { return .inside }
    if day == DayColumn.missing { return .undated }
    if day < first { return .earlier }
    return day > last ? .later : .inside
  }

}
