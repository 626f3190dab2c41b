/// The words that files use for "related to treatment".
enum Relatedness {
  private static let related: Set<String> = [
    "Y", "YES", "1", "TRUE", "RELATED", "POSSIBLE", "POSSIBLY", "POSSIBLY RELATED", "PROBABLE",
    "PROBABLY", "PROBABLY RELATED", "DEFINITE", "DEFINITELY", "DEFINITELY RELATED",
    "REASONABLE POSSIBILITY",
  ]
  private static let unrelated: Set<String> = [
    "N", "NO", "0", "FALSE", "NONE", "NOT RELATED", "UNRELATED", "UNLIKELY", "UNLIKELY RELATED",
    "REMOTE", "NO REASONABLE POSSIBILITY", "NOT APPLICABLE",
  ]

  /// Whether the word means related; `nil` if it is not known. `chosen` replaces the usual words.
  static func isRelated(_ word: String, chosen: [String]?) -> Bool? {
    let upper = word.uppercased()
    if let chosen { return chosen.contains { $0.uppercased() == upper } }
    if related.contains(upper) { return true }
    return unrelated.contains(upper) ? false : nil
  }
}
