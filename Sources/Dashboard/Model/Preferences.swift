import TrialAnalysis
public import TrialModel

/// What a person wants to be otherwise.
public struct Preferences: Sendable, Equatable {
  /// The keys.
  public var keys = KeyMap.standard
  /// The name of the theme.
  public var theme: String?
  /// The unit of times.
  public var unit: TimeUnit?
  /// Whether the mouse is used.
  public var usesMouse = true

  /// Everything as it is without a configuration.
  public init() {}
}
