import TrialModel

/// A column of few distinct values: a code for every subject, and the names of every code.
struct FilterCodes {
  /// The names of no and yes, in this order, the one that is shown first.
  static let truthNames = [["no", "N", "false", "0"], ["yes", "Y", "true", "1"]]

  /// For every code its names, the one that is shown first.
  let names: [[String]]
  /// The code of every subject, negative where the value is missing.
  let codes: [Int32]
  /// Whether there can be no other value.
  let isClosed: Bool

  /// Values as found in a file.
  init(_ column: TextColumn) {
    names = column.values.map { [$0] }
    codes = column.codes
    isClosed = false
  }

  /// Values of which there are no others.
  init(choices: [[String]], codes: [Int32]) {
    names = choices
    self.codes = codes
    isClosed = true
  }

  /// Yes and no.
  init(truths: [Bool]) {
    self.init(choices: FilterCodes.truthNames, codes: truths.map { $0 ? 1 : 0 })
  }

  /// The number of every code; `nil` if one is no number.
  var numbers: [Double]? { all(\.asNumber) }

  /// The day of every code; `nil` if one is no day.
  var days: [Day]? { all(\.asDay) }

  private func all<Value>(_ read: (String) -> Value?) -> [Value]? {
    var values: [Value] = []
    values.reserveCapacity(names.count)
    for name in names {
      guard let value = name.first.flatMap(read) else { return nil }
      values.append(value)
    }
    return values
  }

  /// The first value that is no number, for a message.
  var firstText: String? {
    names.lazy.compactMap(\.first).first { $0.asNumber == nil }
  }

  /// How many subjects have each code, and how many none.
  var counts: (told: [Int], missing: Int) {
    var told = [Int](repeating: 0, count: names.count)
    var missing = 0
    for code in codes {
      if told.indices.contains(Int(code)) { told[Int(code)] += 1 } else { missing += 1 }
    }
    return (told, missing)
  }
}
