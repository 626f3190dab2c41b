import TrialModel

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
