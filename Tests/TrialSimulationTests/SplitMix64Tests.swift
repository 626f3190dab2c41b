import Testing

@testable import TrialSimulation

@Suite("SplitMix64")
struct SplitMix64Tests {
  @Test("the numbers are those of the reference implementation")
  func referenceNumbers() {
    // Vigna's splitmix64.c, seeded with 1234567.
    var random = SplitMix64(seed: 1_234_567)
    let numbers = (0..<5).map { _ in random.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test("numbers stay in their range and reach both ends")
  func range() {
    var random = SplitMix64(seed: 1)
    let numbers = Set((0..<1000).map { _ in random.number(in: -2...3) })
    #expect(numbers == [-2, -1, 0, 1, 2, 3])
  }

  @Test("a range of one, or of none, needs no luck")
  func emptyRange() {
    var random = SplitMix64(seed: 1)
    #expect(random.below(1) == 0)
    #expect(random.below(0) == 0)
    #expect(random.number(in: 7...7) == 7)
  }

  @Test("a shuffle keeps every element and changes the order")
  func shuffle() {
    var random = SplitMix64(seed: 1)
    let shuffled = random.shuffled(Array(0..<100))
    #expect(shuffled != Array(0..<100))
    #expect(shuffled.sorted() == Array(0..<100))
    #expect(random.shuffled([Int]()) == [])
  }
}
