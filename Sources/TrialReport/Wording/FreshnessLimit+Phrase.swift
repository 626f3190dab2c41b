public import TrialModel

extension FreshnessLimit {
  /// What cannot be known, as it stands in brackets: `writers of other users are not seen`.
  public var phrase: String {
    switch self {
    case .otherUsers: "writers of other users are not seen"
    case .network(let seconds):
      "on a network, where writers are not seen" + (seconds.map { "; \(Self.listed($0))" } ?? "")
    case .listing(let seconds): "\(Self.listed(seconds)); writers are not seen in between"
    }
  }

  /// The same in shorter and shorter forms, for a header.
  public var signs: [String] {
    switch self {
    case .otherUsers: ["other users' writers unseen", "others unseen"]
    case .network(let seconds):
      (seconds.map { ["network, \(Self.listed($0))"] } ?? []) + ["network"]
    case .listing(let seconds): [Self.listed(seconds), "listed"]
    }
  }

  private static func listed(_ seconds: Double) -> String {
    "listed every \(NumberFormat.decimal(seconds, places: seconds == seconds.rounded() ? 0 : 1)) s"
  }
}
