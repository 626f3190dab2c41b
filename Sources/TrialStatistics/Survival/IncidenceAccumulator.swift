/// Accumulates the columns of a cumulative incidence curve, time by time.
///
/// The variance is the sum over subjects of the squared derivative of the estimate by a subject's
/// weight. At each time the derivatives of those who leave differ from those of who stay, and these
/// differences sum to 0 over the subjects at risk; so the variances of single times add, and no sum
/// over subjects is needed. Stored is a square root of the covariance of event-free survival and
/// incidence: the covariance itself would lose half of its digits where the incidence nears 1.
struct IncidenceAccumulator {
  private(set) var times: [Double] = []
  private(set) var atRisk: [Int] = []
  private(set) var events: [Int] = []
  private(set) var competing: [Int] = []
  private(set) var censored: [Int] = []
  private(set) var incidence: [Double] = []
  private(set) var standardError: [Double] = []
  private var remaining: Int
  private var currentIncidence = 0.0
  /// The probability of having had neither event.
  private var eventFree = 1.0
  /// The root: survival lies on the first coordinate, incidence on the first and a second.
  private var root = (survival: 0.0, shared: 0.0, own: 0.0)

  init(subjectCount: Int) {
    remaining = subjectCount
  }

  /// Adds the row of one time.
  mutating func append(
    time: Double, events eventsNow: Int, competing competingNow: Int, censored: Int
  ) {
    if eventsNow + competingNow > 0 { step(Double(eventsNow), Double(competingNow)) }
    times.append(time)
    atRisk.append(remaining)
    events.append(eventsNow)
    competing.append(competingNow)
    self.censored.append(censored)
    incidence.append(currentIncidence)
    let (shared, own) = (root.shared, root.own)
    standardError.append((shared * shared + own * own).squareRoot())
    remaining -= eventsNow + competingNow + censored
  }

  /// Updates the estimate and the root by the events of one time.
  private mutating func step(_ events: Double, _ competing: Double) {
    let n = Double(remaining)
    let stays = (n - events - competing) / n
    let leaves = (events + competing) / n
    let has = events / n
    let scale = eventFree / n
    // The root so far carried forward, then those with the event, with a competing one, with neither.
    let survival = [
      root.survival * stays, 0, -scale * events.squareRoot() * stays,
      -scale * competing.squareRoot() * stays,
      scale * (n - events - competing).squareRoot() * leaves,
    ]
    let incidence = [
      root.shared + has * root.survival, root.own,
      scale * events.squareRoot() * (n - events) / n, -scale * competing.squareRoot() * has,
      -scale * (n - events - competing).squareRoot() * has,
    ]
    currentIncidence += eventFree * has
    eventFree *= stays

    func product(_ left: [Double], _ right: [Double]) -> Double {
      zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let length = product(survival, survival).squareRoot()
    guard length > 0 else {
      root = (0, 0, product(incidence, incidence).squareRoot())
      return
    }
    let shared = product(survival, incidence) / length
    let rest = zip(incidence, survival).map { $0 - shared / length * $1 }
    root = (length, shared, product(rest, rest).squareRoot())
  }
}
