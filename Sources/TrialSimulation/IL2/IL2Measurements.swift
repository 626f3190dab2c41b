import TrialModel

/// One sum of the products of two perpendicular diameters over all measured lesions.
struct IL2Measurement {
  let day: Day
  /// Square millimetres.
  let sum: Int
}

/// The measurements of one subject, generated to agree with the assessed responses.
///
/// A complete response has the sum 0, a partial one at most half of the baseline, a progression at
/// least a quarter more than the smallest sum before it unless it is one by new lesions alone, and
/// stable disease lies between. All numbers are invented.
struct IL2Measurements {
  let baseline: IL2Measurement
  /// In order of day, all after the baseline.
  let later: [IL2Measurement]

  /// Makes the measurements from their parts.
  init(baseline: IL2Measurement, later: [IL2Measurement]) {
    self.baseline = baseline
    self.later = later
  }

  /// Draws the measurements; `nil` for a subject without measurable disease.
  ///
  /// Each subject has its own random generator, so that nothing else depends on it.
  init?(_ subject: IL2Subject) {
    var random = SplitMix64(seed: 1_979_000 + UInt64(subject.randomization.order))
    let assessments = subject.course.assessments
    let isMeasurable = !random.happens(permille: assessments.isEmpty ? 400 : 60)
    guard isMeasurable || assessments.contains(where: { $0.response.isResponse }) else {
      return nil
    }
    let wait = subject.randomization.day - subject.person.consent
    let start = subject.randomization.day + -random.below(min(wait, 14) + 1)
    // From a lesion of 2 cm to many large ones.
    let size = random.number(in: 4...110) * random.number(in: 100...180)
    baseline = IL2Measurement(day: start, sum: size)
    var trajectory = Trajectory(baseline: size)
    var later: [IL2Measurement] = []
    for assessment in assessments {
      guard let sum = trajectory.sum(assessment.response, &random) else { continue }
      later.append(IL2Measurement(day: assessment.day, sum: sum))
    }
    self.later = later
  }

  /// The sum over time, from one assessment to the next.
  private struct Trajectory {
    let baseline: Int
    var last: Int
    /// The smallest sum so far, the baseline included.
    var smallest: Int

    init(baseline: Int) {
      self.baseline = baseline
      last = baseline
      smallest = baseline
    }

    /// Returns the sum at an assessment; `nil` if it was not measured.
    mutating func sum(_ response: IL2Response, _ random: inout SplitMix64) -> Int? {
      // The largest sum without progression, and the largest of a partial response.
      let most = smallest * 124 / 100
      let half = baseline / 2
      switch response {
      case .complete:
        last = 0
      case .partial:
        let aim = last > half ? baseline * random.number(in: 150...480) / 1000 : step(&random)
        last = max(baseline / 50, min(aim, half, most))
      case .stable:
        if random.happens(permille: 40) { return nil }
        last = max(baseline * 505 / 1000 + 1, min(step(&random), most))
      case .progressive:
        if random.happens(permille: 80) { return nil }
        // New lesions alone: the measured ones hardly change.
        if random.happens(permille: 300) {
          last = min(step(&random), most)
        } else if smallest == 0 {
          last = baseline * random.number(in: 60...450) / 1000
        } else {
          last = (smallest * random.number(in: 1250...2100) + 999) / 1000
        }
      case .notEvaluable, .missing:
        return nil
      }
      smallest = min(smallest, last)
      return last
    }

    /// Returns a sum near the last one: 12 % of the baseline less to 8 % more.
    private func step(_ random: inout SplitMix64) -> Int {
      max(0, last + baseline * random.number(in: -120...80) / 1000)
    }
  }
}
