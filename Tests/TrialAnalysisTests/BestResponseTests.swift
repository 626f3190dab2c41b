import TestSupport
import Testing
import TrialAnalysis
import TrialModel
import TrialReport
import TrialStatistics

/// Best responses derived from assessments: cases by hand, and random ones against a slow rule.
struct BestResponseTests {
  private static let start = StudyBuilder.day("2000-01-01")

  private static let categories = Dictionary(
    uniqueKeysWithValues: ResponseCategory.allCases.map { ($0.code, $0) })

  /// Assessments written as `PR30 CR60`: the category and the day after randomization.
  private static func visits(_ text: String) -> [SlowBestResponse.Visit] {
    text.split(separator: " ").compactMap { word in
      let day = word.reversed().prefix { $0.isNumber || $0 == "+" }.reversed()
      guard let category = categories[String(word.dropLast(day.count))],
        let number = Int(String(day))
      else { return nil }
      return (number, category)
    }
  }

  /// The best response of each subject, every subject being an arm of its own.
  private static func best(
    _ subjects: [[SlowBestResponse.Visit]], _ settings: (inout StudySettings) -> Void
  ) -> (categories: [ResponseCategory], analysis: Analysis) {
    var builder = StudyBuilder().settings(settings)
    for index in subjects.indices {
      builder = builder.arm("\(index)")
        .subject("s\(index)", arm: "\(index)", randomized: start.description)
    }
    for (index, visits) in subjects.enumerated() {
      for visit in visits {
        builder = builder.visit(
          "s\(index)", visit.category, on: (start + visit.day).description)
      }
    }
    let analysis = Analysis(builder.comparison("0", "0").table(.responses).study)
    let categories = (analysis.response?.arms ?? []).map { arm in
      ResponseCategory.allCases.first { arm.count($0) == 1 } ?? .missing
    }
    return (categories, analysis)
  }

  private static func confirmed(_ text: String, _ change: (inout StudySettings) -> Void = { _ in })
    -> String?
  {
    best([visits(text)]) {
      $0.isConfirmed = true
      change(&$0)
    }.categories.first?.code
  }

  @Test(
    "confirmed best responses follow the rules of RECIST 1.1",
    arguments: [
      // A response is confirmed by the next one 28 days later, not 27.
      ("CR50 CR78", "CR"), ("CR50 CR77", "SD"), ("PR50 PR78", "PR"), ("PR50 PR77", "SD"),
      ("PR50 CR78", "PR"), ("PR50 CR78 CR106", "CR"), ("CR20 CR48", "CR"),
      // Not by the next but by a later one, with responses in between.
      ("PR50 PR64 PR78", "PR"), ("CR50 CR64 CR78", "CR"), ("PR50 CR64 CR78", "PR"),
      // One assessment that is not evaluable is accepted, two are not.
      ("CR50 NE64 CR78", "CR"), ("CR50 NE60 NE70 CR90", "SD"), ("PR50 NE64 PR78", "PR"),
      ("PR50 NE60 NE70 PR90", "SD"), ("PR50 NE60 PR70 NE80 PR90", "SD"),
      // Nothing else may stand in between.
      ("PR50 SD64 PR78", "SD"), ("CR50 SD64 CR78", "SD"), ("CR50 PR64 CR78", "SD"),
      ("PR50 NON-CR/NON-PD64 PR78", "SD"), ("PR50 PD64 PR78", "SD"),
      // A PR after a CR confirms nothing before it.
      ("PR50 CR64 PR78", "SD"), ("PR50 CR64 PR78 PR106", "PR"), ("CR50 PR78", "SD"),
      // What is not confirmed was stable, if late enough.
      ("PR42", "SD"), ("PR41", "NE"), ("CR42", "SD"), ("CR41", "NE"), ("CR20 SD30", "NE"),
      ("CR20 PD40", "PD"), ("PR20 PD60", "PD"), ("PR45 PD60", "SD"),
      // Stable disease from day 42 on, not evaluable before.
      ("SD42", "SD"), ("SD41", "NE"), ("SD41 PD60", "PD"), ("SD20 NE60", "NE"),
      ("NON-CR/NON-PD42", "NON-CR/NON-PD"), ("NON-CR/NON-PD41", "NE"),
      ("SD42 NON-CR/NON-PD60", "SD"),
      // Nothing counts after a progression or before randomization.
      ("PD30 CR50 CR78", "PD"), ("PR50 PD78 PR106", "SD"), ("PR+0 PR50", "SD"), ("", "MISSING"),
      ("NE30", "NE"), ("MISSING30", "MISSING"),
      // On one day the less favourable counts, a progression above all.
      ("PR50 PR78 SD78", "SD"), ("PR50 PR78 NE78", "PR"), ("CR50 CR78 PD78", "SD"),
      ("CR50 PR50 CR78", "PR"),
    ])
  func byHand(visits: String, expected: String) {
    #expect(BestResponseTests.confirmed(visits) == expected)
  }

  @Test(
    "confirmed best responses are those that admiralonco's own tests expect",
    arguments: [
      ("CR31 NE46 CR60 SD91", "CR"), ("SD20 PR51 SD80 CR92", "SD"), ("CR1 CR21 SD51", "SD"),
      ("PR2 SD62 SD93 PR123 NON-CR/NON-PD137", "SD"),
      ("PR1 SD9 PR19 NON-CR/NON-PD135", "NON-CR/NON-PD"), ("PR4 CR14 PR57", "SD"),
      ("PR4 CR14 NE59", "NE"), ("PD15 SD34", "PD"), ("", "MISSING"),
    ])
  func admiralonco(visits: String, expected: String) {
    // Its derive_param_confirmed_bor with both windows at 28 days, days after the reference date.
    #expect(BestResponseTests.confirmed(visits) { $0.stableDays = 28 } == expected)
  }

  @Test("the windows are settings")
  func windows() {
    #expect(BestResponseTests.confirmed("PR50 PR71") { $0.confirmationDays = 21 } == "PR")
    #expect(BestResponseTests.confirmed("PR50 PR80") { $0.confirmationDays = 35 } == "SD")
    #expect(BestResponseTests.confirmed("SD30") { $0.stableDays = 28 } == "SD")
  }

  @Test("WHO confirms after four weeks at least and knows no NON-CR/NON-PD")
  func who() {
    func who(_ visits: String, _ days: Int = 28) -> String? {
      BestResponseTests.confirmed(visits) {
        $0.criteria = "WHO (1979)"
        $0.confirmationDays = days
      }
    }
    #expect(who("PR50 PR78", 21) == "PR")
    #expect(who("PR50 PR77", 21) == "SD")
    #expect(who("PR50 PR80", 35) == "SD")
    #expect(who("NON-CR/NON-PD50") == "SD")
    #expect(who("NON-CR/NON-PD30") == "NE")
  }

  @Test("an undated response is never confirmed, an undated stable disease counts")
  func undated() {
    let study = StudyBuilder().arm("A").arm("B")
      .subject("a", arm: "A", randomized: "2000-01-01")
      .subject("b", arm: "B", randomized: "2000-01-01")
      .visit("a", .complete).visit("a", .complete, on: "2000-04-01")
      .visit("b", .partial).visit("b", .partial)
      .settings { $0.isConfirmed = true }
    let response = Analysis(study.study).response
    #expect(response?.arms.map { $0.count(.stable) } == [1, 1])
    #expect(
      response?.notes.contains { $0.sentence.hasPrefix("2 subjects with an assessment") } == true)
    let unconfirmed = Analysis(study.settings { $0.isConfirmed = false }.study).response
    #expect(unconfirmed?.arms.map(\.rate.count) == [1, 1])
  }

  @Test("random sequences agree with the slow rule", arguments: 0..<60)
  func slow(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let all = ResponseCategory.allCases
    let subjects = (0..<40).map { _ in
      var day = random.next(30) - 5
      return (0..<random.next(8)).map { _ -> SlowBestResponse.Visit in
        defer { day += [0, 7, 14, 21, 27, 28, 29, 42][random.next(8)] }
        // Half of them responses, so that many are confirmed.
        return (day, random.next(2) == 0 ? all[random.next(2)] : all[random.next(7)])
      }
    }
    let slow = SlowBestResponse(
      isConfirmed: seed % 4 > 0, window: [28, 21, 56][Int(seed % 3)],
      stable: [42, 28][Int(seed % 2)], isWHO: seed % 5 == 0)
    let (best, analysis) = BestResponseTests.best(subjects) {
      $0.isConfirmed = slow.isConfirmed
      $0.confirmationDays = slow.window
      $0.stableDays = slow.stable
      $0.criteria = slow.isWHO ? "who" : nil
    }
    #expect(best == subjects.map { slow.best($0) })
    #expect(analysis.response?.isConfirmed == slow.isConfirmed)

    // The same subjects' times to response and durations.
    let endpoints = analysis.survival?.endpoints ?? []
    let times = endpoints.first { $0.endpoint.code == "TTR" }
    let durations = endpoints.first { $0.endpoint.code == "DOR" }
    for (index, visits) in subjects.enumerated() {
      let first = best[index].isResponse ? slow.firstResponse(visits) : nil
      #expect(times?.arms[index].curve.times == first.map { [Double($0 + 1)] } ?? [])
      guard let first else { continue }
      let kept = slow.tidy(visits)
      let isOver = kept.last?.category == .progressive
      let end = try #require(kept.last { $0.category != .notEvaluable }).day
      #expect(durations?.arms[index].curve.times == [Double(end - first + 1)])
      #expect(durations?.arms[index].curve.eventCount == (isOver ? 1 : 0))
    }
  }
}
