/// A part of a character that is drawn, in units of a picture, from the cell's top left corner.
enum GlyphShape: Hashable, Sendable {
  /// A filled rectangle.
  case rectangle(Box)
  /// A filled circle.
  case circle(x: Double, y: Double, radius: Double)
  /// A filled polygon.
  case polygon([Corner])
  /// A quarter of a ring about (x, y); the signs say to which side of it the ring lies.
  case ring(
    x: Double, y: Double, inner: Double, outer: Double, horizontal: Double, vertical: Double)
  /// The whole cell, with that part of the text's colour.
  case shade(Double)

  /// A point.
  struct Corner: Hashable, Sendable {
    var x: Double
    var y: Double
  }
}

/// A rectangle by its edges.
struct Box: Hashable, Sendable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  /// The same rectangle somewhere else.
  func moved(_ x: Double, _ y: Double) -> Box {
    Box(left: left + x, top: top + y, right: right + x, bottom: bottom + y)
  }
}
