public import TrialModel

/// Finds the subjects behind the numbers of one study under one set of options.
///
/// It stands on the same basis as the analysis, so a list has as many rows as the number says. Making
/// it reads every table once; lists, histories and changes then come from it without the files.
public struct SubjectIndex: Sendable {
  let basis: AnalysisBasis
  let known: KnownSubjects
  let facts: SubjectFacts
  /// The records of all endpoints, derived ones included, by code; for the analysis population.
  let endpoints: [String: EndpointRecords]

  /// The index of a study as known on its cut-off.
  public init(_ study: Study, options: AnalysisOptions = .init()) {
    let basis = AnalysisBasis(study, options: options)
    let known = KnownSubjects(basis)
    self.basis = basis
    self.known = known
    facts = SubjectFacts(
      basis, known, events: ItemEvents(basis.selection, .summary(.any)))
    let table = basis.timed.study.timeToEvent
    let codes = table.endpoints.map(\.code)
    let records = EndpointRecords.read(
      basis.timed, endpoints: Array(codes.indices), arms: basis.arms)
    endpoints = Dictionary(zip(codes, records)) { first, _ in first }
  }

  /// The study.
  public var study: Study { basis.study }
  /// What was asked for.
  public var options: AnalysisOptions { basis.options }
  /// The day the study is shown as of.
  public var cutoff: Cutoff? { basis.cutoff }

  /// The row of a subject that is known by the cut-off.
  func row(of identifier: String) -> Int? {
    basis.study.subjects.identifiers.firstIndex(of: identifier)
      .flatMap { basis.selection.isPresent[$0] ? $0 : nil }
  }
}

extension Analysis {
  /// The analysis that counts the subjects of an index, made from what it has read already.
  public init(_ index: SubjectIndex) {
    self.init(index.basis)
  }
}
