import Testing
import TrialModel
import TrialSimulation

@Suite("IL-2 study: the steps of a replay")
struct IL2ReplayTests {
  @Test(
    "every speed goes from the first randomization to the cut-off by way of the landmarks",
    arguments: [0.1, 0.5, 1, 3, 20])
  func days(speed: Double) {
    let steps = IL2Replay.steps(monthsPerSecond: speed, pauses: false)
    #expect(steps.first?.day == IL2Study.firstRandomization)
    #expect(steps.last?.day == IL2Study.cutoff)
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.day < $1.day })
    for landmark in [IL2Study.thirdArmOpened, IL2Study.lastRandomization] {
      #expect(steps.contains { $0.day == landmark })
    }
    let months = Double(IL2Study.cutoff - IL2Study.firstRandomization) / 30.4375
    let seconds = Double(steps.reduce(0) { $0 + $1.milliseconds }) / 1000
    #expect(abs(seconds * speed / months - 1) < 0.01)
    #expect(steps.dropLast().allSatisfy { $0.milliseconds > 0 && $0.milliseconds <= 400 })
  }

  @Test("it rests when the third arm opens and at the last randomization")
  func pauses() {
    let without = IL2Replay.steps(monthsPerSecond: 1, pauses: false)
    let with = IL2Replay.steps(monthsPerSecond: 1, pauses: true)
    let longer = zip(without, with).filter { $0 != $1 }.map { $1.day }
    #expect(longer == [IL2Study.thirdArmOpened, IL2Study.lastRandomization])
    #expect(with.count { $0.milliseconds >= IL2Replay.pause } == 2)
  }

  @Test("a speed that is out of range is taken as the nearest", arguments: [-1.0, 0, .infinity])
  func range(speed: Double) {
    let nearest = speed > 1 ? IL2Replay.speeds.upperBound : IL2Replay.speeds.lowerBound
    #expect(
      IL2Replay.steps(monthsPerSecond: speed, pauses: false)
        == IL2Replay.steps(monthsPerSecond: nearest, pauses: false))
  }
}
