import TrialModel

extension AlertSettings {
  /// Reads one `[[alert]]`; `nil` if it lacks what its kind needs, which becomes a finding.
  init?(_ table: inout SettingsTable, _ findings: inout FindingLog) {
    let kind: Kind? = table.choice("when", &findings)
    let name = table.string("name", &findings)
    let term = table.string("term", &findings)
    let grade = table.count("grade", &findings)
    let arm = table.string("arm", &findings)
    let limit = table.length("limit", &findings)
    let bound: Bound? = table.choice("bound", &findings)
    let days = table.count("days", &findings)
    let hours = table.length("hours", &findings)
    table.reportUnknownKeys(&findings)
    guard let kind else {
      table.reportMissing("when", &findings)
      return nil
    }
    self.init(kind, name: name)
    self.arm = arm
    self.bound = bound ?? .rate
    switch kind {
    case .relatedEvent, .lostRows: break
    case .rate:
      guard let term else {
        table.reportMissing("term", &findings)
        return nil
      }
      guard let limit else {
        table.reportMissing("limit", &findings)
        return nil
      }
      guard limit < 1 else {
        table.reportWrong("limit", .fraction, &findings)
        return nil
      }
      if let grade, !(1...5).contains(grade) {
        table.reportWrong("grade", .grade, &findings)
        return nil
      }
      self.term = term
      self.grade = grade
      self.limit = limit
      if name == nil {
        self.name =
          term + (grade.map { " grade \($0)+" } ?? "") + (arm.map { " in \($0)" } ?? "")
      }
    case .noEnrollment:
      guard let days else {
        table.reportMissing("days", &findings)
        return nil
      }
      self.days = days
    case .oldData:
      guard let hours else {
        table.reportMissing("hours", &findings)
        return nil
      }
      guard hours <= 1_000_000 else {
        table.reportWrong("hours", .hours, &findings)
        return nil
      }
      self.hours = hours
    }
  }
}
