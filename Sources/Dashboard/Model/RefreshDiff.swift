public import TrialAnalysis
public import TrialModel
import TrialReport
import TrialStatistics

/// What one analysis brought in comparison with another: in numbers, and subject by subject.
public struct RefreshDiff: Sendable, Equatable {
  /// One side of the comparison.
  public struct Snapshot: Sendable {
    /// What the analysis was made from, to look subjects up in.
    public let index: SubjectIndex
    /// The analysis.
    public let analysis: Analysis
    /// When it was read, in seconds since 1970.
    public let loadedAt: Int64

    /// An analysis, what it was made from, and when that was read.
    public init(_ index: SubjectIndex, _ analysis: Analysis, loadedAt: Int64) {
      self.index = index
      self.analysis = analysis
      self.loadedAt = loadedAt
    }
  }

  /// In numbers.
  public let summary: RefreshSummary
  /// Subject by subject.
  public let changes: StudyChanges

  /// The difference between two analyses; `nil` if they are of different studies or do not count by
  /// the same rules, for then it is no news.
  public init?(from old: Snapshot, to new: Snapshot) {
    guard old.analysis.identifier == new.analysis.identifier,
      old.analysis.options.countsLike(new.analysis.options)
    else { return nil }
    changes = StudyChanges(from: old.index, to: new.index)
    summary = RefreshSummary(
      from: old.analysis, loadedAt: old.loadedAt, to: new.analysis, loadedAt: new.loadedAt,
      corrections: changes.count(.corrected))
  }

  /// Whether there is anything to show; of a step of the cut-off also that it brought nothing.
  var isNews: Bool { summary.step != nil || !summary.isEmpty || !changes.isEmpty }
}

extension AnalysisOptions {
  /// Whether others count by the same rules; at which day, and which cohort is shown, may differ.
  func countsLike(_ other: AnalysisOptions) -> Bool {
    func rules(_ options: AnalysisOptions) -> AnalysisOptions {
      var options = options
      options.cohort = .concurrent
      options.asOf = nil
      return options
    }
    return rules(self) == rules(other)
  }
}

/// What a refresh or a step of the cut-off brought: the counts of two analyses of one study, held
/// against each other.
public struct RefreshSummary: Sendable, Equatable {
  /// A cut-off that was moved.
  public struct Step: Sendable, Equatable {
    /// The cut-off before.
    public let before: Day
    /// The cut-off now.
    public let after: Day
  }

  /// A number before and after.
  public struct Change: Sendable, Equatable {
    /// What is counted, for one and for many: `patient`, `patients`.
    public let one: String
    /// The same for many.
    public let many: String
    /// The arm's letter; empty for the whole study.
    public let arm: String
    /// The number before.
    public let before: Int
    /// The number now.
    public let after: Int

    /// The difference with its sign and the thing counted: `+3 patients`.
    public var text: String {
      let difference = after - before
      return "\(difference > 0 ? "+" : "-")\(difference.magnitude) "
        + (difference.magnitude == 1 ? one : many)
    }
  }

  /// When the earlier analysis was loaded, in seconds since 1970.
  public let since: Int64
  /// When the later one was.
  public let until: Int64
  /// The cut-off before and now, where it was moved.
  public let step: Step?
  /// What changed in the whole study: patients, responses, deaths, serious events, events.
  public let totals: [Change]
  /// The same by arm.
  public let arms: [Change]
  /// Values that were corrected.
  public let corrections: Int

  /// The difference between two analyses.
  ///
  /// Arms are matched by code. A number may also go down: data are corrected.
  ///
  /// `corrections` is the number of values corrected.
  public init(
    from old: Analysis, loadedAt since: Int64, to new: Analysis, loadedAt until: Int64,
    corrections: Int = 0
  ) {
    self.corrections = corrections
    self.since = since
    self.until = until
    if let before = old.cutoff?.day, let after = new.cutoff?.day,
      old.options.asOf != new.options.asOf
    {
      step = Step(before: before, after: after)
    } else {
      step = nil
    }
    let counters: [(one: String, many: String, count: (Analysis, Int) -> Int)] = [
      ("patient", "patients", { $0.enrollment.arms[$1].randomized }),
      ("response", "responses", { $0.response?.arms[$1].rate.count ?? 0 }),
      ("death", "deaths", { $0.enrollment.arms[$1].deaths }),
      ("SAE", "SAEs", { $0.toxicity?.events(.serious, arm: $1) ?? 0 }),
      ("adverse event", "adverse events", { $0.toxicity?.events(.any, arm: $1) ?? 0 }),
    ]
    var totals: [Change] = []
    var arms: [Change] = []
    for (one, many, count) in counters {
      func total(_ analysis: Analysis) -> Int {
        analysis.arms.indices.reduce(0) { $0 + count(analysis, $1) }
      }
      if total(old) != total(new) {
        totals.append(
          Change(one: one, many: many, arm: "", before: total(old), after: total(new)))
      }
      for (index, summary) in new.arms.enumerated() {
        let earlier = old.arms.firstIndex { $0.arm.code == summary.arm.code }
        let (before, after) = (earlier.map { count(old, $0) } ?? 0, count(new, index))
        guard before != after else { continue }
        arms.append(
          Change(one: one, many: many, arm: summary.letter, before: before, after: after))
      }
    }
    self.totals = totals
    self.arms = arms
  }

  /// Whether no number changed.
  public var isEmpty: Bool { totals.isEmpty && arms.isEmpty }

  /// The changes, the most telling first: `+3 patients`, `+1 SAE`.
  public var texts: [String] {
    let shown =
      totals.contains { $0.one == "SAE" } ? totals.filter { $0.many != "adverse events" } : totals
    let corrected = corrections > 0 ? [NumberFormat.count(corrections, "correction")] : []
    // Who only changed the arm is no patient more or less.
    let texts = (shown.isEmpty && corrected.isEmpty ? arms : shown).map(\.text) + corrected
    return texts.isEmpty ? ["nothing new"] : texts
  }
}

extension ToxicityAnalysis {
  /// Events of a category in one arm.
  fileprivate func events(_ category: ToxicityCategory, arm: Int) -> Int {
    let row = summary.first { $0.category == category }
    return row.map { $0.events.indices.contains(arm) ? $0.events[arm] : 0 } ?? 0
  }
}
