/// The shapes of one colour: rectangles joined where they touch, and other outlines.
///
/// They become one outline, so no seam is visible between neighbours at any magnification.
struct Fill {
  private(set) var boxes: [Box] = []
  private(set) var others: [(shape: GlyphShape, x: Double, y: Double)] = []

  mutating func add(_ box: Box) { boxes.append(box) }

  mutating func add(_ shape: GlyphShape, x: Double, y: Double) { others.append((shape, x, y)) }

  /// The rectangles, those in one row and then those in one column joined.
  var joined: [Box] {
    let rows = Fill.joined(Fill.sorted(boxes) { ($0.top, $0.bottom, $0.left, $0.right) }) {
      guard $0.top == $1.top, $0.bottom == $1.bottom, $1.left <= $0.right else { return false }
      $0.right = max($0.right, $1.right)
      return true
    }
    let columns = Fill.joined(Fill.sorted(rows) { ($0.left, $0.right, $0.top, $0.bottom) }) {
      guard $0.left == $1.left, $0.right == $1.right, $1.top <= $0.bottom else { return false }
      $0.bottom = max($0.bottom, $1.bottom)
      return true
    }
    return Fill.sorted(columns) { ($0.top, $0.left, $0.bottom, $0.right) }
  }

  private static func sorted(
    _ boxes: [Box], by key: (Box) -> (Double, Double, Double, Double)
  ) -> [Box] {
    boxes.sorted { key($0) < key($1) }
  }

  /// Returns the boxes without those that `grow` has added to the box before.
  private static func joined(_ boxes: [Box], _ grow: (inout Box, Box) -> Bool) -> [Box] {
    var result: [Box] = []
    for box in boxes {
      if var last = result.popLast() {
        let isAdded = grow(&last, box)
        result.append(last)
        if isAdded { continue }
      }
      result.append(box)
    }
    return result
  }
}
