import Cells
import Foundation

/// A colour in OKLab (Ottosson 2020), where distance is close to what an eye sees: black and white
/// are 1 apart, and what is 0.02 apart looks different side by side.
struct PerceivedColor {
  private let parts: [Double]

  /// The colour as seen; `nil` for one that is not exact.
  init?(_ color: Color, _ vision: ColorVision) {
    guard case .rgb(let red, let green, let blue, _) = color else { return nil }
    let linear = [red, green, blue].map { byte in
      let share = Double(byte) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    let seen = Self.product(vision.matrix, linear).map { min(1, max(0, $0)) }
    let cones = Self.product(
      [
        [0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
      ], seen
    ).map { cbrt($0) }
    parts = Self.product(
      [
        [0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
      ], cones)
  }

  func distance(to other: PerceivedColor) -> Double {
    zip(parts, other.parts).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }

  private static func product(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
    matrix.map { zip($0, vector).reduce(0) { $0 + $1.0 * $1.1 } }
  }
}
