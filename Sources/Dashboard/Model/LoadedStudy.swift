public import TrialAnalysis

/// What the dashboard has to know of a study that was loaded, besides its analysis.
public struct LoadedStudy: Sendable, Equatable {
  /// Which load it was: counts up, so that an analysis can be told from one of an older load.
  public let revision: Int
  /// When, in seconds since 1970.
  public let loadedAt: Int64
  /// The study's identifier.
  public let identifier: String
  /// The study's title, or its identifier.
  public let title: String
  /// The files that were read.
  public let files: [SourceFile]

  /// A study that was loaded.
  public init(
    revision: Int, loadedAt: Int64, identifier: String, title: String, files: [SourceFile]
  ) {
    self.revision = revision
    self.loadedAt = loadedAt
    self.identifier = identifier
    self.title = title
    self.files = files
  }

  /// What is to be known of `study`.
  public init(_ study: Study, revision: Int, loadedAt: Int64) {
    self.init(
      revision: revision, loadedAt: loadedAt, identifier: study.identifier,
      title: study.settings.title ?? study.identifier, files: study.files)
  }
}
