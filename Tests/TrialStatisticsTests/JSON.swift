import Foundation

/// A parsed JSON value; null reads as NaN where a number is asked for, as R's NA was written.
indirect enum JSON: Sendable {
  case null
  case number(Double)
  case text(String)
  case list([JSON])
  case object([String: JSON])

  init(contentsOf url: URL) throws {
    self.init(try JSONSerialization.jsonObject(with: Data(contentsOf: url)))
  }

  private init(_ value: Any) {
    switch value {
    case let list as [Any]: self = .list(list.map(JSON.init))
    case let object as [String: Any]: self = .object(object.mapValues(JSON.init))
    case let text as String: self = text == "Inf" ? .number(.infinity) : .text(text)
    case let number as NSNumber: self = .number(number.doubleValue)
    default: self = .null
    }
  }

  /// The member of an object; null when there is none, so a misspelled key fails a comparison.
  subscript(key: String) -> JSON {
    if case .object(let members) = self { return members[key] ?? .null }
    return .null
  }

  subscript(index: Int) -> JSON { list[index] }

  var number: Double {
    if case .number(let number) = self { return number }
    return .nan
  }

  var optional: Double? {
    if case .number(let number) = self { return number }
    return nil
  }

  var int: Int { Int(number) }

  var text: String {
    if case .text(let text) = self { return text }
    return ""
  }

  /// The members of a list; a lone value is a list of one, as jsonlite writes a vector of one.
  var list: [JSON] {
    switch self {
    case .list(let list): list
    case .object: []
    default: [self]
    }
  }

  var numbers: [Double] { list.map(\.number) }

  /// Numbers of a list of lists, flattened.
  var matrix: [[Double]] { list.map(\.numbers) }

  var members: [(key: String, value: JSON)] {
    if case .object(let members) = self { return members.sorted { $0.key < $1.key } }
    return []
  }

  var isNull: Bool {
    if case .null = self { return true }
    return false
  }
}
