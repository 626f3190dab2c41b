import Foundation
import TOML

/// The documents of toml-test: those in the fixtures, or the whole suite if `TOML_TEST_DIR` names it.
enum ConformanceSuite {
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["TOML_TEST_DIR"] {
      return URL(fileURLWithPath: path)
    }
    return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures/toml")
  }()

  static let valid = documents("valid")
  static let invalid = documents("invalid")

  /// The paths of the documents of a kind, those for TOML 1.0.0 alone where the suite lists them.
  private static func documents(_ kind: String) -> [String] {
    let list = folder.appendingPathComponent("files-toml-1.0.0")
    let paths: [String]
    if let text = try? String(contentsOf: list, encoding: .utf8) {
      paths = text.split(separator: "\n").map(String.init)
    } else {
      let files = FileManager.default.enumerator(atPath: folder.path)
      paths = files?.compactMap { $0 as? String } ?? []
    }
    return paths.filter { $0.hasPrefix("\(kind)/") && $0.hasSuffix(".toml") }.sorted()
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appendingPathComponent(path)))
  }

  /// What a valid document holds, as the suite has it.
  static func expected(_ path: String) throws -> TaggedValue {
    let file = folder.appendingPathComponent(String(path.dropLast(5)) + ".json")
    return try TaggedValue(json: JSONSerialization.jsonObject(with: Data(contentsOf: file)))
  }
}

/// A value as toml-test writes it: with its type, and for anything but tables and lists as a text.
indirect enum TaggedValue: Equatable {
  case value(type: String, String)
  case list([TaggedValue])
  case table([String: TaggedValue])

  struct Malformed: Error {}

  init(json: Any) throws {
    if let list = json as? [Any] {
      self = .list(try list.map(TaggedValue.init(json:)))
    } else if let table = json as? [String: Any] {
      if table.count == 2, let type = table["type"] as? String, let text = table["value"] as? String
      {
        self = .value(type: type, try Self.normalized(text, type))
      } else {
        self = .table(try table.mapValues(TaggedValue.init(json:)))
      }
    } else {
      throw Malformed()
    }
  }

  init(_ value: TOMLValue) {
    switch value.kind {
    case .string(let text): self = .value(type: "string", text)
    case .integer(let number): self = .value(type: "integer", "\(number)")
    case .float(let number): self = .value(type: "float", number.isNaN ? "nan" : "\(number)")
    case .boolean(let isTrue): self = .value(type: "bool", "\(isTrue)")
    case .offsetDateTime(let date, let time, let minutes):
      let (hours, rest) = (abs(minutes) / 60, abs(minutes) % 60)
      let offset =
        minutes == 0
        ? "Z" : (minutes < 0 ? "-" : "+") + Self.padded(hours) + ":" + Self.padded(rest)
      self = .value(type: "datetime", Self.text(date) + "T" + Self.text(time) + offset)
    case .localDateTime(let date, let time):
      self = .value(type: "datetime-local", Self.text(date) + "T" + Self.text(time))
    case .localDate(let date): self = .value(type: "date-local", Self.text(date))
    case .localTime(let time): self = .value(type: "time-local", Self.text(time))
    case .array(let elements): self = .list(elements.map(TaggedValue.init))
    case .table(let table): self.init(table)
    }
  }

  init(_ table: TOMLTable) {
    self = .table(
      Dictionary(
        uniqueKeysWithValues: table.keys.compactMap { key in
          table[key].map { (key, TaggedValue($0)) }
        }))
  }

  /// Numbers as Swift writes them, fractions of seconds without zeros at their end.
  private static func normalized(_ text: String, _ type: String) throws -> String {
    switch type {
    case "float":
      guard let number = Double(text) else { throw Malformed() }
      return number.isNaN ? "nan" : "\(number)"
    case "datetime", "datetime-local", "time-local":
      guard let point = text.firstIndex(of: ".") else { return text }
      let fraction = text[text.index(after: point)...].prefix(while: \.isNumber)
      let digits = fraction.reversed().drop { $0 == "0" }.reversed()
      return text[..<point] + (digits.isEmpty ? "" : "." + String(digits))
        + text[fraction.endIndex...]
    default: return text
    }
  }

  private static func text(_ date: TOMLDate) -> String {
    "\(padded(date.year, 4))-\(padded(date.month))-\(padded(date.day))"
  }

  private static func text(_ time: TOMLTime) -> String {
    let digits = padded(time.nanosecond, 9).reversed().drop { $0 == "0" }.reversed()
    return "\(padded(time.hour)):\(padded(time.minute)):\(padded(time.second))"
      + (digits.isEmpty ? "" : "." + String(digits))
  }

  private static func padded(_ number: Int, _ length: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, length - digits.count)) + digits
  }
}
