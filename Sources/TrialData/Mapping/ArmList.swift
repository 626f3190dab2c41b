import TrialModel

/// The arms of a study as the subject table shows them, in order.
struct ArmList {
  /// The arms' values in the planned-arm column, as written, with what else is known of each.
  private struct Seen {
    var label: String
    var code: String?
    var hasSeveralCodes = false
    var order: Double?
    var firstSeen: Int
  }

  private var seen: [Seen] = []
  private var byLabel: [String: Int] = [:]

  /// More arms than this are no arms: the column holds something else.
  static let mostArms = 200

  /// How many arms there are.
  var count: Int { seen.count }

  /// Words that stand in an arm column for "in no arm".
  static let notArms: Set<String> = [
    "SCREEN FAILURE", "SCREEN FAIL", "SCREENFAIL", "SCREEN FAILED", "SCRNFAIL", "SCREENING FAILURE",
    "NOTASSGN", "NOT ASSIGNED", "NOTTRT", "NOT TREATED", "UNPLANNED", "UNPLAN",
    "UNPLANNED TREATMENT", "NOT RANDOMIZED", "NOT RANDOMISED",
  ]

  /// Notes one subject's planned arm and returns the arm's number in order of appearance.
  mutating func note(label: String, code: String?, order: Double?) -> Int {
    let key = label.uppercased()
    if let index = byLabel[key] {
      if let code {
        if seen[index].code == nil {
          seen[index].code = code
        } else if seen[index].code != code {
          seen[index].hasSeveralCodes = true
        }
      }
      if let order, seen[index].order.map({ order < $0 }) ?? true { seen[index].order = order }
      return index
    }
    byLabel[key] = seen.count
    seen.append(Seen(label: label, code: code, order: order, firstSeen: seen.count))
    return seen.count - 1
  }

  /// The arm with that name or code, compared without regard to case; `nil` if there is none.
  func index(of name: String) -> Int? {
    let key = name.uppercased()
    return byLabel[key] ?? seen.firstIndex { $0.code?.uppercased() == key }
  }

  /// For every arm its code, where it has one and no other arm has the same.
  private var distinctCodes: [String?] {
    var uses: [String: Int] = [:]
    for arm in seen { if let code = arm.code { uses[code.uppercased(), default: 0] += 1 } }
    return seen.map { arm in
      guard let code = arm.code, !arm.hasSeveralCodes, uses[code.uppercased()] == 1 else {
        return nil
      }
      return code
    }
  }

  /// The arms in display order, and for every number given out by `note` the place in that order.
  ///
  /// First the arms of `study.toml` in its order, those without subjects too; then the rest by
  /// TRT01PN, else by code, else as they appear.
  func ordered(by settings: [ArmSettings]) -> (arms: [Arm], places: [Int16]) {
    let codes = distinctCodes
    let allHaveCodes = codes.allSatisfy { $0 != nil }
    var arms: [Arm] = []
    var places = [Int16](repeating: -1, count: seen.count)
    func arm(_ index: Int) -> Arm {
      Arm(code: codes[index] ?? seen[index].label, label: seen[index].label)
    }
    for wanted in settings {
      var next: Arm
      if let index = index(of: wanted.code) ?? wanted.label.flatMap({ index(of: $0) }),
        places[index] < 0
      {
        next = arm(index)
        next.code = wanted.code
        places[index] = Int16(arms.count)
      } else {
        next = Arm(code: wanted.code, label: wanted.label ?? wanted.code)
      }
      next.label = wanted.label ?? next.label
      next.short = wanted.short ?? next.code
      next.target = wanted.target
      next.opened = wanted.opened
      next.openedIsDeclared = wanted.opened != nil
      next.closed = wanted.closed
      arms.append(next)
    }
    let rest = seen.indices.filter { places[$0] < 0 }.sorted { left, right in
      let a = seen[left]
      let b = seen[right]
      switch (a.order, b.order) {
      case (let x?, let y?) where x != y: return x < y
      case (.some, nil): return true
      case (nil, .some): return false
      default: break
      }
      if allHaveCodes, a.order == nil, let x = codes[left], let y = codes[right], x != y {
        return x < y
      }
      return a.firstSeen < b.firstSeen
    }
    for index in rest {
      places[index] = Int16(arms.count)
      arms.append(arm(index))
    }
    return (arms, places)
  }
}

/// Distinct names without regard to case, so that `Investigator` and `INVESTIGATOR` are one.
struct NameList {
  /// The names in upper case, in order of first appearance.
  private(set) var names: [String] = []
  private var codes: [String: Int32] = [:]
  /// The name of each text of a dictionary.
  private var nameOfText: [Int32] = []

  /// The code of a name.
  mutating func code(for name: String) -> Int32 {
    let upper = name.uppercased()
    if let code = codes[upper] { return code }
    let code = Int32(names.count)
    codes[upper] = code
    names.append(upper)
    return code
  }

  /// The code of the name in a cell.
  mutating func code(for field: Field, in texts: inout TextDictionary) -> Int32 {
    let text = Int(texts.code(for: field))
    while nameOfText.count <= text {
      nameOfText.append(code(for: texts.values[nameOfText.count]))
    }
    return nameOfText[text]
  }
}
