public import TrialModel

/// Finds the subjects behind the numbers of one study under one set of options.
///
/// It stands on the same basis as the analysis, so a list has as many rows as the number. Making
/// it reads every table once; lists, histories and changes then come from it without the files.
public struct SubjectIndex: Sendable {
  let basis: AnalysisBasis
  let known: KnownSubjects
  let facts: ListColumns
  /// The records of all endpoints, derived ones included, by code; for the analysis population.
  let endpoints: [String: EndpointRecords]

  /// The index of a study as known on its cut-off.
  public init(_ study: Study, options: AnalysisOptions = .init()) {
    let basis = AnalysisBasis(study, options: options)
    let known = KnownSubjects(basis)
    self.basis = basis
    self.known = known
    facts = ListColumns(
      basis, known, events: ItemEvents(basis.membership, .summary(.any)))
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
      .flatMap { basis.membership.isPresent[$0] ? $0 : nil }
  }
}

extension Analysis {
  /// The analysis that counts the subjects of an index, made from what it has read already.
  public init(_ index: SubjectIndex) {
    self.init(index.basis)
  }
}

extension SubjectIndex {
  /// The subjects that a number counts, as rows of `Study.subjects` in the order of the file.
  public func rows(_ query: SubjectQuery) -> [Int32] { CountedSubjects(self, query).rows }

  /// The subjects that a number counts, sorted and searched.
  ///
  /// `text` is what is shown of a cell, and so what a search looks in.
  public func list(
    _ request: SubjectListRequest, searching text: (SubjectCell) -> String
  ) -> SubjectList {
    let counted = CountedSubjects(self, request.query)
    var shown: [(column: SubjectListColumn, cells: CellColumn)] = []
    for column in SubjectListColumn.allCases {
      guard let cells = cells(column, counted),
        column == .subject || counted.rows.contains(where: { hasText(cells, Int($0)) })
      else { continue }
      shown.append((column, cells))
    }
    var rows = counted.rows
    for word in SearchWord.words(request.search) {
      let isFound = found(word, in: shown.map(\.cells), rows, text)
      rows = zip(rows, isFound).filter(\.1).map(\.0)
    }
    return SubjectList(
      request: request, columns: shown.map(\.column), total: counted.rows.count,
      rows: sorted(
        rows, by: cells(request.order, counted), isDescending: request.isDescending),
      cells: shown.map(\.cells), identifiers: study.subjects.identifiers, arms: counted.arms)
  }

  private func hasText(_ cells: CellColumn, _ row: Int) -> Bool {
    cells.codes[row] != CellColumn.missing
  }

  /// A column; `nil` for one that such a list does not have.
  private func cells(_ column: SubjectListColumn, _ counted: CountedSubjects) -> CellColumn? {
    switch column {
    case .arm:
      CellColumn(
        counted.arms.map { $0 < 0 ? CellColumn.missing : Int32($0) },
        .names(study.arms.map(\.short)))
    case .thisGrade: counted.grades.map { CellColumn($0, .grades) }
    case .time: counted.times.map { CellColumn($0, .times(study.settings.unit)) }
    default: facts[column]
    }
  }

  /// Rows in the order of a column; those without a value last, equals by identifier.
  private func sorted(_ rows: [Int32], by cells: CellColumn?, isDescending: Bool) -> [Int32] {
    var subjectOfPlace = [Int32](repeating: 0, count: facts.order.count)
    for (subject, place) in facts.order.enumerated() {
      subjectOfPlace[Int(place)] = Int32(subject)
    }
    var keys = rows.map { row -> UInt64 in
      var key = UInt32.max
      if let code = cells?.key(Int(row)), code != CellColumn.missing {
        let ascending = UInt32(bitPattern: code ^ Int32.min)
        key = isDescending ? ~ascending : ascending
      }
      return UInt64(key) << 32 | UInt64(UInt32(bitPattern: facts.order[Int(row)]))
    }
    keys.sort()
    return keys.map { subjectOfPlace[Int($0 & 0xFFFF_FFFF)] }
  }

  /// Whether each of some rows has a word in any of its cells.
  private func found(
    _ word: SearchWord, in columns: [CellColumn], _ rows: [Int32], _ text: (SubjectCell) -> String
  ) -> [Bool] {
    var isFound = [Bool](repeating: false, count: rows.count)
    for cells in columns {
      // Most codes are many subjects': each is looked at once.
      var first = Int32.max
      var last = Int32.min
      for row in rows where cells.codes[Int(row)] != CellColumn.missing {
        first = min(first, cells.codes[Int(row)])
        last = max(last, cells.codes[Int(row)])
      }
      guard first <= last else { continue }
      let isDense = Int(last) - Int(first) < max(65_536, 4 * rows.count)
      var answers = [UInt8](repeating: 0, count: isDense ? Int(last) - Int(first) + 1 : 0)
      for place in rows.indices where !isFound[place] {
        let code = cells.codes[Int(rows[place])]
        if code == CellColumn.missing { continue }
        if isDense {
          let slot = Int(code) - Int(first)
          if answers[slot] == 0 { answers[slot] = word.isIn(text(cells.cell(code: code))) ? 2 : 1 }
          isFound[place] = answers[slot] == 2
        } else {
          isFound[place] = word.isIn(text(cells.cell(code: code)))
        }
      }
    }
    return isFound
  }
}
