public import TrialModel

extension Endpoint {
  /// Whom an endpoint among responders is known of, and what that means: `among complete responders,
  /// not randomized`.
  public var amongResponders: String { "among \(responders), not randomized" }

  /// The subjects of an endpoint among responders in words.
  public var responders: String {
    if isFromCompleteResponse { return "complete responders" }
    return isFromConfirmedResponse ? "confirmed responders" : "responders"
  }
}
