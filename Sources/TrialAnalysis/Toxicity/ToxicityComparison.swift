/// Two arms whose toxicity is compared, by their index.
public struct ToxicityComparison: Sendable, Equatable {
  /// The arm that is compared.
  public let arm: Int
  /// The arm it is compared with.
  public let reference: Int
}
