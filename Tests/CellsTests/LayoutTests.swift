import Cells
import Testing

@Suite("Layout")
struct LayoutTests {
  @Test("parts take their shares by weight")
  func weights() {
    #expect(
      Layout.split(120, [Track(minimum: 0, weight: 1), Track(minimum: 0, weight: 2)]) == [40, 80])
    #expect(
      Layout.split(10, [Track(minimum: 0), Track(minimum: 0), Track(minimum: 0)]) == [4, 3, 3])
  }

  @Test("small lengths go to the part that has least for its weight")
  func smallLengths() {
    let parts = [1, 2, 5].map { Track(minimum: 0, weight: $0) }
    #expect(
      (0...8).map { Layout.split($0, parts) } == [
        [0, 0, 0], [0, 0, 1], [0, 1, 1], [0, 1, 2], [1, 1, 2], [1, 1, 3], [1, 1, 4], [1, 2, 4],
        [1, 2, 5],
      ])
  }

  @Test("no part is below its minimum or above its maximum")
  func limits() {
    let parts = [Track(minimum: 38, weight: 1, maximum: 44), Track(minimum: 20, weight: 3)]
    #expect(Layout.split(57, parts) == nil)
    #expect(Layout.split(58, parts) == [38, 20])
    #expect(Layout.split(120, parts) == [38, 82])
    #expect(Layout.split(160, parts) == [40, 120])
    #expect(Layout.split(300, parts) == [44, 256])
  }

  @Test("a length that nobody has use for is left over")
  func leftOver() {
    #expect(Layout.split(10, [.fixed(3), Track(minimum: 1, maximum: 4)]) == [3, 4])
    #expect(Layout.split(10, []) == [])
    #expect(Layout.split(-1, [.fixed(0)]) == nil)
    #expect(Layout.split(5, [Track(minimum: 3, weight: 1, maximum: 1)]) == [3])
  }

  @Test("a rectangle is divided without gaps")
  func rectangles() {
    let rect = Rect(column: 5, row: 2, columns: 10, rows: 9)
    let parts = [Track.fixed(4), Track(minimum: 1)]
    #expect(
      Layout.columns(of: rect, parts) == [
        Rect(column: 5, row: 2, columns: 4, rows: 9), Rect(column: 9, row: 2, columns: 6, rows: 9),
      ])
    #expect(
      Layout.rows(of: rect, parts) == [
        Rect(column: 5, row: 2, columns: 10, rows: 4),
        Rect(column: 5, row: 6, columns: 10, rows: 5),
      ])
    #expect(Layout.rows(of: rect, [.fixed(10)]) == nil)
  }

  @Test("any split fills the length, keeps the limits, and shrinks nothing when it grows")
  func properties() {
    var numbers = Numbers(seed: 7)
    for _ in 0..<150 {
      let parts = (0..<Int.random(in: 1...5, using: &numbers)).map { _ in
        let minimum = Int.random(in: 0...12, using: &numbers)
        let room = Int.random(in: 0...40, using: &numbers)
        return Track(
          minimum: minimum, weight: .random(in: 0...4, using: &numbers),
          maximum: Bool.random(using: &numbers) ? minimum + room : nil)
      }
      let least = parts.map(\.minimum).reduce(0, +)
      #expect(Layout.split(least - 1, parts) == nil)
      var before = parts.map { _ in 0 }
      for length in least...least + 60 {
        guard let lengths = Layout.split(length, parts) else {
          Issue.record("\(length) was refused to \(parts)")
          break
        }
        let canGrow = zip(lengths, parts).contains { $1.weight > 0 && $0 < $1.maximum ?? .max }
        #expect(lengths.reduce(0, +) == length || !canGrow)
        #expect(lengths.reduce(0, +) <= length)
        #expect(zip(lengths, parts).allSatisfy { $0 >= $1.minimum && $0 <= $1.maximum ?? .max })
        #expect(zip(lengths, before).allSatisfy { $0 >= $1 })
        before = lengths
      }
    }
  }
}
