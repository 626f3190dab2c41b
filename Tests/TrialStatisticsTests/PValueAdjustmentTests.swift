import Testing

@testable import TrialStatistics

@Suite("adjusted P values")
struct PValueAdjustmentTests {
  @Test("Holm's adjustment agrees with p.adjust, missing values included")
  func holm() {
    var comparison = Comparison("p.adjust")
    for entry in RReference.further["holm"].list {
      let adjusted = PValueAdjustment.holm(entry["p"].numbers)
      comparison.check(adjusted, entry["adjusted"].numbers, "\(entry["p"].numbers)")
    }
    comparison.finish(atLeast: 16)
    #expect(PValueAdjustment.holm([]).isEmpty)
  }
}
