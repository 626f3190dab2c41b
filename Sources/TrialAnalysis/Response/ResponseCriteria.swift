import TrialModel

/// The rules by which best responses are derived from assessments.
///
/// They differ in two points only. WHO asks that a response be seen twice at least four weeks apart,
/// so no shorter time confirms one; and it knows no NON-CR/NON-PD, which is its "no change".
public enum ResponseCriteria: String, Sendable {
  /// RECIST 1.1 (2009).
  case recist = "RECIST 1.1"
  /// The World Health Organization's (1979).
  case who = "WHO"

  /// The fewest days after which WHO takes a response as confirmed.
  static let whoConfirmationDays = 28

  /// The rules for the criteria that `study.toml` names; RECIST 1.1 unless it names WHO.
  init(named name: String?) {
    let isWHO = ResponseCriteria.words(name).first == "WHO"
    self = isWHO ? .who : .recist
  }

  /// Whether criteria are named whose rules are neither RECIST's nor WHO's.
  static func isForeign(_ name: String?) -> Bool {
    guard let first = words(name).first else { return false }
    return first != "WHO" && !first.hasPrefix("RECIST")
  }

  private static func words(_ name: String?) -> [String] {
    (name ?? "").uppercased().split { !$0.isLetter }.map(String.init)
  }
}
