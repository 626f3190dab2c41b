public import TrialAnalysis

/// What one analysis brought in comparison with another: in numbers, and subject by subject.
public struct Development: Sendable, Equatable {
  /// One side of the comparison.
  public struct Side: Sendable {
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
  public init?(from old: Side, to new: Side) {
    guard old.analysis.identifier == new.analysis.identifier,
      old.analysis.options.countsLike(new.analysis.options)
    else { return nil }
    changes = StudyChanges(from: old.index, to: new.index)
    summary = RefreshSummary(
      from: old.analysis, loadedAt: old.loadedAt, to: new.analysis, loadedAt: new.loadedAt,
      corrections: changes.count(.corrected))
  }

  /// Whether there is anything to tell; of a step of the cut-off also that it brought nothing.
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
