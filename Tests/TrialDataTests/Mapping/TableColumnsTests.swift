import Testing
import TrialModel

@Suite("Columns of the tables of a study")
struct TableColumnsTests {
  @Test("every column is as long as its table when rows are added, kept, taken over and chosen")
  func lengths() {
    check(Responses()) { $0.append(subject: 0, kind: .best, category: .complete) }
    check(TimeToEvent()) { $0.append(subject: 0, endpoint: 0, days: 1, isCensored: false) }
    check(AdverseEvents()) { $0.append(subject: 0) }
    check(TumorMeasurements()) { $0.append(subject: 0, parameter: 0, value: 1) }
    check(Subjects()) { $0.append(Subjects.Row("1")) }
  }

  private func check<Table: ColumnarTable>(
    _ empty: Table, _ append: (inout Table) -> Void
  ) {
    var table = empty
    for _ in 0..<5 { append(&table) }
    expectColumns(of: table, rows: 5)
    table.keepRows(3)
    expectColumns(of: table, rows: 3)
    table.appendRows(1..<3, of: table)
    expectColumns(of: table, rows: 5)
    expectColumns(of: table.selecting([4, 0]), rows: 2)
  }

  /// What the tables hold besides their columns.
  private static let others: Set = ["endpoints", "parameters", "relatedValues", "others"]

  private func expectColumns(of table: some ColumnarTable, rows: Int) {
    #expect(table.count == rows)
    for (name, value) in Mirror(reflecting: table).children {
      guard let name, !Self.others.contains(name) else { continue }
      switch value {
      case let days as DayColumn: #expect(days.count == rows, "\(name)")
      case let texts as TextColumn: #expect(texts.count == rows, "\(name)")
      case let values as any Collection: #expect(values.count == rows, "\(name)")
      default: break
      }
    }
  }

  @Test("chosen rows keep what they held, in the order in which they were asked for")
  func selected() {
    var subjects = Subjects()
    for name in ["a", "b", "c"] {
      var row = Subjects.Row(name)
      row.age = Double(subjects.count)
      row.line = Int32(subjects.count + 2)
      subjects.append(row)
    }
    subjects.others = [
      SubjectAttribute(name: "ECOG", column: TextColumn(values: ["0", "1"], codes: [1, -1, 0]))
    ]
    let chosen = subjects.selecting([2, 0])
    #expect(chosen.identifiers == ["c", "a"])
    #expect(chosen.age == [2, 0] && chosen.lines == [4, 2])
    #expect(chosen.others[0].column.codes == [0, 1])
  }

  @Test("of a subject that is added later the other columns of the file tell nothing")
  func attributes() {
    var subjects = Subjects()
    subjects.append(Subjects.Row("a"))
    subjects.others = ["X", "Y"].map {
      SubjectAttribute(name: $0, column: TextColumn(values: ["0"], codes: [0]))
    }
    subjects.append(Subjects.Row("b"))
    #expect(subjects.others.map(\.column.codes) == [[0, -1], [0, -1]])
  }

  @Test("a column without values has the missing one in every row")
  func missing() {
    #expect(DayColumn(missing: 2)[1] == nil && DayColumn(missing: 2).count == 2)
    #expect(TextColumn(missing: 2)[1] == nil && TextColumn(missing: 2).count == 2)
  }

  @Test("a column of another length stops the program")
  func otherLength() async {
    await #expect(processExitsWith: .failure) {
      var events = AdverseEvents()
      events.append(subject: 0)
      events.grade = []
    }
    await #expect(processExitsWith: .failure) {
      var subjects = Subjects()
      subjects.append(Subjects.Row("a"))
      subjects.randomized.numbers.append(1)
    }
    await #expect(processExitsWith: .failure) {
      var subjects = Subjects()
      subjects.others = [SubjectAttribute(name: "X", column: TextColumn(missing: 1))]
    }
  }
}
