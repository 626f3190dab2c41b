import Cells

@testable import Dashboard
@testable import TrialAnalysis

/// Analyses to draw: the interleukin-2 study with its published numbers, and odd ones.
enum AnalysisFixture {
  private static let sizes = [156, 150, 94]
  private static let early = [59, 58, 0]
  private static let codes = ["HD", "LD", "SC"]
  private static let opened = day(1991, 3, 1)
  private static let thirdOpened = day(1993, 9, 13)
  private static let closed = day(1999, 6, 2)

  /// High-dose against low-dose interleukin-2: 33/156, 19/150 and 9/94 responders.
  static let il2 = analysis()

  /// The same study with no table but the patients'.
  static let subjectsOnly = analysis(hasTables: false)

  /// A study without arms, subjects or dates.
  static let empty = Analysis(
    options: AnalysisOptions(), identifier: "X", title: "X", cutoff: nil,
    population: .intentionToTreat, availablePopulations: [.intentionToTreat], subjectCount: 0,
    arms: [], deathSource: .subjects,
    enrollment: EnrollmentAnalysis(
      randomized: 0, target: nil, screened: 0, screenFailures: 0, first: nil, last: nil,
      opened: nil, ratePerMonth: nil, dateColumn: nil, dateIsProxy: false, undated: 0, arms: [],
      accrual: [], sites: []),
    response: ResponseAnalysis(
      source: .derived, criteria: nil, denominator: .evaluable, evaluator: nil, arms: [],
      comparisons: []),
    toxicity: ToxicityAnalysis(
      rule: .all, scale: .none, relatedValues: [], subjectCounts: [], summary: [], classes: [],
      terms: [], excludedEvents: 0),
    survival: SurvivalAnalysis(endpoints: [], interval: .log), unit: .months)

  static func analysis(
    title: String =
      "High-dose vs low-dose interleukin-2 in metastatic renal cancer (synthetic reconstruction)",
    hasTables: Bool = true, extraDeaths: Int = 0, population: Population = .intentionToTreat,
    asOf: Day? = nil, scale: GradeScale = .toxicityGrade
  ) -> Analysis {
    let arms = makeArms()
    let enrollment = makeEnrollment(arms, extraDeaths: extraDeaths)
    let response = hasTables ? makeResponse() : nil
    let toxicity = hasTables ? makeToxicity(scale, extra: extraDeaths) : nil
    return Analysis(
      options: AnalysisOptions(population: population, asOf: asOf), identifier: "IL2-RCC",
      title: title,
      cutoff: Cutoff(
        day: asOf ?? day(2003, 1, 31), source: asOf == nil ? "study.toml" : "--as-of",
        isInThePast: asOf != nil),
      population: population, availablePopulations: [.intentionToTreat, .safety, .evaluable],
      subjectCount: 400,
      arms: arms.indices.map { index in
        ArmSummary(
          arm: arms[index], letter: ["A", "B", "C"][index], subjectCount: sizes[index],
          safetyCount: sizes[index] - 1, responseRate: response?.arms[index].rate,
          grade3Plus: toxicity.map {
            Proportion(count: $0.summary[1].subjects[index], total: $0.subjectCounts[index])
          }, deaths: enrollment.arms[index].deaths)
      }, deathSource: .subjects, enrollment: enrollment, response: response, toxicity: toxicity,
      survival: hasTables ? makeSurvival() : nil, unit: .months)
  }

  static let findings = [
    Finding(
      .warning, code: "date-unreadable", file: "adae.csv", line: 812, column: "ASTDT",
      message: "ASTDT is \"1994-13-02\"; there is no such day.", remedy: "Date left out.",
      count: 3),
    Finding(
      .note, code: "study-key", file: "study.toml", line: 9,
      message: "Unknown key \"colour\"; the nearest is \"code\"."),
  ]

  static let files = [
    SourceFile(
      name: "adsl.csv", role: .subjects, format: "csv", rows: 412, bytes: 61_204, modified: 0),
    SourceFile(
      name: "adrs.csv", role: .responses, format: "csv", rows: 2110, bytes: 161_204, modified: 0),
  ]

  /// The dashboard at noon of a day in 2003, two minutes after it loaded the study.
  static func state(
    _ analysis: Analysis? = il2, columns: Int = 120, rows: Int = 40, theme: String = "default"
  ) -> State {
    var state = State(
      size: Size(columns: columns, rows: rows), now: noon, directory: "/data/il2",
      version: "1.0", themes: ["default", "paper"], theme: theme)
    guard let analysis else { return state }
    let study = LoadedStudy(
      revision: 1, loadedAt: noon - 150, identifier: analysis.identifier, title: analysis.title,
      files: files)
    _ = update(&state, .loaded(.study(study, findings: findings)))
    state.options = analysis.options
    _ = update(&state, .analyzed(analysis, revision: 1))
    return state
  }

  /// 2003-02-03 12:00.
  static let noon: Int64 = 1_044_273_600

  static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    Day(year: year, month: month, day: day) ?? Day(number: 0)
  }

  private static func makeArms() -> [Arm] {
    let labels = ["High-dose IV IL-2", "Low-dose IV IL-2", "Low-dose SC IL-2"]
    let shorts = ["HD IV", "LD IV", "LD SC"]
    return codes.indices.map { index in
      var arm = Arm(code: codes[index], label: labels[index], short: shorts[index])
      arm.target = sizes[index]
      arm.opened = index == 2 ? thirdOpened : opened
      arm.openedIsDeclared = true
      return arm
    }
  }

  private static func makeEnrollment(_ arms: [Arm], extraDeaths: Int) -> EnrollmentAnalysis {
    let days = codes.indices.map { index -> [Day] in
      let before = spread(early[index], from: opened, to: thirdOpened + -1)
      return before + spread(sizes[index] - early[index], from: thirdOpened, to: closed)
    }
    let deaths = [131, 128, 81]
    let armEnrollment = codes.indices.map { index in
      ArmEnrollment(
        randomized: sizes[index], treated: sizes[index] - 1, completed: 0,
        discontinued: deaths[index], ongoing: sizes[index] - deaths[index],
        deaths: deaths[index] + (index == 0 ? extraDeaths : 0), target: sizes[index],
        opened: arms[index].opened, openedIsDeclared: true,
        randomizedBeforeOpening: index == 2 ? 117 : 0, accrual: accrual(days[index]),
        months: months(days[index]))
    }
    let sites = [("NCI Bethesda", 388), ("Site 02", 7), ("Site 03", 5)]
    return EnrollmentAnalysis(
      randomized: 400, target: 400, screened: 412, screenFailures: 12, first: opened,
      last: closed, opened: opened, ratePerMonth: 4.04, dateColumn: "RANDDT", dateIsProxy: false,
      undated: 0, arms: armEnrollment, accrual: accrual(days.flatMap { $0 }.sorted()),
      sites: sites.map { SiteEnrollment(site: $0.0, randomized: $0.1, last: closed) })
  }

  private static func spread(_ count: Int, from start: Day, to end: Day) -> [Day] {
    (0..<count).map { start + (end - start) * ($0 * 89 % max(1, count) * 2 + 1) / (count * 2) }
      .sorted()
  }

  private static func accrual(_ days: [Day]) -> [AccrualStep] {
    var steps: [AccrualStep] = []
    for (index, day) in days.enumerated() {
      if steps.last?.day == day { steps.removeLast() }
      steps.append(AccrualStep(day: day, count: index + 1))
    }
    return steps
  }

  private static func months(_ days: [Day]) -> [MonthCount] {
    var counts: [Int: Int] = [:]
    for day in days { counts[day.monthNumber, default: 0] += 1 }
    return counts.sorted { $0.key < $1.key }.map { MonthCount(month: $0.key, count: $0.value) }
  }

  private static func makeResponse() -> ResponseAnalysis {
    let counts = [
      [11, 22, 62, 0, 53, 5, 3], [6, 13, 66, 0, 59, 4, 2], [2, 7, 41, 0, 40, 3, 1],
    ]
    let arms = counts.map { counts in
      let rate = Proportion(count: counts[0] + counts[1], total: counts.reduce(0, +))
      return ArmResponse(counts: counts, rate: rate, interval: rate.clopperPearson())
    }
    func contrast(_ first: (Int, Int), _ second: (Int, Int)) -> ResponseContrast {
      let a = Proportion(count: first.0, total: first.1)
      let b = Proportion(count: second.0, total: second.1)
      let pooled = Double(first.0 + second.0) / Double(first.1 + second.1)
      let variance = pooled * (1 - pooled) * (1 / Double(first.1) + 1 / Double(second.1))
      let z = (a.estimate - b.estimate) / variance.squareRoot()
      let error =
        1.96
        * (a.estimate * (1 - a.estimate) / Double(a.total)
        + b.estimate * (1 - b.estimate) / Double(b.total)).squareRoot()
      let difference = a.estimate - b.estimate
      let odds =
        Double(first.0 * (second.1 - second.0)) / Double((first.1 - first.0) * second.0)
      let test = ChiSquareTest(statistic: z * z, degreesOfFreedom: 1)
      return ResponseContrast(
        first: a, second: b, difference: difference,
        interval: Interval(lower: difference - error, upper: difference + error),
        pChiSquare: test.pValue, pFisher: min(1, test.pValue * 1.2), oddsRatio: odds)
    }
    let comparisons = [
      ResponseComparison(
        arm: 1, reference: 0, concurrent: contrast((19, 150), (33, 156)),
        all: contrast((19, 150), (33, 156)), armOmission: omission(0),
        referenceOmission: omission(0)),
      ResponseComparison(
        arm: 2, reference: 0, concurrent: contrast((9, 94), (20, 97)),
        all: contrast((9, 94), (33, 156)), armOmission: omission(0),
        referenceOmission: omission(59)),
      ResponseComparison(
        arm: 2, reference: 1, concurrent: contrast((9, 94), (11, 92)),
        all: contrast((9, 94), (19, 150)), armOmission: omission(0),
        referenceOmission: omission(58)),
    ]
    return ResponseAnalysis(
      source: .best, criteria: "WHO", denominator: .intentionToTreat, evaluator: nil, arms: arms,
      comparisons: comparisons)
  }

  private static func omission(_ earlier: Int) -> CohortOmission {
    var omission = CohortOmission()
    omission.earlier = earlier
    return omission
  }

  private static func makeToxicity(_ scale: GradeScale, extra: Int) -> ToxicityAnalysis {
    let safety = sizes.map { $0 - 1 }
    let shares: [(String, String, [Double], [Double])] = [
      ("Vascular disorders", "Hypotension", [0.88, 0.30, 0.12], [0.52, 0.03, 0.01]),
      ("Blood disorders", "Thrombocytopenia", [0.62, 0.25, 0.13], [0.20, 0.05, 0.02]),
      ("General disorders", "Malaise", [0.91, 0.83, 0.85], [0.21, 0.07, 0.09]),
      ("Nervous system disorders", "Disorientation", [0.36, 0.12, 0.05], [0.12, 0.01, 0.01]),
      (
        "Gastrointestinal disorders", "Nausea and vomiting", [0.93, 0.7, 0.55], [0.11, 0.04, 0.04]
      ),
      ("Gastrointestinal disorders", "Diarrhoea", [0.8, 0.4, 0.3], [0.09, 0.04, 0.02]),
      ("Investigations", "Blood creatinine increased", [0.8, 0.5, 0.2], [0.13, 0.03, 0.01]),
      ("Investigations", "Blood bilirubin increased", [0.66, 0.4, 0.1], [0.12, 0.04, 0.0]),
      ("Infections", "Catheter-related infection", [0.12, 0.08, 0.01], [0.06, 0.04, 0.01]),
      ("Cardiac disorders", "Atrial fibrillation", [0.06, 0.03, 0.01], [0.04, 0.01, 0.0]),
      ("Respiratory disorders", "Dyspnoea", [0.3, 0.14, 0.1], [0.05, 0.01, 0.02]),
      ("Skin disorders", "Injection site reaction", [0.0, 0.0, 0.61], [0.0, 0.0, 0.01]),
      ("General disorders", "Pyrexia", [0.8, 0.6, 0.5], [0.03, 0.02, 0.02]),
      ("General disorders", "Chills", [0.7, 0.6, 0.6], [0.02, 0.01, 0.0]),
      ("Metabolism disorders", "Hypocalcaemia", [0.2, 0.1, 0.1], [0.02, 0.01, 0.01]),
      ("Nervous system disorders", "Somnolence", [0.1, 0.05, 0.02], [0.02, 0.0, 0.0]),
      ("Psychiatric disorders", "Anxiety", [0.1, 0.08, 0.05], [0.01, 0.0, 0.0]),
      ("Skin disorders", "Pruritus", [0.5, 0.4, 0.4], [0.01, 0.01, 0.01]),
    ]
    func counts(_ any: [Double], _ severe: [Double]) -> [ToxicityCount] {
      safety.indices.map { arm in
        let n = Double(safety[arm])
        let (all, bad) = (Int(n * any[arm]), Int(n * severe[arm]))
        let mild = all - bad
        return ToxicityCount(
          worst: [0, mild / 2, mild - mild / 2, bad - bad / 4, bad / 4, 0], serious: bad / 3,
          related: all)
      }
    }
    let terms = shares.enumerated().map { index, each in
      ToxicityRow(
        organClass: each.0, term: each.1, isOfInterest: index == 0, arms: counts(each.2, each.3))
    }
    var classNames: [String] = []
    for each in shares where !classNames.contains(each.0) { classNames.append(each.0) }
    let classes = classNames.map { name in
      let members = shares.filter { $0.0 == name }
      func most(_ values: ([Double]) -> Double) -> Double { values(members.map { $0.2[0] }) }
      let any = safety.indices.map { arm in members.map { $0.2[arm] }.max() ?? 0 }
      let severe = safety.indices.map { arm in members.map { $0.3[arm] }.max() ?? 0 }
      return ToxicityRow(
        organClass: name, term: nil, isOfInterest: false, arms: counts(any, severe))
    }
    let summary: [ToxicityCategory: [Double]] = [
      .any: [0.99, 0.98, 0.97], .grade3Plus: [0.84, 0.32, 0.4], .serious: [0.3, 0.11, 0.09],
      .related: [0.98, 0.95, 0.93], .relatedSerious: [0.25, 0.06, 0.05],
      .fatal: [0.02, 0.013, 0.02], .relatedFatal: [0, 0, 0], .discontinued: [0.12, 0.05, 0.06],
    ]
    return ToxicityAnalysis(
      rule: .flagged, scale: scale, relatedValues: ["RELATED"], subjectCounts: safety,
      summary: ToxicityCategory.allCases.map { category in
        let subjects = safety.indices.map {
          Int(Double(safety[$0]) * (summary[category]?[$0] ?? 0))
        }
        return ToxicitySummaryRow(
          category: category, subjects: subjects, events: subjects.map { $0 * 2 + extra })
      }, classes: classes, terms: terms, excludedEvents: 3)
  }

  private static func makeSurvival() -> SurvivalAnalysis {
    SurvivalAnalysis(
      endpoints: [
        makeEndpoint("OS", "Overall survival", sizes, [17.1, 18.9, 15.2], 0.1, p: 0.62),
        makeEndpoint("PFS", "Progression-free survival", sizes, [3.6, 3.1, 2.6], 0.05, p: 0.41),
        makeEndpoint(
          "DOCR", "Duration of complete response", [11, 6, 2], [70, 14, 20], 0.4, p: 0.04),
      ], interval: .logLog)
  }

  private static func makeEndpoint(
    _ code: String, _ name: String, _ counts: [Int], _ medians: [Double], _ plateau: Double,
    p: Double
  ) -> EndpointAnalysis {
    let arms = counts.indices.map { arm -> ArmSurvival in
      let n = counts[arm]
      var times: [Double] = []
      var isEvent: [Bool] = []
      for subject in 0..<n {
        // Quantiles of an exponential with a plateau, shuffled censoring between 44 and 140 months.
        let u = (Double(subject) + 0.5) / Double(n)
        let censoring = 44 + 96 * Double((subject * 53 + arm * 7) % n) / Double(n)
        let tail = plateau * (arm == 0 ? 1.4 : arm == 1 ? 0.8 : 0.4)
        let time = u < 1 - tail ? -medians[arm] / 0.693 * logarithm(1 - u) : 1000
        times.append((min(time, censoring) * 30.4375).rounded())
        isEvent.append(time <= censoring)
      }
      let curve = SurvivalCurve(times: times, isEvent: isEvent)
      return ArmSurvival(
        curve: curve, median: curve.median,
        followUp: SurvivalCurve.reverse(times: times, isEvent: isEvent).median.estimate)
    }
    let total = counts.reduce(0, +)
    func test(_ n: Int, _ p: Double, _ freedom: Int) -> LogRankResult {
      LogRankResult(subjectCount: n, chiSquare: 1, degreesOfFreedom: freedom, pValue: p)
    }
    func contrast(_ first: Int, _ second: Int, _ p: Double) -> SurvivalContrast {
      SurvivalContrast(
        firstCount: first, secondCount: second, logRank: test(first + second, p, 1))
    }
    let comparisons = [
      SurvivalComparison(
        arm: 1, reference: 0, concurrent: contrast(counts[1], counts[0], p),
        all: contrast(counts[1], counts[0], p), armOmission: omission(0),
        referenceOmission: omission(0)),
      SurvivalComparison(
        arm: 2, reference: 0, concurrent: contrast(counts[2], min(97, counts[0]), 0.31),
        all: contrast(counts[2], counts[0], 0.27), armOmission: omission(0),
        referenceOmission: omission(max(0, counts[0] - 97))),
      SurvivalComparison(
        arm: 2, reference: 1, concurrent: contrast(counts[2], min(92, counts[1]), 0.55),
        all: contrast(counts[2], counts[1], 0.52), armOmission: omission(0),
        referenceOmission: omission(max(0, counts[1] - 92))),
    ]
    return EndpointAnalysis(
      endpoint: Endpoint(code: code, name: name), arms: arms, logRankAll: test(total, p + 0.02, 2),
      logRankConcurrent: test(min(283, total), p, 2), comparisons: comparisons,
      withoutRecord: code == "PFS" ? 2 : 0)
  }

  /// The natural logarithm, by its series; there is no Foundation here.
  private static func logarithm(_ x: Double) -> Double {
    let z = (x - 1) / (x + 1)
    var (term, sum, odd) = (z, 0.0, 1.0)
    while term.magnitude > 1e-12 {
      sum += term / odd
      term *= z * z
      odd += 2
    }
    return 2 * sum
  }
}
