extension TimeOrder {
  /// One minus the pooled Kaplan-Meier estimate just before each of some of the times.
  ///
  /// The times asked for must be among the distinct times; they ascend within each stratum.
  func failureBefore(_ asked: [Double], isEvent: [Bool]) -> [Double] {
    var before: [Double] = []
    before.reserveCapacity(times.count)
    var survival = 1.0
    for index in times.indices {
      before.append(1 - survival)
      var deaths = 0
      for position in offsets[index]..<offsets[index + 1] where isEvent[Int(rows[position])] {
        deaths += 1
      }
      let atRisk = Double(rows.count - offsets[index])
      survival *= (atRisk - Double(deaths)) / atRisk
    }
    var cursor = 0
    return asked.map { time in
      // The next stratum starts over.
      if cursor >= times.count || times[cursor] > time { cursor = 0 }
      while times[cursor] < time { cursor += 1 }
      return before[cursor]
    }
  }
}
