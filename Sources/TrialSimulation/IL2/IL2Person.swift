import TrialModel

/// Somebody who consented, randomized or not.
struct IL2Person {
  /// Number in the study, from 1 in the order of registration.
  let number: Int
  let site: String
  let age: Int
  let sex: String
  let consent: Day

  /// The number as the tables write it, `0042`.
  var subject: String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  var identifier: String { "\(IL2Study.identifier)-\(subject)" }

  /// Draws an adult with renal cancer who consents on that day.
  init(number: Int, consent: Day, _ random: inout SplitMix64) {
    self.number = number
    self.consent = consent
    // The sum of three draws is near enough to a bell: 24 to 78 years, 51 on average.
    age = 24 + random.below(19) + random.below(19) + random.below(19)
    sex = random.happens(permille: 700) ? "M" : "F"
    let draw = random.below(100)
    switch consent - IL2Date.opened.day {
    case ..<300: site = "01"
    case ..<900: site = draw < 65 ? "01" : "02"
    default: site = draw < 45 ? "01" : draw < 70 ? "02" : draw < 87 ? "03" : "04"
    }
  }
}
