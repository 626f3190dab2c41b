import TrialModel

/// Who assessed or measured, row by row, as codes of a text column.
struct EvaluatorCodes {
  private var cells = TextDictionary()
  private var list = NameList()

  /// The evaluators, in order of their codes.
  var names: [String] { list.names }

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
