import Cells
import TrialAnalysis
import TrialModel
public import TrialReport

extension State {
  /// What the numbers on the screen come from.
  public var provenance: Provenance {
    guard let analysis, let study else { return Provenance(version: version) }
    return Provenance(
      analysis, files: study.files, digest: study.digest, cohort: view.cohort, state: studyState,
      limit: study.limit, version: version)
  }
}

/// The last row of a picture: what a reader far from the terminal has to know.
struct CaptureFooter {
  private let state: State
  private let provenance: Provenance
  private let text: String?

  init(_ state: State, _ text: String?) {
    self.state = state
    provenance = state.provenance
    self.text = text
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let bar = look[.footer]
    canvas.fill(Rect(canvas.size), with: Cell(" ", style: bar))
    let room = canvas.size.columns - 2
    let shown = text ?? line(columns: room, look)
    canvas.write(
      TextFit.cutMiddle(shown, to: room, ellipsis: look.glyphs.ellipsis), column: 1, row: 0,
      style: bar)
  }

  /// How much is shown, from all to the least.
  private enum Extent: Int, CaseIterable {
    case all, withoutTime, brief, withoutCohort, withoutVersion, least
  }

  /// Returns the most that fits into the columns; a filter takes what the rest leaves.
  private func line(columns: Int, _ look: Look) -> String {
    let study = provenance.study
    let filterColumns = study?.filter.map { min(24, TextWidth.columns(of: $0.text)) + 1 } ?? 0
    for extent in Extent.allCases where extent != .least {
      let left = columns - TextWidth.columns(of: line(extent, look))
      if left >= filterColumns { return line(extent, filterColumns: min(60, left - 1), look) }
    }
    let left = columns - TextWidth.columns(of: line(.least, look))
    guard left < 0, let study else {
      return line(.least, filterColumns: left > 6 ? left - 1 : 0, look)
    }
    let identifierColumns = max(4, min(20, TextWidth.columns(of: study.identifier)) + left)
    return line(.least, identifierColumns: identifierColumns, look)
  }

  private func line(
    _ extent: Extent, identifierColumns: Int = .max, filterColumns: Int = 0, _ look: Look
  ) -> String {
    let isBrief = extent.rawValue >= Extent.brief.rawValue
    var facts: [String] = []
    if let study = provenance.study {
      if study.state != .whole { facts.append(study.state.name.uppercased()) }
      if let filter = study.filter {
        facts.append(filter.sign(columns: filterColumns, look.glyphs))
      }
      facts.append(
        TextFit.cutMiddle(
          study.identifier, to: min(identifierColumns, isBrief ? 20 : .max),
          ellipsis: look.glyphs.ellipsis))
      if let cutoff = study.cutoff {
        let word = isBrief ? extent == .least ? "" : "cut " : "cut-off "
        facts.append((cutoff.isLookingBack ? "as of " : word) + "\(cutoff.day)")
      }
      // With a filter its count is that of the population.
      let isCounted = extent == .least && study.filter != nil
      facts.append(study.population.rawValue + (isCounted ? "" : " \(study.subjectCount)"))
      if extent.rawValue < Extent.withoutCohort.rawValue {
        let isPlain = isBrief && study.cohort == .concurrent
        facts.append((isPlain ? "" : "cohort ") + study.cohort.rawValue)
      }
      if let digest = study.digest { facts.append((isBrief ? "" : "data ") + digest.short) }
    }
    if extent == .all {
      let (now, offset) = (state.now, state.utcOffset)
      facts.append(
        "\(Day(time: now, utcOffset: offset)) \(ClockText.time(now, utcOffset: offset))")
    }
    if extent.rawValue < Extent.withoutVersion.rawValue {
      facts.append("trialtop" + (provenance.version.isEmpty ? "" : " \(provenance.version)"))
    }
    return facts.joined(separator: extent == .least ? " " : look.separator)
  }
}
