extension String {
  /// The text in double quotes as TOML writes it, for a value or a name.
  ///
  /// Everything that steers a terminal or is not seen is escaped, so that the text can be shown as well.
  public var tomlQuoted: String {
    var quoted = "\""
    for scalar in unicodeScalars {
      if let escape = scalar.tomlEscape {
        quoted += escape
      } else {
        quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

extension Unicode.Scalar {
  /// How TOML writes the character in double quotes, if not as it is.
  var tomlEscape: String? {
    switch self {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    case " "..."~": return nil
    default: break
    }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .spaceSeparator,
      .unassigned:
      let digits = String(value, radix: 16, uppercase: true)
      let length = digits.count > 4 ? 8 : 4
      return (length == 4 ? "\\u" : "\\U") + String(repeating: "0", count: length - digits.count)
        + digits
    default: return nil
    }
  }
}
