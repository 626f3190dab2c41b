import Cells
import Testing

@Suite("Axis")
struct AxisTests {
  @Test(
    "round numbers are chosen in steps of 1, 2 and 5",
    arguments: [
      (0.0, 400.0, 5, ["0", "100", "200", "300", "400"]),
      (0, 0.3, 4, ["0.0", "0.1", "0.2", "0.3"]),
      (-3.3, 7.2, 5, ["-5", "0", "5", "10"]),
      (0, 1, 6, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
      (0, 12_345, 4, ["0", "5000", "10000", "15000"]),
      (0, 0.00042, 4, ["0.0000", "0.0002", "0.0004", "0.0006"]), (5, 5, 3, ["5.0", "5.5", "6.0"]),
      (0, 20, 5, ["0", "5", "10", "15", "20"]), (7, 3, 5, ["3", "4", "5", "6", "7"]),
      (.nan, .infinity, 2, ["0", "1"]), (0, 3, 0, ["0", "5"]),
      (-0.04, 0.04, 5, ["-0.04", "-0.02", "0.00", "0.02", "0.04"]),
    ])
  func nice(lower: Double, upper: Double, target: Int, labels: [String]) {
    #expect(Axis.nice(lower: lower, upper: upper, targetTicks: target).labels == labels)
  }

  @Test(
    "months come in quarters, halves and years",
    arguments: [
      (62.0, 6, 62.0, ["0", "12", "24", "36", "48", "60"]), (0.3, 6, 1.0, ["0", "1"]),
      (99, 5, 99, ["0", "24", "48", "72", "96"]), (23.5, 5, 24, ["0", "6", "12", "18", "24"]),
      (8.5, 5, 8.5, ["0", "2", "4", "6", "8"]), (.nan, 5, 1, ["0", "1"]), (36, 1, 36, ["0", "24"]),
    ])
  func months(upper: Double, target: Int, end: Double, labels: [String]) {
    let axis = Axis.months(upper: upper, targetTicks: target)
    #expect(axis.labels == labels)
    #expect(axis.upper == end)
  }

  @Test("a nice scale holds its values, and its ticks ascend from end to end")
  func niceProperties() {
    var numbers = Numbers(seed: 3)
    for _ in 0..<500 {
      var scale = 1.0
      for _ in 0..<Int.random(in: 0...7, using: &numbers) { scale *= 10 }
      if Bool.random(using: &numbers) { scale = 1 / scale }
      let (one, other) = (
        Double.random(in: -1...1, using: &numbers) * scale,
        Double.random(in: -1...1, using: &numbers) * scale
      )
      let target = Int.random(in: 2...12, using: &numbers)
      let axis = Axis.nice(lower: one, upper: other, targetTicks: target)
      let slack = abs(one - other) * 1e-6
      #expect(axis.lower <= min(one, other) + slack && axis.upper >= max(one, other) - slack)
      #expect(axis.ticks.first == axis.lower && axis.ticks.last == axis.upper)
      #expect(zip(axis.ticks, axis.ticks.dropFirst()).allSatisfy { $0 < $1 })
      #expect(axis.ticks.count >= 2 && axis.ticks.count <= target + 2)
      #expect(axis.labels.count == axis.ticks.count)
      #expect(Set(axis.labels).count == axis.labels.count)
      for (tick, label) in zip(axis.ticks, axis.labels) {
        #expect(Double(label).map { abs($0 - tick) <= slack } == true, "\(label) for \(tick)")
      }
    }
  }

  @Test("a scale of months holds its months and has no more ticks than asked for, and one")
  func monthsProperties() {
    for thirds in 1...700 {
      let upper = Double(thirds) / 3
      for target in 2...9 {
        let axis = Axis.months(upper: upper, targetTicks: target)
        #expect(axis.upper >= upper)
        #expect(axis.upper <= max(1, upper * 1.125))
        #expect(axis.ticks.count <= target + 1)
        #expect(axis.ticks.first == 0)
      }
    }
  }

  @Test("a value goes to the nearest cell, and one off the scale to its end")
  func positions() {
    let axis = Axis(lower: 0, upper: 60, ticks: [], labels: [])
    #expect(
      [0, 0.4, 0.6, 30, 60, 61, -1].map { axis.position(of: $0, in: 61) } == [
        0, 0, 1, 30, 60, 60, 0,
      ])
    #expect(axis.position(of: .nan, in: 61) == 0)
    #expect(axis.position(of: .infinity, in: 61) == 60)
    #expect(axis.position(of: 60, in: 1) == 0)
    #expect(axis.position(of: 60, in: 0) == 0)
    #expect(axis.position(of: 60, in: -3) == 0)
    let flat = Axis(lower: 1, upper: 1, ticks: [1], labels: ["1"])
    #expect(flat.position(of: 1, in: 9) == 0)
    let endless = Axis(lower: -.infinity, upper: .infinity, ticks: [], labels: [])
    #expect(endless.position(of: 1, in: 9) == 0)
  }

  @Test("ticks off the scale and ticks without a label are left out")
  func leavesOut() {
    let axis = Axis(lower: 0, upper: 10, ticks: [-1, 0, 10, 11, 5], labels: ["a", "b", "c", "d"])
    #expect(axis.ticks == [0, 10])
    #expect(axis.labels == ["b", "c"])
  }

  @Test(
    "ratios have round ticks, closer where there are few and powers of ten where there are many",
    arguments: [
      (0.1, 10.0, ["0.1", "0.25", "0.5", "1", "2", "4", "10"]),
      (0.5, 2, ["0.5", "0.6", "0.8", "1", "1.25", "1.5", "2"]),
      (0.25, 4, ["0.25", "0.5", "1", "2", "4"]),
      (0.001, 1000, ["0.001", "0.01", "0.1", "1", "10", "100", "1000"]),
      (0.92, 1.07, ["0.95", "1", "1.05"]),
    ])
  func logarithmic(lower: Double, upper: Double, labels: [String]) {
    let axis = Axis.logarithmic(lower: lower, upper: upper)
    #expect(axis.labels == labels)
    #expect(axis.lower == lower && axis.upper == upper)
  }

  @Test(
    "on a logarithmic scale equal ratios are equally far, and what it cannot hold goes to its end")
  func ratios() {
    let axis = Axis.logarithmic(lower: 0.25, upper: 4)
    #expect(
      [0.25, 0.5, 1, 2, 4, 0, -1, 99, .infinity].map { axis.position(of: $0, in: 41) } == [
        0, 10, 20, 30, 40, 0, 0, 40, 40,
      ])
    #expect(axis.position(of: .nan, in: 41) == 0)
    for (lower, upper) in [(0, 4), (-1, 1), (2, 2), (3, 1), (Double.nan, 2), (1, .infinity)] {
      let axis = Axis.logarithmic(lower: lower, upper: upper)
      #expect(axis.lower == 0.1 && axis.upper == 10)
    }
    #expect(
      !Axis(lower: 0, upper: 1, ticks: [], labels: [], isLogarithmic: true).isLogarithmic)
  }
}
