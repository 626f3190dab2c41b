/// A value without quotes, brackets or braces: a number, a date, a time, `true` or `false`.
struct Word {
  let bytes: ArraySlice<UInt8>
  let position: TOMLPosition

  func value() throws(TOMLError) -> TOMLValue.Kind {
    let unsigned = bytes.drop(while: \.isSign)
    if let first = unsigned.first, first.isDigit || first == .dot {
      if let kind = try dateOrTime() { return kind }
      return try number()
    }
    switch text {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "inf", "+inf": return .float(.infinity)
    case "-inf": return .float(-.infinity)
    case "nan", "+nan", "-nan": return .float(.nan)
    default:
      throw failure(unsigned.count < bytes.count ? .number(text, .form) : .unquotedText(text))
    }
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  func failure(_ reason: TOMLError.Reason) -> TOMLError { TOMLError(reason, at: position) }
}

extension UInt8 {
  var isSign: Bool { self == UInt8(ascii: "+") || self == UInt8(ascii: "-") }
}
