/// What one part of a split asks for.
public struct Track: Sendable, Hashable {
  /// The least it can do with.
  public let minimum: Int
  /// Its share of what is there, against the others; with 0 it stays at its minimum.
  public let weight: Int
  /// The most it has use for.
  public let maximum: Int?

  /// A part; a maximum below the minimum counts as the minimum.
  public init(minimum: Int, weight: Int = 1, maximum: Int? = nil) {
    self.minimum = max(0, minimum)
    self.weight = max(0, weight)
    self.maximum = maximum.map { max($0, minimum) }
  }

  /// A part that is always that long.
  public static func fixed(_ length: Int) -> Track {
    Track(minimum: length, weight: 0, maximum: length)
  }
}
