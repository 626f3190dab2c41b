import TrialModel

/// The stratum of every subject as a number that does not depend on the order of the file.
///
/// Strata are numbered by name, since sums over strata depend on the order in their last digit.
/// Subjects without a stratum are one stratum, the last.
struct Strata {
  /// The stratum of every subject.
  let numbers: [Int]
  /// The number of the stratum of those who have none.
  let missing: Int

  init(_ study: Study) {
    let column = study.subjects.stratum
    let codes = column.codes.filled(rows: study.subjects.count, missing: -1)
    let names = column.values.indices.sorted { column.values[$0] < column.values[$1] }
    var numberOfCode = [Int](repeating: 0, count: names.count)
    for (number, code) in names.enumerated() { numberOfCode[code] = number }
    let missing = names.count
    numbers = codes.map { code in
      numberOfCode.indices.contains(Int(code)) ? numberOfCode[Int(code)] : missing
    }
    self.missing = missing
  }

  /// Whether a subject that counts in an arm has a stratum.
  func isKnown(arms: [Int16]) -> Bool {
    zip(numbers, arms).contains { $0 != missing && $1 >= 0 }
  }
}
