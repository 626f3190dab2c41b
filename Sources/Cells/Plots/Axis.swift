#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A scale from values to columns or rows, with its ticks and their labels.
public struct Axis: Sendable, Hashable {
  /// The value at the first column or the lowest row.
  public let lower: Double
  /// The value at the last column or the top row.
  public let upper: Double
  /// The values that have a tick, ascending.
  public let ticks: [Double]
  /// The labels of the ticks, one each.
  public let labels: [String]
  /// Whether equal distances are equal ratios.
  public let isLogarithmic: Bool

  /// Makes a scale from pairs of ticks and labels; ticks off the scale are left out.
  ///
  /// A logarithmic scale begins above zero; one that does not is linear.
  public init(
    lower: Double, upper: Double, ticks: [Double], labels: [String], isLogarithmic: Bool = false
  ) {
    self.lower = lower
    self.upper = upper
    self.isLogarithmic = isLogarithmic && lower > 0
    let kept = zip(ticks, labels).filter { $0.0 >= lower && $0.0 <= upper }
    self.ticks = kept.map(\.0)
    self.labels = kept.map(\.1)
  }

  /// A probability from 0 to 1, labelled in quarters from "0.00" to "1.00".
  public static let probability = Axis(
    lower: 0, upper: 1, ticks: [0, 0.25, 0.5, 0.75, 1],
    labels: ["0.00", "0.25", "0.50", "0.75", "1.00"])

  /// Returns a scale that holds both values and ends on round ones, in steps of 1, 2 or 5 times a power of ten.
  ///
  /// It has about `targetTicks` ticks: the step is the smallest that makes no more of them between the
  /// two values.
  public static func nice(lower: Double, upper: Double, targetTicks: Int) -> Axis {
    var (low, high) = lower <= upper ? (lower, upper) : (upper, lower)
    if !low.isFinite || !high.isFinite || low.magnitude > 1e15 || high.magnitude > 1e15 {
      (low, high) = (0, 1)
    }
    if high - low < max(low.magnitude, high.magnitude, 1e-9) * 1e-9 { high = low + 1 }
    let intervals = Double(max(1, min(targetTicks, 1000) - 1))
    let step = Step(atLeast: (high - low) / intervals)
    let first = (step.count(in: low) + 1e-9).rounded(.down)
    let last = max(first + 1, (step.count(in: high) - 1e-9).rounded(.up))
    let ticks = Swift.stride(from: first, through: last, by: 1).map(step.value)
    return Axis(
      lower: step.value(first), upper: step.value(last), ticks: ticks,
      labels: ticks.map { Step.label($0, decimals: step.decimals) })
  }

  /// Returns a scale of months from 0, with ticks every 1, 2, 3, 6, 12, 24, 36, 60, 120 or more months.
  ///
  /// Its step is the smallest that makes no more than `targetTicks` up to `upper`, the one at 0
  /// included. It ends on a tick where that lengthens it by an eighth at most, else at `upper` itself.
  public static func months(upper: Double, targetTicks: Int) -> Axis {
    let end = upper.isFinite ? min(max(upper, 1), 1e6) : 1
    let intervals = Double(max(1, targetTicks - 1))
    let steps = [1, 2, 3, 6, 12, 24, 36, 60, 120, 240, 600, 1200, 12_000, 120_000, 1_200_000]
    let step = steps.map(Double.init).first { (end / $0).rounded(.down) <= intervals } ?? 1_200_000
    let rounded = (end / step).rounded(.up) * step
    let last = rounded <= end * 1.125 ? rounded : end
    let ticks = Swift.stride(from: 0, through: last, by: step).map { $0 }
    return Axis(
      lower: 0, upper: last, ticks: ticks, labels: ticks.map { Step.label($0, decimals: 0) })
  }

  /// Returns a scale of ratios between two values, such as hazard ratios, with ticks at round ones.
  ///
  /// The ticks are 0.1, 0.25, 0.5, 1, 2, 4, 10 and so on; closer ones where those would be few, powers of
  /// ten where they would be many. It ends at the two values themselves. Values that no such scale
  /// holds become 0.1 and 10.
  public static func logarithmic(lower: Double, upper: Double) -> Axis {
    let isUsable = lower >= 1e-9 && upper <= 1e9 && upper > lower * (1 + 1e-9)
    let (low, high) = isUsable ? (lower, upper) : (0.1, 10)
    let ladders: [(below: [Double], above: [Double])] = [
      ([100, 150, 200, 300, 400, 500, 600, 800], [100, 125, 150, 200, 300, 400, 500, 600, 800]),
      ([100, 250, 500], [100, 200, 400]), ([100], [100]),
    ]
    let rungs = ladders.lazy.map { ladder in
      (-9...9).flatMap { power in
        (power < 0 ? ladder.below : ladder.above).map { Self.hundredths($0, power: power) }
      }.filter { $0 >= low && $0 <= high }
    }
    var ticks = rungs.first { $0.count <= 7 } ?? rungs.last ?? []
    if ticks.count < 2 {
      ticks = Axis.nice(lower: low, upper: high, targetTicks: 4).ticks.filter {
        $0 >= low && $0 <= high
      }
    }
    return Axis(
      lower: low, upper: high, ticks: ticks, labels: ticks.map(Step.shortLabel),
      isLogarithmic: true)
  }

  /// Returns that many hundredths of a power of ten.
  private static func hundredths(_ count: Double, power: Int) -> Double {
    var scale = 1.0
    for _ in 0..<(power - 2).magnitude { scale *= 10 }
    return power < 2 ? count / scale : count * scale
  }

  /// Returns the column or row of a value, counted from the lower end; a value off the scale is placed
  /// at its end.
  ///
  /// 0 for a value that is not a number, and for a scale without extent.
  public func position(of value: Double, in columns: Int) -> Int {
    guard columns > 1, let share = share(of: value) else { return 0 }
    return Int((min(max(0, share), 1) * Double(columns - 1)).rounded())
  }

  /// Returns the position of a value as a share: 0 at the lower end, 1 at the upper, beyond them off
  /// the scale; `nil` for a value that is not a number, and for a scale without extent.
  func share(of value: Double) -> Double? {
    guard upper > lower else { return nil }
    let share: Double
    if isLogarithmic {
      share = value > 0 ? log(value / lower) / log(upper / lower) : -.infinity
    } else {
      share = (value - lower) / (upper - lower)
    }
    return share.isNaN || value.isNaN ? nil : share
  }

  /// The number of equal intervals between the ticks, or `nil` if they do not divide the scale evenly.
  var evenIntervals: Int? {
    guard !isLogarithmic, ticks.count > 1, ticks.first == lower, ticks.last == upper else {
      return nil
    }
    let step = (upper - lower) / Double(ticks.count - 1)
    let isEven = ticks.enumerated().allSatisfy { index, tick in
      ((tick - lower) / step - Double(index)).magnitude < 1e-6
    }
    return isEven ? ticks.count - 1 : nil
  }
}

/// A tick step of 1, 2 or 5 times a power of ten, kept exact: values are whole numbers times or
/// divided by a power of ten, so that three tenths is 0.3.
private struct Step {
  let mantissa: Double
  let power: Double
  let decimals: Int
  private let isFraction: Bool

  /// Finds the smallest step that is no less than `least`, which is positive.
  init(atLeast least: Double) {
    var power = 1.0
    var decimals = 0
    let isFraction = least <= 0.5
    if isFraction {
      while 1 / power > least && decimals < 17 {
        power *= 10
        decimals += 1
      }
    } else {
      while power * 10 <= least { power *= 10 }
    }
    let unit = isFraction ? 1 / power : power
    let mantissa = [1.0, 2, 5].first { $0 * unit >= least * (1 - 1e-9) }
    self.mantissa = mantissa ?? 10
    self.power = power
    self.decimals = mantissa == nil ? max(0, decimals - 1) : decimals
    self.isFraction = isFraction
  }

  /// Returns the number of steps in a value.
  func count(in value: Double) -> Double {
    isFraction ? value * power / mantissa : value / (mantissa * power)
  }

  /// Returns the value of that many steps.
  func value(_ count: Double) -> Double {
    isFraction ? count * mantissa / power : count * mantissa * power
  }

  /// Returns the value with as many decimals as it needs, ten at most.
  static func shortLabel(_ value: Double) -> String {
    var scaled = value.magnitude
    var decimals = 0
    while decimals < 10, (scaled - scaled.rounded()).magnitude > scaled * 1e-9 {
      scaled *= 10
      decimals += 1
    }
    return label(value, decimals: decimals)
  }

  /// Returns the value with that many decimals.
  static func label(_ value: Double, decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (value.magnitude * scale).rounded()
    guard scaled < 1e18 else { return "\(value)" }
    var digits = String(Int(scaled))
    if decimals > 0 {
      digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -decimals))
    }
    return value < 0 && scaled > 0 ? "-" + digits : digits
  }
}
