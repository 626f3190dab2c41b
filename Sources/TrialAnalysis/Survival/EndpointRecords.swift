import TrialModel
import TrialStatistics

/// The usable records of one endpoint, one a subject, in the order of the file.
struct EndpointRecords {
  /// Time to event or censoring, in days.
  private(set) var times: [Double] = []
  /// Whether the time ends in the event.
  private(set) var isEvent: [Bool] = []
  /// The subject's row in `Subjects`.
  private(set) var subjects: [Int32] = []
  /// The arm.
  private(set) var arms: [Int] = []
  /// The day of randomization, as in `DayColumn`.
  private(set) var randomized: [Int32] = []
  /// The stratum; empty unless strata are asked for.
  private(set) var strata: [Int] = []

  /// The records of some endpoints for the subjects of a population, in one pass.
  ///
  /// The first usable record of a subject counts.
  ///
  /// `strata` is the stratum of every subject, if strata are asked for.
  static func read(
    _ membership: SubjectMembership, endpoints: [Int], arms: [Int16], strata: [Int]? = nil
  ) -> [EndpointRecords] {
    let table = membership.study.timeToEvent
    let known = KnownTimes(membership.study, knownBy: membership.knownBy)
    var slots = [Int](repeating: -1, count: table.endpoints.count)
    for (slot, endpoint) in endpoints.enumerated() { slots[endpoint] = slot }
    var records = [EndpointRecords](repeating: EndpointRecords(), count: endpoints.count)
    for slot in records.indices { records[slot].reserve(arms.count) }
    var isTaken = [Bool](repeating: false, count: endpoints.count * arms.count)
    for row in 0..<table.count {
      let endpoint = Int(table.endpoint[row])
      let subject = Int(table.subject[row])
      guard slots.indices.contains(endpoint), slots[endpoint] >= 0,
        arms.indices.contains(subject), arms[subject] >= 0
      else { continue }
      let slot = slots[endpoint]
      guard !isTaken[slot * arms.count + subject], let record = known.record(row) else { continue }
      isTaken[slot * arms.count + subject] = true
      records[slot].times.append(record.days)
      records[slot].isEvent.append(record.isEvent)
      records[slot].subjects.append(Int32(subject))
      records[slot].arms.append(Int(arms[subject]))
      records[slot].randomized.append(membership.randomized[subject])
      if let strata { records[slot].strata.append(strata[subject]) }
    }
    return records
  }

  private mutating func reserve(_ count: Int) {
    times.reserveCapacity(count)
    isEvent.reserveCapacity(count)
    subjects.reserveCapacity(count)
    arms.reserveCapacity(count)
    randomized.reserveCapacity(count)
  }

  /// The records that last beyond a landmark, their times counted from it.
  func after(landmark: Double) -> EndpointRecords {
    let left = Landmark(times: times, at: landmark)
    var records = EndpointRecords()
    records.times = left.times
    records.isEvent = left.rows.map { isEvent[$0] }
    records.subjects = left.rows.map { subjects[$0] }
    records.arms = left.rows.map { arms[$0] }
    records.randomized = left.rows.map { randomized[$0] }
    records.strata = strata.isEmpty ? [] : left.rows.map { strata[$0] }
    return records
  }

  /// The number of records.
  var count: Int { times.count }

  /// The number of records in each arm.
  func counts(armCount: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: armCount)
    for arm in arms { counts[arm] += 1 }
    return counts
  }
}
