/// What a piece of text leads to.
///
/// Cells carries it from whoever writes the text to whoever reads the links of a canvas, and never
/// looks inside.
public struct LinkTarget: Hashable, Sendable {
  private let base: any Hashable & Sendable

  /// A target made of any value that can be compared.
  public init(_ value: some Hashable & Sendable) {
    base = value
  }

  /// The value, if it is of that type.
  public func value<Value>(as type: Value.Type) -> Value? {
    base as? Value
  }

  /// Whether both lead to equal values of one type.
  public static func == (left: LinkTarget, right: LinkTarget) -> Bool {
    left.base.equals(right.base)
  }

  /// Feeds the value to the hasher.
  public func hash(into hasher: inout Hasher) {
    base.hash(into: &hasher)
  }
}

extension Equatable {
  /// Whether another value is of the same type and equal.
  fileprivate func equals(_ other: any Equatable) -> Bool {
    (other as? Self) == self
  }
}
