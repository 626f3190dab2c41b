import TrialModel

extension ToxicityAnalysis {
  /// Counts the adverse events of the safety population, subject by subject.
  init(_ selection: Selection, cutoff: Day?) {
    let events = selection.study.adverseEvents
    let tally = EventTally(selection)
    let interest = Set(selection.study.settings.termsOfInterest.map { $0.lowercased() })
    func termName(_ code: Int32) -> String {
      Int(code) < events.term.values.count ? events.term.values[Int(code)] : ToxicityRow.missingTerm
    }
    func className(_ code: Int32) -> String {
      Int(code) < events.organClass.values.count
        ? events.organClass.values[Int(code)] : ToxicityRow.missingClass
    }
    let terms = (0..<tally.table.count).map { row in
      let term = termName(tally.table.terms[row])
      return ToxicityRow(
        organClass: className(tally.table.classes[row]), term: term,
        isOfInterest: interest.contains(term.lowercased()), arms: tally.terms.arms(row))
    }
    let classes = (0..<tally.classes.rowCount).map { row in
      ToxicityRow(
        organClass: className(Int32(row)), term: nil, isOfInterest: false,
        arms: tally.classes.arms(row))
    }
    let untold = ToxicityCategory.untold(by: events)
    self.init(
      rule: tally.rule, scale: events.scale,
      relatedValues: events.hasRelatedness ? events.relatedValues : [],
      untold: untold,
      subjectCounts: selection.counts(selection.safetyArm),
      summary: tally.categories.rows.filter { !untold.contains($0.category) },
      classes: ToxicityRow.ranked(classes), terms: ToxicityRow.ranked(terms),
      excludedEvents: tally.excluded, overall: tally.categories.worst,
      exposure: ToxicityExposure.exposures(selection, cutoff: cutoff),
      onset: ToxicityOnset(selection, cutoff: cutoff),
      comparisons: ArmPair.pairs(of: selection.study).map {
        ToxicityComparison(arm: $0.arm, reference: $0.reference)
      })
  }
}

extension ToxicityCategory {
  /// The categories for which the table has no column.
  fileprivate static func untold(by events: AdverseEvents) -> Set<ToxicityCategory> {
    var untold: Set<ToxicityCategory> = []
    if events.scale == .none { untold.insert(.grade3Plus) }
    if !events.hasSeriousness { untold.formUnion([.serious, .relatedSerious]) }
    if !events.hasRelatedness { untold.formUnion([.related, .relatedSerious, .relatedFatal]) }
    return untold
  }
}

extension ToxicityRow {
  /// Rows in the order of the screen: those of interest, then by subjects, then by name.
  ///
  /// Rows without subjects are dropped unless they are of interest: there the zeros are news.
  fileprivate static func ranked(_ rows: [ToxicityRow]) -> [ToxicityRow] {
    rows.map { (row: $0, subjects: $0.arms.reduce(0) { $0 + $1.subjects }) }
      .filter { $0.subjects > 0 || $0.row.isOfInterest }
      .sorted { left, right in
        if left.row.isOfInterest != right.row.isOfInterest { return left.row.isOfInterest }
        if left.subjects != right.subjects { return left.subjects > right.subjects }
        return (left.row.name, left.row.organClass) < (right.row.name, right.row.organClass)
      }
      .map(\.row)
  }
}
