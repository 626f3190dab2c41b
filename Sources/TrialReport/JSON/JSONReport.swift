public import TrialAnalysis
public import TrialModel

/// The whole analysis as one JSON object, for other programs.
///
/// Numbers keep full precision, `null` stands for what is not estimable or not reached, and dates
/// are ISO 8601. The order of the keys is fixed, so two reports of the same data are equal texts.
/// The keys of a panel whose table the study does not have are `null`.
public struct JSONReport: Sendable {
  /// The version of this layout of keys.
  public static let schema = 1

  let study: Study
  let analysis: Analysis
  private let findings: [Finding]
  private let state: StudyState
  private let limit: FreshnessLimit?
  private let version: String

  /// A report.
  ///
  /// - Parameters:
  ///   - study: The study.
  ///   - analysis: The analysis of `study`.
  ///   - findings: What was found when `study` was loaded and checked.
  ///   - state: Whether `study` is all of its folder.
  ///   - limit: What cannot be known of that.
  ///   - version: The version of the program.
  public init(
    study: Study, analysis: Analysis, findings: [Finding], state: StudyState = .whole,
    limit: FreshnessLimit? = nil, version: String
  ) {
    self.study = study
    self.analysis = analysis
    self.findings = findings
    self.state = state
    self.limit = limit
    self.version = version
  }

  /// The object in one line, with a line feed at its end.
  public func text() -> String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.write("schema", JSONReport.schema)
      writer.write("trialtop", version)
      writeStudy(&writer)
      writeFindings(&writer)
      writeArms(&writer)
      writeEnrollment(&writer)
      writeResponse(&writer)
      writeToxicity(&writer)
      writeSurvival(&writer)
    }
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }

  /// The code of an arm.
  func code(_ arm: Int) -> String { analysis.arms[arm].arm.code }

  private func writeStudy(_ writer: inout JSONWriter) {
    writer.object("study") { writer in
      writer.write("id", analysis.identifier)
      writer.write("title", analysis.title)
      writer.write(state, limit)
      writer.write("data_cutoff", analysis.cutoff?.day.description)
      writer.write("data_cutoff_source", analysis.cutoff?.source.name)
      writer.write("population", analysis.population.rawValue)
      writer.write("n", analysis.subjectCount)
      writer.write("filter", analysis.filter)
      writer.write("cohort", analysis.options.cohort.rawValue)
      writer.write("death_source", analysis.deathSource.rawValue)
      writer.write("files", study.files)
    }
  }

  private func writeFindings(_ writer: inout JSONWriter) {
    writer.array("findings", findings) { writer, finding in finding.write(to: &writer) }
  }

  private func writeArms(_ writer: inout JSONWriter) {
    writer.array("arms", zip(analysis.arms, analysis.enrollment.arms)) { writer, arms in
      let (summary, enrollment) = arms
      writer.object { writer in
        writer.write("code", summary.arm.code)
        writer.write("label", summary.arm.label)
        writer.write("n", summary.subjectCount)
        writer.write("opened", enrollment.opened?.description)
        writer.write(
          "opened_source",
          enrollment.opened == nil
            ? nil : enrollment.openedIsDeclared ? "study.toml" : "first randomization")
        writer.write("closed", summary.arm.closed?.description)
        writer.write("safety_n", summary.safetyCount)
        writer.write("deaths", summary.deaths)
      }
    }
  }
}

extension Finding {
  /// Writes it as an object, `null` for what it does not hold.
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.write("severity", severity.rawValue)
      writer.write("code", code)
      writer.write("file", file.isEmpty ? nil : file)
      writer.write("line", line > 0 ? line : nil)
      // Only where a text is meant that has no columns with names.
      if character > 0 { writer.write("character", character) }
      writer.write("column", column.isEmpty ? nil : column)
      writer.write("message", message)
      writer.write("remedy", remedy.isEmpty ? nil : remedy)
      writer.write("count", count)
    }
  }
}

extension JSONWriter {
  /// Writes a filter and what it left as the value of a key.
  mutating func write(_ key: String, _ filter: AppliedFilter?) {
    guard let filter else { return null(key) }
    object(key) { writer in
      writer.write("text", filter.text)
      writer.write("kept", filter.kept)
      writer.write("of", filter.total)
      writer.write("failure", filter.failure?.sentence)
    }
  }

  /// Writes whether a study is all of its folder, why not, and what cannot be known of that.
  mutating func write(_ state: StudyState, _ limit: FreshnessLimit?) {
    write("state", state.name)
    write("state_reason", state.reason?.clause(reloadKey: nil))
    write("state_unknown", limit?.phrase)
  }

  /// Writes the files that were read as the value of a key.
  mutating func write(_ key: String, _ files: [SourceFile]) {
    array(key, files) { writer, file in
      writer.object { writer in
        writer.write("name", file.name)
        writer.write("role", file.role.rawValue)
        writer.write("format", file.format)
        writer.write("rows", file.rows)
        writer.write("sha256", file.digest?.hexadecimal)
      }
    }
  }
}
