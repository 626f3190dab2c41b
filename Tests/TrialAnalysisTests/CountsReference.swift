import Foundation

/// What R gave for projections and risk differences; see `Fixtures/r/README.md`.
struct CountsReference: Decodable {
  /// A projected completion: n subjects in so many days.
  struct Projection: Decodable {
    let n: Int
    let time: Int
    let planned: Int
    let days: Double
    let lower: Double
    let upper: Double
  }

  /// A risk difference: x of n in two arms.
  struct Difference: Decodable {
    let x: [Int]
    let n: [Int]
    let difference: Double
    let lower: Double
    let upper: Double
  }

  let projections: [Projection]
  let differences: [Difference]

  static func load() throws -> CountsReference {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/r/counts.json")
    return try JSONDecoder().decode(CountsReference.self, from: Data(contentsOf: file))
  }

  /// Whether two numbers agree to 1e-9, relative above 1.
  static func agree(_ left: Double?, _ right: Double) -> Bool {
    guard let left else { return false }
    return abs(left - right) <= 1e-9 * max(1, abs(right))
  }
}
