import TrialModel

/// The columns of lists that do not depend on the list: made once, shared by all lists.
struct ListColumns: Sendable {
  private let columns: [SubjectListColumn: CellColumn]
  /// The place of every subject in the order of the identifiers.
  let order: [Int32]

  init(_ basis: AnalysisBasis, _ known: KnownSubjects, events: ItemEvents) {
    let subjects = basis.study.subjects
    let count = subjects.count
    let rows = 0..<count
    let missing = CellColumn.missing
    func days(_ column: DayColumn) -> CellColumn {
      CellColumn(column.numbers.map(known.day), .days)
    }
    order = CellColumn.ranks(subjects.identifiers)
    let isSafety = basis.membership.safetyArm.map { $0 >= 0 }
    columns = [
      .subject: CellColumn(
        sorting: subjects.identifiers, codes: rows.map { Int32($0) }),
      .site: CellColumn(subjects.site),
      .sex: CellColumn(subjects.sex),
      .age: CellColumn(
        subjects.age.map(ListColumns.tenths), .tenths),
      .randomized: days(subjects.randomized),
      .firstDose: days(subjects.treatmentStart),
      .bestResponse: CellColumn(
        rows.map { known.bestResponse($0).map { Int32($0.rawValue) } ?? missing },
        .names(ResponseCategory.allCases.map(\.code))),
      .responseDay: CellColumn(rows.map(known.firstResponse), .days),
      .worstGrade: CellColumn(events.worst.map { $0 < 0 ? missing : Int32($0) }, .grades),
      .seriousEvents: CellColumn(
        basis.study.adverseEvents.hasSeriousness
          ? rows.map { isSafety[$0] ? events.seriousCounts[$0] : missing }
          : [Int32](repeating: missing, count: count), .counts),
      .status: ListColumns.statuses(rows, known),
      .lastContact: CellColumn(
        rows.map { row in
          let died = known.died(row)
          return died == missing ? known.lastAlive(row) : died
        }, .days),
    ]
  }

  /// A column; `nil` for one that depends on the list.
  subscript(column: SubjectListColumn) -> CellColumn? { columns[column] }

  private static func tenths(_ number: Double) -> Int32 {
    Int32(exactly: (number * 10).rounded()) ?? CellColumn.missing
  }

  private static func statuses(_ rows: Range<Int>, _ known: KnownSubjects) -> CellColumn {
    var codeOfKey: [Int64: Int32] = [:]
    var found: [SubjectStatus] = []
    var codes = [Int32](repeating: 0, count: rows.count)
    for row in rows {
      let (standing, reason) = known.standing(row)
      let key = Int64(standing.rawValue) << 32 | Int64(reason + 1)
      if let code = codeOfKey[key] {
        codes[row] = code
      } else {
        codes[row] = Int32(found.count)
        codeOfKey[key] = codes[row]
        found.append(known.status(standing, reason: reason))
      }
    }
    let order = found.indices.sorted {
      (found[$0].standing.rawValue, found[$0].ownReason ?? "")
        < (found[$1].standing.rawValue, found[$1].ownReason ?? "")
    }
    var places = [Int32](repeating: 0, count: found.count)
    for (place, index) in order.enumerated() { places[index] = Int32(place) }
    return CellColumn(
      codes.map { places[Int($0)] }, .statuses(order.map { found[$0] }))
  }
}
