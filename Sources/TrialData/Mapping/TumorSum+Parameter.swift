import TrialModel

extension TumorSum {
  /// The codes that sums of diameters have in files.
  static let diameterCodes: Set<String> = [
    "SDIAM", "SUMDIAM", "SUMDIA", "SUMDIAMS", "SUMLDIAM", "SUMLD", "SLD", "SOD", "SODIAM", "SUMTL",
    "SLDIAM", "TLSUM",
  ]
  /// The codes that sums of products have in files.
  static let productCodes: Set<String> = [
    "SUMPROD", "SPROD", "SPD", "SUMPPD", "SPPD", "SOP", "SUMPDIAM", "SUMAREA",
  ]
  /// The endings of codes that say who measured, and who that is.
  private static let evaluators = [
    ("INV", "INVESTIGATOR"), ("IRF", "INDEPENDENT ASSESSOR"), ("IRC", "INDEPENDENT ASSESSOR"),
    ("BICR", "INDEPENDENT ASSESSOR"),
  ]

  /// Words in the names of parameters that are about something else than the sum itself.
  private static let otherWords = ["NON-TARGET", "NADIR", "CHANGE", "NUMBER"]

  /// The sum that a parameter's code or words stand for, and who measured it if they say so; `nil` if
  /// the parameter is none over all target lesions.
  static func meaning(of parameter: String) -> (sum: TumorSum, evaluator: String?)? {
    let name = parameter.uppercased()
    if let sum = sum(ofCode: name) { return (sum, nil) }
    for (ending, evaluator) in evaluators where name.hasSuffix(ending) {
      if let sum = sum(ofCode: String(name.dropLast(ending.count))) { return (sum, evaluator) }
    }
    guard name.contains("SUM OF"), !otherWords.contains(where: name.contains) else { return nil }
    if name.contains("PRODUCT") { return (.products, nil) }
    return name.contains("DIAMETER") ? (.diameters, nil) : nil
  }

  private static func sum(ofCode code: String) -> TumorSum? {
    if diameterCodes.contains(code) { return .diameters }
    return productCodes.contains(code) ? .products : nil
  }
}
