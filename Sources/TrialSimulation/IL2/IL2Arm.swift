/// An arm of the interleukin-2 study, in the order of the paper.
enum IL2Arm: Int, CaseIterable {
  case high = 1
  case low = 2
  case subcutaneous = 3

  var code: String {
    switch self {
    case .high: "HD"
    case .low: "LD"
    case .subcutaneous: "SC"
    }
  }

  var label: String {
    switch self {
    case .high: "High-dose IV IL-2"
    case .low: "Low-dose IV IL-2"
    case .subcutaneous: "Low-dose SC IL-2"
    }
  }

  var short: String {
    switch self {
    case .high: "HD IV"
    case .low: "LD IV"
    case .subcutaneous: "SC"
    }
  }

  /// How many were randomized to it; also what `study.toml` calls its target.
  var size: Int {
    IL2Group.allCases.filter { $0.arm == self }.reduce(0) { $0 + $1.composition.size }
  }

  var opened: IL2Date {
    switch self {
    case .high, .low: .opened
    case .subcutaneous: .subcutaneousOpened
    }
  }

  /// Days from the start of one course of treatment to the start of the next.
  static let daysBetweenCourses = 58

  /// The first days of the cycles of a course, which last five days; the course starts on day 0.
  ///
  /// Intravenous: two cycles, nine days apart. Subcutaneous: one each week for six weeks.
  var cycleStarts: [Int] {
    switch self {
    case .high, .low: [0, 14]
    case .subcutaneous: [0, 7, 14, 21, 28, 35]
    }
  }
}
