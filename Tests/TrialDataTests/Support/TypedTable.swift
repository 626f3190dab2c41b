import TrialModel

@testable import TrialData

/// A cell of a format with typed cells.
enum TypedCell {
  case text(String)
  case number(Double)
  case day(Day)
}

/// A toy format: a table whose rows lie in memory, cell by cell as text, number or day.
struct TypedTable: TableReader {
  let header: [String]
  let rows: [[TypedCell]]

  func read(
    _ file: InputFile, name: String, into consumer: inout some RowConsumer,
    findings: inout FindingLog, control: LoadControl?
  ) throws(ReadFailure) -> TableOutcome {
    var outcome = TableOutcome()
    outcome.isUsable = consumer.begin(header: header, file: name, findings: &findings)
    guard outcome.isUsable else { return outcome }
    for (place, cells) in rows.enumerated() {
      let texts: [[UInt8]] = cells.map { cell in
        if case .text(let text) = cell { return Array(text.utf8) }
        return []
      }
      let bytes = Array(texts.joined()) + [0]
      bytes.withUnsafeBufferPointer { buffer in
        guard var start = buffer.baseAddress else { return }
        var fields: [Field] = []
        for (cell, text) in zip(cells, texts) {
          switch cell {
          case .text: fields.append(Field(start, from: 0, to: text.count))
          case .number(let number): fields.append(Field(number: number))
          case .day(let day): fields.append(Field(day: day))
          }
          start += text.count
        }
        fields.withUnsafeBufferPointer { fields in
          guard let first = fields.baseAddress else { return }
          let row = Row(fields: first, count: fields.count, line: place + 2)
          consumer.append(row, findings: &findings)
        }
      }
      outcome.rows += 1
    }
    return outcome
  }
}

/// A table as text in a folder of its own.
struct TextTable: TableReader {
  let bytes: [UInt8]

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  init(text: String) {
    bytes = Array(text.utf8)
  }

  func read(
    _ file: InputFile, name: String, into consumer: inout some RowConsumer,
    findings: inout FindingLog, control: LoadControl?
  ) throws(ReadFailure) -> TableOutcome {
    try read(name: name, into: &consumer, findings: &findings)
  }

  /// Reads the text from a file in a folder of its own.
  func read(
    name: String, into consumer: inout some RowConsumer, findings: inout FindingLog
  ) throws(ReadFailure) -> TableOutcome {
    guard let folder = try? TemporaryFolder(), let path = try? folder.write(name, bytes: bytes)
    else {
      throw ReadFailure(path: name, reason: "no temporary folder")
    }
    return try DelimitedReader(delimiter: UInt8(ascii: ",")).read(
      try InputFile(path: path), name: name, into: &consumer, findings: &findings, control: nil)
  }
}

/// A study made of tables, whatever their format.
struct ReadStudy {
  private(set) var draft = StudyDraft()
  private var log = FindingLog()

  var study: Study { draft.study }
  var findings: [Finding] { log.findings }

  init(_ tables: [TableRole: any TableReader], settings: StudySettings = StudySettings()) throws {
    draft.study.settings = settings
    for builder in StudyTables.all { try read(tables, with: builder) }
  }

  private mutating func read<Builder: TableBuilder>(
    _ tables: [TableRole: any TableReader], with type: Builder.Type
  ) throws {
    let names = Builder.Column.table
    guard let table = tables[names.role] else { return }
    var builder = Builder(for: draft)
    // These tables bring their rows along: what they are handed is not read.
    let folder = try TemporaryFolder()
    let file = try InputFile(path: try folder.write("unread", ""))
    let outcome = try table.read(
      file, name: "\(names.stems[0]).csv", into: &builder, findings: &log, control: nil)
    if outcome.isUsable { builder.close(into: &draft, findings: &log) }
  }
}

extension Study {
  /// Returns the study with a number in place of every missing one, so that two can be compared.
  var comparable: Study {
    func filled(_ numbers: [Double]) -> [Double] { numbers.map { $0.isNaN ? -1e9 : $0 } }
    var study = self
    study.subjects.age = filled(study.subjects.age)
    study.timeToEvent.days = filled(study.timeToEvent.days)
    study.tumorMeasurements.value = filled(study.tumorMeasurements.value)
    study.tumorMeasurements.percentChange = filled(study.tumorMeasurements.percentChange)
    return study
  }
}
