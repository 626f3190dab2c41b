import PlainText
public import TrialAnalysis
public import TrialModel

/// What the numbers of a page come from: which bytes of which files, population and cut-off, and the
/// program that counted.
///
/// A page that leaves the terminal carries it, so that somebody who has the page and the files can see
/// whether they belong together.
public struct Provenance: Sendable, Equatable {
  /// The version of trialtop.
  public let version: String
  /// What was counted; `nil` on a page that was made before there was a study.
  public let study: CountedStudy?

  /// A study with what was counted of it.
  public struct CountedStudy: Sendable, Equatable {
    /// The study's identifier.
    public let identifier: String
    /// The study's title, or its identifier.
    public let title: String
    /// The files that were counted, with the digests of their bytes as they were read.
    public let files: [SourceFile]
    /// The digest of the files together; `nil` if that of a file is not known.
    public let digest: ContentDigest?
    /// The day the study is shown as of, and why; `nil` if the data has no date at all.
    public let cutoff: Cutoff?
    /// The population of the efficacy panels.
    public let population: Population
    /// Subjects in that population.
    public let subjectCount: Int
    /// Whom comparisons show first.
    public let cohort: Cohort
    /// The filter and what it left; `nil` without one.
    public let filter: AppliedFilter?
    /// Whether the numbers are those of the whole folder.
    public let state: StudyState
    /// What cannot be known of that.
    public let limit: FreshnessLimit?
  }

  /// The provenance of a page without a study.
  public init(version: String) {
    self.version = version
    study = nil
  }

  /// The provenance of an analysis.
  ///
  /// - Parameters:
  ///   - analysis: What the page shows.
  ///   - files: The files of the load that was analyzed.
  ///   - digest: Their digest together.
  ///   - cohort: Whom comparisons show first; `nil` for what was asked of the analysis.
  ///   - state: Whether the numbers are those of the whole folder.
  ///   - limit: What cannot be known of that.
  ///   - version: The version of the program.
  public init(
    _ analysis: Analysis, files: [SourceFile], digest: ContentDigest?, cohort: Cohort? = nil,
    state: StudyState = .whole, limit: FreshnessLimit? = nil, version: String
  ) {
    self.version = version
    study = CountedStudy(
      identifier: analysis.identifier, title: analysis.title, files: files, digest: digest,
      cutoff: analysis.cutoff, population: analysis.population,
      subjectCount: analysis.subjectCount, cohort: cohort ?? analysis.options.cohort,
      filter: analysis.filter, state: state, limit: limit)
  }
}

extension Provenance {
  /// The beginning of the line of a page that holds all of its provenance.
  public static let mark = "trialtop-provenance: "

  /// All of it in one line, for programs: the mark and a JSON object with the keys of the JSON report.
  ///
  /// Characters that steer a terminal or hide text are escaped, so nothing is lost.
  public var line: String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.write("trialtop", version)
      guard let study else { return writer.null("study") }
      writer.object("study") { study.write(to: &$0) }
    }
    return Provenance.mark + escaped(String(decoding: writer.bytes, as: UTF8.self))
  }

  /// Returns a text of JSON with everything escaped that is not plain text; it can only stand in strings.
  private func escaped(_ json: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in json.unicodeScalars {
      if PlainText.printable(scalar) == scalar {
        text.append(scalar)
        continue
      }
      for unit in String(scalar).utf16 {
        let hex = String(unit, radix: 16)
        let zeros = String(repeating: "0", count: 4 - hex.utf8.count)
        text.append(contentsOf: "\\u\(zeros)\(hex)".unicodeScalars)
      }
    }
    return String(text)
  }
}

extension Provenance.CountedStudy {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.write("id", identifier)
    writer.write("title", title)
    writer.write(state, limit)
    writer.write("data_cutoff", cutoff?.day.description)
    writer.write("data_cutoff_source", cutoff?.source.name)
    writer.write("population", population.rawValue)
    writer.write("n", subjectCount)
    writer.write("filter", filter)
    writer.write("cohort", cohort.rawValue)
    writer.write("sha256", digest?.hexadecimal)
    writer.write("files", files)
  }
}
