import TrialModel

extension SettingsProblem {
  /// What is wrong, in one sentence.
  var message: String {
    switch self {
    case .unreadable(let text), .encoding(let text): text
    case .keyUnknown(let key, let table, _, _):
      "There is no setting \"\(key.prefix(40))\"\(table.isEmpty ? "" : " in \(table)")."
    case .keyMissing(let key, let table): "\(table) has no \"\(key)\"."
    case .settingIgnored(let key, let value), .entryLeftOut(let key, let value):
      "\"\(key)\" should be \(value.phrase)."
    case .entryTwice(let kind, let code): "The \(kind) \"\(code.prefix(40))\" is there twice."
    case .comparisonWithoutTwoArms: "A comparison needs two different arms."
    case .armUnknown(let name, _):
      "A comparison names the arm \"\(name.prefix(40))\", which is not in the study."
    case .armEmpty(let code, _): "Nobody is in the arm \"\(code.prefix(40))\" yet."
    case .endpointUnknown(let name, _):
      "The endpoint \"\(name.prefix(40))\" is not in the time-to-event table."
    }
  }

  /// What was done about it, or what to do, in that file.
  func remedy(file: String) -> String {
    switch self {
    case .unreadable: "\(file) was ignored; everything is at its default."
    case .encoding: "What is not UTF-8 is read as the character U+FFFD."
    case .keyUnknown(_, _, let nearest, let known):
      nearest.map { "Did you mean \"\($0)\"?" } ?? "Known are \(known.joined(separator: ", "))."
    case .settingIgnored: "The setting was ignored."
    case .keyMissing, .entryLeftOut: "The entry was left out."
    case .entryTwice: "The first entry counts."
    case .comparisonWithoutTwoArms:
      "Write arms = [\"ARM\", \"REFERENCE\"]. The comparison was left out."
    case .armUnknown(_, let arms):
      "Comparison left out. The arms are \(arms.joined(separator: ", "))."
    case .armEmpty(_, let nearest): nearest.map { "Did you mean \"\($0)\"?" } ?? ""
    case .endpointUnknown(_, let endpoints):
      "There are \(endpoints.prefix(12).joined(separator: ", "))."
    }
  }
}

extension SettingValue {
  /// What is expected, as it stands behind "should be".
  fileprivate var phrase: String {
    switch self {
    case .text: "a text in quotes"
    case .truth: "true or false"
    case .count: "a whole number from 0 to a billion"
    case .length: "a number above 0"
    case .lengths: "a list of numbers above 0: [12, 24]"
    case .day: "a date such as 2003-01-31, without quotes"
    case .texts: "a list of texts: [\"...\"]"
    case .choice(let choices):
      "one of " + choices.map { "\"\($0)\"" }.joined(separator: ", ")
    case .table(let name): "a table: [\(name)]"
    case .tables(let name): "a list of tables: [[\(name)]]"
    case .fraction: "a fraction between 0 and 1: 0.2 for 20 %"
    case .grade: "a grade from 1 to 5"
    case .hours: "at most 1000000 hours"
    }
  }
}
