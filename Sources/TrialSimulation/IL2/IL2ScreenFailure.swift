/// Somebody who consented and was not randomized.
struct IL2ScreenFailure {
  let person: IL2Person
  let reason: String

  /// How many there are; invented, like everything about them.
  static let count = 31

  /// Why; the commoner reasons are there twice.
  static let reasons = [
    "Brain metastases", "ECOG performance status above 1", "Inadequate cardiac function",
    "Inadequate pulmonary function", "Serum creatinine out of range",
    "Withdrew consent before randomization", "Histology not confirmed",
    "Brain metastases", "Inadequate cardiac function", "No measurable disease",
  ]
}
