/// A small symmetric matrix, such as the covariance of k - 1 group contrasts.
struct SymmetricMatrix: Sendable, Equatable {
  let order: Int
  private var storage: [Double]

  init(order: Int) {
    self.order = order
    storage = [Double](repeating: 0, count: order * order)
  }

  /// The entry at a row and column; setting it also sets its mirror image.
  subscript(row: Int, column: Int) -> Double {
    get { storage[row * order + column] }
    set {
      storage[row * order + column] = newValue
      storage[column * order + row] = newValue
    }
  }

  /// Returns the inverse, or nil when a pivot vanishes to rounding (linearly dependent contrasts).
  func inverted() -> SymmetricMatrix? {
    guard let factor = choleskyFactor() else { return nil }
    var inverse = SymmetricMatrix(order: order)
    for column in 0..<order {
      var unit = [Double](repeating: 0, count: order)
      unit[column] = 1
      let solution = Self.substitute(factor, unit, order: order)
      for row in column..<order { inverse[row, column] = solution[row] }
    }
    return inverse
  }

  /// Returns the submatrix of the given rows and columns.
  func restricted(to kept: [Int]) -> SymmetricMatrix {
    var result = SymmetricMatrix(order: kept.count)
    for (row, i) in kept.enumerated() {
      for (column, j) in kept.enumerated() { result[row, column] = self[i, j] }
    }
    return result
  }

  /// Returns v' M v.
  func quadraticForm(_ vector: [Double]) -> Double {
    var sum = 0.0
    for i in vector.indices {
      for j in vector.indices { sum += vector[i] * self[i, j] * vector[j] }
    }
    return sum
  }

  /// Returns v' M^-1 v, or nil when the matrix is singular.
  func inverseQuadraticForm(_ vector: [Double]) -> Double? {
    guard let solution = solving(vector) else { return nil }
    var sum = 0.0
    for index in vector.indices { sum += vector[index] * solution[index] }
    return sum
  }

  /// Returns the x of M x = vector, or nil when the matrix is singular.
  func solving(_ vector: [Double]) -> [Double]? {
    guard let factor = choleskyFactor() else { return nil }
    return Self.substitute(factor, vector, order: order)
  }

  private func choleskyFactor() -> [Double]? {
    var factor = [Double](repeating: 0, count: order * order)
    for row in 0..<order {
      for column in 0...row {
        var sum = self[row, column]
        for inner in 0..<column {
          sum -= factor[row * order + inner] * factor[column * order + inner]
        }
        if row == column {
          guard sum > 1e-13 * self[row, row], sum.isFinite else { return nil }
          factor[row * order + row] = sum.squareRoot()
        } else {
          factor[row * order + column] = sum / factor[column * order + column]
        }
      }
    }
    return factor
  }

  private static func substitute(_ factor: [Double], _ vector: [Double], order: Int) -> [Double] {
    var x = vector
    for row in 0..<order {
      for inner in 0..<row { x[row] -= factor[row * order + inner] * x[inner] }
      x[row] /= factor[row * order + row]
    }
    for row in stride(from: order - 1, through: 0, by: -1) {
      for inner in (row + 1)..<max(order, row + 1) {
        x[row] -= factor[inner * order + row] * x[inner]
      }
      x[row] /= factor[row * order + row]
    }
    return x
  }
}
