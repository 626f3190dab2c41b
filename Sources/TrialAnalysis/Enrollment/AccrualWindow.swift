import TrialModel

/// The last 90 days up to the cut-off, or fewer if the study opened later.
struct AccrualWindow {
  /// Its greatest length in days.
  static let length = 90

  private let first: Day?
  private let last: Day?

  init(opened: Day?, cutoff: Day?) {
    last = cutoff
    first = cutoff.map { cutoff in
      let first = cutoff + (1 - AccrualWindow.length)
      return opened.map { max($0, first) } ?? first
    }
  }

  /// The rate of those randomized in it; `nil` without a cut-off.
  func rate(_ count: Int) -> AccrualRate? { AccrualRate(count, from: first, to: last) }

  /// The part of it in which an arm was open.
  func narrowed(from opened: Day?, to closed: Day?) -> AccrualWindow {
    AccrualWindow(
      first: [first, opened].compactMap { $0 }.max(),
      last: last.map { last in closed.map { min(last, $0) } ?? last })
  }

  private init(first: Day?, last: Day?) {
    self.first = first
    self.last = last
  }

  /// Whether a day lies in it.
  func contains(_ day: Int32) -> Bool {
    guard let first, let last else { return false }
    return day >= first.number && day <= last.number
  }
}
