import TrialAnalysis
public import TrialModel

/// What the dashboard has to know of a study that was loaded, besides its analysis.
public struct LoadedStudy: Sendable, Equatable {
  /// Which load it was: counts up, so that an analysis of an older load is known as such.
  public let revision: Int
  /// When, in seconds since 1970.
  public let loadedAt: Int64
  /// The study's identifier.
  public let identifier: String
  /// The study's title, or its identifier.
  public let title: String
  /// The files that were read.
  public let files: [SourceFile]
  /// The digest of those files together; `nil` if that of a file is not known.
  public let digest: ContentDigest?
  /// What the folder lacks although it is shown, because there was nothing better or a person asked
  /// for it; `nil` if nothing.
  public var loss: StaleReason?
  /// What cannot be known of who is writing to the folder; `nil` if nothing.
  public var limit: FreshnessLimit?
  /// The days worth going back to, in order; the last one is the cut-off of all the data.
  public let milestones: [Day]

  /// A study that was loaded.
  public init(
    revision: Int, loadedAt: Int64, identifier: String, title: String, files: [SourceFile],
    digest: ContentDigest? = nil, milestones: [Day] = []
  ) {
    self.milestones = milestones
    self.revision = revision
    self.loadedAt = loadedAt
    self.identifier = identifier
    self.title = title
    self.files = files
    self.digest = digest
  }

  /// What is to be known of `study`.
  public init(_ study: Study, revision: Int, loadedAt: Int64) {
    self.init(
      revision: revision, loadedAt: loadedAt, identifier: study.identifier,
      title: study.settings.title ?? study.identifier, files: study.files,
      digest: study.digest, milestones: Self.milestones(of: study))
  }

  /// Openings and closings of study and arms, the first and the last randomization, the cut-off.
  private static func milestones(of study: Study) -> [Day] {
    let randomized = study.subjects.randomized
    var days = [study.settings.opened, randomized.earliest, randomized.latest]
    for arm in study.arms { days += [arm.opened, arm.closed] }
    let cutoff = study.dataCutoff?.day
    days.append(cutoff)
    let last = cutoff ?? Day(number: Int32.max)
    return Set(days.compactMap { $0 }.filter { $0 <= last }).sorted()
  }
}

/// Whether what is on the screen is what is in the folder.
public enum Health: Sendable, Equatable {
  /// There is no study yet, for that reason.
  case waiting(directory: String, reason: StaleReason)
  /// The first load is under way.
  case loading
  /// The screen shows the folder as it was last read; the time is in seconds since 1970.
  case live(loadedAt: Int64)
  /// The folder has not been shown since then; the screen shows what was loaded before.
  case stale(since: Int64, reason: StaleReason, loadedAt: Int64)
}

extension Health {
  /// The same after a failure; what is stale already stays so since when it was.
  func stale(since now: Int64, _ reason: StaleReason, loadedAt: Int64) -> Health {
    if case .stale(let since, _, let loadedAt) = self {
      return .stale(since: since, reason: reason, loadedAt: loadedAt)
    }
    return .stale(since: now, reason: reason, loadedAt: loadedAt)
  }
}
