/// What a piece of text leads to.
///
/// Cells carries it from whoever writes the text to whoever reads the links of a canvas, and never
/// looks inside.
public struct LinkTarget: Hashable, @unchecked Sendable {
  /// Always made from a sendable value, which is what makes this one sendable too.
  private let base: AnyHashable

  /// A target made of any value that can be compared.
  public init(_ value: some Hashable & Sendable) {
    base = AnyHashable(value)
  }

  /// The value, if it is of that type.
  public func value<Value>(as type: Value.Type) -> Value? {
    base.base as? Value
  }
}
