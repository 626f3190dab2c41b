import TrialData

/// Best responses derived from the assessments up to the cut-off, confirmation not required.
///
/// Of the assessments after randomization, up to and including the first progression, CR, PR and PD
/// always count; SD and NON-CR/NON-PD count from day 42 after randomization on, and are NE before;
/// the best is taken in the order CR, PR, SD, NON-CR/NON-PD, PD, NE. Undated assessments count.
/// On the day of the first progression nothing but the progression counts, so that the order of
/// rows does not matter. A subject without a day of randomization is dated from its treatment.
struct DerivedResponses {
  /// The days after randomization that a stable disease must have lasted to be called one.
  static let stableWindow: Int32 = 42

  /// The best response of every subject.
  private(set) var categories: [ResponseCategory]
  /// Whether the subject has an assessment after baseline.
  private(set) var isAssessed: [Bool]

  init(_ selection: Selection, visits evaluator: EvaluatorChoice) {
    let responses = selection.study.responses
    let subjects = selection.study.subjects
    let days = responses.day.numbers(rows: responses.count)
    let treated = subjects.treatmentStart.numbers(rows: subjects.count)
    let missing = DayColumn.missing
    categories = [ResponseCategory](repeating: .missing, count: subjects.count)
    isAssessed = [Bool](repeating: false, count: subjects.count)

    func origin(_ subject: Int) -> Int32 {
      let randomized = selection.randomized[subject]
      return randomized == missing ? treated[subject] : randomized
    }
    func counts(_ row: Int) -> Bool {
      guard responses.kind[row] == .visit, responses.category[row] != .missing else { return false }
      let subject = Int(responses.subject[row])
      guard subject >= 0, subject < subjects.count, !selection.knownBy.isBefore(days[row]),
        evaluator.includes(row, in: responses)
      else { return false }
      return days[row] == missing || days[row] > origin(subject)
    }

    var firstProgression = [Int32](repeating: Int32.max, count: subjects.count)
    for row in 0..<responses.count
    where responses.category[row] == .progressive && days[row] != missing && counts(row) {
      let subject = Int(responses.subject[row])
      firstProgression[subject] = min(firstProgression[subject], days[row])
    }
    for row in 0..<responses.count where counts(row) {
      let subject = Int(responses.subject[row])
      isAssessed[subject] = true
      var category = responses.category[row]
      let limit = firstProgression[subject]
      if days[row] > limit || (days[row] == limit && category != .progressive) { continue }
      if category == .stable || category == .nonCompleteNonProgressive {
        let origin = origin(subject)
        let isTooEarly =
          days[row] != missing && origin != missing
          && Int(days[row]) < Int(origin) + Int(DerivedResponses.stableWindow)
        if isTooEarly { category = .notEvaluable }
      }
      categories[subject] = min(categories[subject], category)
    }
  }
}
