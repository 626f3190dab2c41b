import TrialModel

/// Which sum counts, and whose measurements, where a table holds several.
///
/// The evaluator who is asked for, else the investigator, else the first one found; measurements of
/// different people are never mixed, and those that name nobody count only where all of them do. Of
/// that evaluator's sums the one that the criteria are about, diameters for RECIST and products for
/// WHO, else the first one.
struct MeasurementChoice {
  /// The sum.
  let parameter: Int16
  /// Who measured; `nil` if the data names nobody.
  let evaluator: String?
  private let code: Int32

  /// Chooses; `nil` if there is nothing to choose from.
  ///
  /// `asked` is the evaluator that `study.toml` names, else the one of the responses.
  init?(_ table: TumorMeasurements, criteria: ResponseCriteria, asked: String?) {
    let names = table.evaluator.values
    var isSeen = [Bool](repeating: false, count: names.count)
    for code in table.evaluator.codes where names.indices.contains(Int(code)) {
      isSeen[Int(code)] = true
    }
    let found = names.indices.filter { isSeen[$0] }
    let chosen =
      found.first { names[$0].uppercased() == asked?.uppercased() }
      ?? found.first { names[$0].uppercased().contains("INVESTIGATOR") } ?? found.first
    let code = chosen.map { Int32($0) } ?? -1
    self.code = code
    evaluator = chosen.map { names[$0] }

    var hasParameter = [Bool](repeating: false, count: table.parameters.count)
    for row in 0..<table.count
    where table.evaluator.codes[row] == code
      && hasParameter.indices.contains(Int(table.parameter[row]))
    {
      hasParameter[Int(table.parameter[row])] = true
    }
    let available = hasParameter.indices.filter { hasParameter[$0] }
    let wanted: TumorSum = criteria == .who ? .products : .diameters
    guard
      let parameter = available.first(where: { table.parameters[$0].sum == wanted })
        ?? available.first
    else { return nil }
    self.parameter = Int16(parameter)
  }

  /// Whether the measurement in a row counts.
  func includes(_ row: Int, in table: TumorMeasurements) -> Bool {
    table.parameter[row] == parameter && table.evaluator.codes[row] == code
  }
}
