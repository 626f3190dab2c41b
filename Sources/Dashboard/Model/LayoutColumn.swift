import Cells

/// A column of panels, and how wide and high they want to be.
struct LayoutColumn {
  /// How wide it wants to be.
  var width: Track
  /// The panels from the top, by their places in the catalog.
  var panels: [(panel: Int, height: Track)]

  /// The same where every panel gets the room it has to have: the last ones go until they do.
  func fitting(_ rect: Rect) -> (panels: [Int], rects: [Rect]) {
    var panels = self.panels
    while !panels.isEmpty {
      var heights = panels.map(\.height)
      // Of panels that all have an end the last one takes what is left.
      if let last = heights.last, heights.allSatisfy({ $0.maximum != nil }) {
        heights[heights.count - 1] = Track(minimum: last.minimum)
      }
      if let rows = Layout.rows(of: rect, heights) { return (panels.map(\.panel), rows) }
      panels.removeLast()
    }
    return ([], [])
  }
}
