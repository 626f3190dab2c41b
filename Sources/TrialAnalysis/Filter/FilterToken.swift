/// A piece of a filter, and the characters it is made of.
struct FilterToken: Equatable {
  /// What it is.
  enum Kind: Equatable {
    /// A name, a value or a keyword.
    case word
    /// The same in quotes; a keyword never is.
    case quoted
    /// `=`, `!=`, `<`, `<=`, `>`, `>=` or `~`.
    case comparison(FilterOperator)
    /// `&`.
    case and
    /// `|`.
    case or
    /// `!`.
    case not
    /// `(`.
    case open
    /// `)`.
    case close
    /// `,`.
    case comma
    /// A quote that is not closed.
    case unterminated
    /// A backslash in quotes before something it does not go with.
    case badEscape
    /// A control character.
    case control
  }

  /// What it is.
  let kind: Kind
  /// Its text without quotes and escapes.
  let text: String
  /// Its characters in the filter.
  let range: Range<Int>

  /// Whether it is that keyword, in upper or lower case.
  func isWord(_ keyword: String) -> Bool { kind == .word && text.lowercased() == keyword }

  /// The pieces of a filter; a character that begins none is a piece of its own kind.
  static func tokens(_ text: String) -> [FilterToken] {
    let characters = Array(text)
    var tokens: [FilterToken] = []
    var at = 0
    func add(_ kind: Kind, _ length: Int) {
      tokens.append(
        FilterToken(
          kind: kind, text: String(characters[at..<at + length]), range: at..<at + length))
      at += length
    }
    while at < characters.count {
      let character = characters[at]
      let isBeforeEquals = at + 1 < characters.count && characters[at + 1] == "="
      switch character {
      case _ where character.isWhitespace: at += 1
      case "(": add(.open, 1)
      case ")": add(.close, 1)
      case ",": add(.comma, 1)
      case "&": add(.and, 1)
      case "|": add(.or, 1)
      case "=": add(.comparison(.equal), 1)
      case "~": add(.comparison(.contains), 1)
      case "!" where isBeforeEquals: add(.comparison(.different), 2)
      case "!": add(.not, 1)
      case "<" where isBeforeEquals: add(.comparison(.atMost), 2)
      case "<": add(.comparison(.less), 1)
      case ">" where isBeforeEquals: add(.comparison(.atLeast), 2)
      case ">": add(.comparison(.greater), 1)
      case "\"", "'":
        let token = quoted(characters, from: at)
        tokens.append(token)
        at = token.range.upperBound
      default:
        let length = characters[at...].prefix { isWordCharacter($0) }.count
        if length > 0 { add(.word, length) } else { add(.control, 1) }
      }
    }
    return tokens
  }

  /// Whether a text can stand in a filter without quotes.
  static func isWord(_ text: String) -> Bool {
    !text.isEmpty && text.allSatisfy(isWordCharacter)
  }

  /// The text as it stands in a filter: in quotes only where it has to.
  static func written(_ text: String, isReserved: Bool = false) -> String {
    isWord(text) && !isReserved ? text : quoted(text)
  }

  /// The text in quotes.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for character in text {
      if character == "\"" || character == "\\" { result.append("\\") }
      result.append(character)
    }
    return result + "\""
  }

  private static func isWordCharacter(_ character: Character) -> Bool {
    switch character {
    case "(", ")", ",", "&", "|", "=", "~", "!", "<", ">", "\"", "'": false
    default:
      !character.isWhitespace
        && !character.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
  }

  private static func quoted(_ characters: [Character], from start: Int) -> FilterToken {
    var text = ""
    var at = start + 1
    while at < characters.count {
      let character = characters[at]
      if character == characters[start] {
        return FilterToken(kind: .quoted, text: text, range: start..<at + 1)
      }
      if character == "\\" {
        guard at + 1 < characters.count else { break }
        guard ["\\", "\"", "'"].contains(characters[at + 1]) else {
          return FilterToken(kind: .badEscape, text: text, range: at..<at + 2)
        }
        at += 1
      }
      text.append(characters[at])
      at += 1
    }
    return FilterToken(kind: .unterminated, text: text, range: start..<characters.count)
  }
}

/// How a filter compares a column with a value.
public enum FilterOperator: String, Sendable, Hashable, CaseIterable {
  /// Equal; texts without regard to case.
  case equal = "="
  /// Not equal.
  case different = "!="
  /// Less, or earlier.
  case less = "<"
  /// At most, or not later.
  case atMost = "<="
  /// Greater, or later.
  case greater = ">"
  /// At least, or not earlier.
  case atLeast = ">="
  /// Contains the text, without regard to case.
  case contains = "~"
  /// Equal to one of several values.
  case isOneOf = "in"

  /// Whether it asks for an order, which texts do not have here.
  var isOrder: Bool {
    switch self {
    case .less, .atMost, .greater, .atLeast: true
    case .equal, .different, .contains, .isOneOf: false
    }
  }

  /// Whether it holds of two things of which one is less than, equal to or greater than the other.
  @inline(__always)
  func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
    switch self {
    case .equal, .isOneOf: left == right
    case .different: left != right
    case .less: left < right
    case .atMost: left <= right
    case .greater: left > right
    case .atLeast: left >= right
    case .contains: false
    }
  }
}
