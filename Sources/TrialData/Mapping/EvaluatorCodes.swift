import TrialModel

/// Who assessed or measured, row by row, as codes of a text column.
struct EvaluatorCodes {
  private var cells = TextDictionary()
  private var list = NameList()

  /// The evaluators, in order of their codes.
  var names: [String] { list.names }

  /// How many distinct texts and names there are.
  var textCount: Int { cells.count + list.names.count }

  /// The code of an evaluator of a piece of the table; `codes` holds those that are known, and is
  /// empty at first.
  mutating func code(
    _ code: Int32, of piece: EvaluatorCodes, _ codes: inout [Int32]
  ) -> Int32 {
    guard code >= 0 else { return -1 }
    if codes.isEmpty { codes = [Int32](repeating: -1, count: piece.names.count) }
    if codes[Int(code)] < 0 { codes[Int(code)] = list.code(for: piece.names[Int(code)]) }
    return codes[Int(code)]
  }

  /// The code of a row's evaluator; -1 if nothing tells.
  ///
  /// Two readers whose readings nobody accepted or rejected are two evaluators.
  ///
  /// - Parameters:
  ///   - field: The evaluator.
  ///   - parameter: The evaluator that the parameter tells.
  ///   - category: The category of the evaluator.
  ///   - reader: The reader, where there are several.
  ///   - isAccepted: Whether a column tells which reading was accepted.
  mutating func code(
    _ field: Field, parameter: String?, category: Field, reader: Field, isAccepted: Bool
  ) -> Int32 {
    if !reader.isMissing, !isAccepted {
      let name = !field.isMissing ? field.text : parameter ?? category.text
      return list.code(for: name.isEmpty ? reader.text : "\(name), \(reader.text)")
    }
    if !field.isMissing { return list.code(for: field, in: &cells) }
    if let parameter { return list.code(for: parameter) }
    return category.isMissing ? -1 : list.code(for: category, in: &cells)
  }
}
