/// A small seeded generator (SplitMix64, Steele, Lea & Flood 2014), so that a test draws the same
/// data in every run.
public struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  /// A generator that begins with that seed.
  public init(seed: UInt64) {
    state = seed
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// A number in `0..<bound`.
  public mutating func next(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
