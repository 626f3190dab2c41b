/// The columns of a survival curve while they are being counted.
struct SurvivalRows {
  let subjectCount: Int
  private(set) var eventCount = 0
  private(set) var times: [Double] = []
  private(set) var atRisk: [Int] = []
  private(set) var events: [Int] = []
  private(set) var censored: [Int] = []
  private(set) var survival: [Double] = []
  private(set) var standardError: [Double] = []
  private var remaining: Int
  private var currentSurvival = 1.0
  private var greenwoodSum = 0.0

  init(subjectCount: Int, capacity: Int) {
    self.subjectCount = subjectCount
    remaining = subjectCount
    times.reserveCapacity(capacity)
    atRisk.reserveCapacity(capacity)
    events.reserveCapacity(capacity)
    censored.reserveCapacity(capacity)
    survival.reserveCapacity(capacity)
    standardError.reserveCapacity(capacity)
  }

  mutating func append(time: Double, events eventsNow: Int, censored censoredNow: Int) {
    if eventsNow > 0 {
      let n = Double(remaining)
      let d = Double(eventsNow)
      currentSurvival *= (n - d) / n
      // n = d makes this infinite, as it should: ln 0 has no standard error.
      greenwoodSum += d / (n * (n - d))
    }
    times.append(time)
    atRisk.append(remaining)
    events.append(eventsNow)
    censored.append(censoredNow)
    survival.append(currentSurvival)
    standardError.append(greenwoodSum.squareRoot())
    remaining -= eventsNow + censoredNow
    eventCount += eventsNow
  }
}
