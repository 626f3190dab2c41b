import TrialModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A synthetic study of any size, written as a folder of files.
struct LargeStudy {
  /// How many subjects there are, in three arms.
  var subjects = 40_000
  /// How many adverse events.
  var events = 1_000_000
  /// Columns of the subject table beyond the usual ones, half text of few values, half numbers.
  var extraColumns = 0

  private static let first = Day(year: 2015, month: 1, day: 1) ?? Day(number: 0)
  private static let arms = ["A", "B", "C"]
  private static let responses = ["CR", "PR", "SD", "PD", "NE"]

  /// Writes the tables.
  func write(to directory: String) throws {
    mkdir(directory, 0o755)
    var generator = Generator(seed: 2003)
    var tables = (
      subjects: TextFile("\(directory)/adsl.csv"), responses: TextFile("\(directory)/adrs.csv"),
      times: TextFile("\(directory)/adtte.csv"), events: TextFile("\(directory)/adae.csv"),
      sums: TextFile("\(directory)/adtr.csv")
    )
    let extras = (0..<extraColumns).map { ",EXTRA\($0)" }.joined()
    tables.subjects.line(
      "STUDYID,USUBJID,SITEID,COUNTRY,AGE,SEX,ARM,ARMCD,TRT01A,STRATUM,ITTFL,SAFFL,RFICDT,RANDDT,TRTSDT,"
        + "TRTEDT,EOSSTT,DCSREAS,EOSDT,DTHFL,DTHDT,LSTALVDT" + extras)
    tables.responses.line("STUDYID,USUBJID,PARAMCD,PARAM,AVISIT,ADT,AVALC,RSEVAL")
    tables.times.line("STUDYID,USUBJID,PARAMCD,PARAM,AVAL,AVALU,STARTDT,ADT,CNSR")
    tables.events.line(
      "STUDYID,USUBJID,AESEQ,AETERM,AEDECOD,AEBODSYS,ASTDT,AENDT,AETOXGR,AESER,AEREL,AEOUT,TRTEMFL")
    tables.sums.line("STUDYID,USUBJID,PARAMCD,PARAM,AVISIT,ADT,AVAL,BASE,PCHG,ABLFL")
    let perSubject = max(1, events / max(1, subjects))
    for number in 0..<subjects {
      let key = "LARGE,LARGE-\(1_000_000 + number)"
      let arm = LargeStudy.arms[generator.below(3)]
      let start = LargeStudy.first + Int(Double(number) * 1800 / Double(subjects))
      let treated = start + generator.below(4)
      let end = treated + 30 + generator.below(400)
      let survival = 20 + generator.below(1500)
      let isDead = generator.happens(0.6)
      let last = start + survival
      let fields = (0..<extraColumns).map {
        $0 % 2 == 0 ? ",level \(generator.below(5))" : ",\(generator.below(10_000))"
      }.joined()
      tables.subjects.line(
        "\(key),\(generator.below(400)),C\(generator.below(20)),\(18 + generator.below(70)),"
          + "\(generator.happens(0.5) ? "F" : "M"),Arm \(arm),\(arm),Arm \(arm),\(generator.below(4)),Y,Y,"
          + "\(start + -7),\(start),\(treated),\(end),\(isDead ? "DISCONTINUED" : "ONGOING"),"
          + "\(isDead ? "DEATH" : ""),\(isDead ? "\(last)" : ""),\(isDead ? "Y" : ""),"
          + "\(isDead ? "\(last)" : ""),\(last)" + fields)
      var best = 4
      for visit in 1...6 {
        let response = min(4, generator.below(5))
        best = min(best, response)
        let day = start + 56 * visit
        tables.responses.line(
          "\(key),OVR,Overall response,Visit \(visit),\(day),\(LargeStudy.responses[response]),INV")
      }
      tables.responses.line(
        "\(key),BOR,Best response,,\(start + 336),\(LargeStudy.responses[best]),INV")
      for (code, name, days) in [
        ("OS", "Overall survival", survival),
        ("PFS", "Progression-free survival", max(1, survival / 2)),
      ] {
        let isEvent = code == "OS" ? isDead : generator.happens(0.7)
        tables.times.line(
          "\(key),\(code),\(name),\(days),DAYS,\(start),\(start + days),\(isEvent ? 0 : 1)")
      }
      let base = 20 + generator.below(150)
      for visit in 0...4 {
        let value = visit == 0 ? base : max(0, base + generator.below(base * 2) - base)
        let change = (value - base) * 100 / base
        tables.sums.line(
          "\(key),SDIAM,Sum of diameters,Visit \(visit),\(start + 56 * visit),\(value),\(base),"
            + "\(visit == 0 ? "" : "\(change)"),\(visit == 0 ? "Y" : "")")
      }
      for event in 0..<perSubject {
        let term = min(generator.below(600), generator.below(600))
        let day = treated + generator.below(400)
        let grade = min(1 + generator.below(5), 1 + generator.below(5))
        tables.events.line(
          "\(key),\(event + 1),Reported term \(term),Term \(term),Class \(term % 26),\(day),"
            + "\(day + generator.below(40)),\(grade),\(generator.happens(0.08) ? "Y" : "N"),"
            + "\(generator.happens(0.4) ? "RELATED" : "NOT RELATED"),RECOVERED,Y")
      }
    }
    for path in [
      tables.subjects.finish(), tables.responses.finish(), tables.times.finish(),
      tables.events.finish(), tables.sums.finish(),
    ] where path != nil { throw NotWritten(path: path ?? "") }
  }

  /// A file that could not be written.
  struct NotWritten: Error {
    var path: String
  }
}

/// A file that is written line by line.
private struct TextFile {
  private let path: String
  private let descriptor: Int32
  private var bytes: [UInt8] = []
  private var isWhole = true

  init(_ path: String) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    isWhole = descriptor >= 0
  }

  mutating func line(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    bytes.append(0x0A)
    if bytes.count > 1 << 20 { flush() }
  }

  private mutating func flush() {
    isWhole = isWhole && write(descriptor, bytes, bytes.count) == bytes.count
    bytes.removeAll(keepingCapacity: true)
  }

  /// Closes the file; its path if it is not whole.
  mutating func finish() -> String? {
    flush()
    close(descriptor)
    return isWhole ? nil : path
  }
}
