extension String {
  /// The day that a cell with this text holds; `nil` if it holds no whole date.
  package var asDay: Day? {
    withField { field in
      if case .day(let day) = field.day { return day }
      return nil
    }
  }

  /// The number that a cell with this text holds; `nil` if it holds none or an ambiguous one.
  package var asNumber: Double? {
    withField { field in
      if case .number(let number) = field.number(hasDecimalCommas: false) { return number }
      return nil
    }
  }

  private func withField<Value>(_ read: (Field) -> Value?) -> Value? {
    var text = self
    return text.withUTF8 { bytes in
      bytes.baseAddress.flatMap { read(Field($0, from: 0, to: bytes.count)) }
    }
  }
}
