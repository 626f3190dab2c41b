extension TOMLError: CustomStringConvertible {
  /// The place and what is wrong there: `line 3, column 9: There is no value. Write one here.`
  public var description: String {
    "line \(position.line), column \(position.column): \(message)"
  }

  /// What is wrong and what to do, in whole sentences; what comes from the text is cut short and has no
  /// character in it that steers a terminal.
  public var message: String {
    switch reason {
    case .tooLong: "The file is longer than 1 MiB. Only shorter ones are read."
    case .tooDeep:
      "More than \(TOMLTable.maximumDepth) tables, lists and dotted names lie in each other."
        + " Write it flatter."
    case .notUTF8(let byte):
      "The byte \(Self.hexadecimal(UInt32(byte), digits: 2)) is not UTF-8."
        + " Save the file in the encoding UTF-8."
    case .utf16: "The file is in UTF-16. Save it in the encoding UTF-8."
    case .controlCharacter(let byte):
      "The control character U+\(Self.hexadecimal(UInt32(byte), digits: 4)) cannot stand here."
        + " Delete it."
    case .carriageReturn:
      "A carriage return without a line feed ends no line. Save the file with the line ends of Unix"
        + " or Windows."
    case .nameExpected(let found):
      "There is \(found.phrase) where a name should be. Write a name such as title, in quotes if it has"
        + " anything but letters from A to Z, digits, - and _ in it."
    case .nameInThreeQuotes: "A name cannot be in three quotes. Write one on either side."
    case .equalsExpected(let found):
      "There is \(found.phrase) where the = behind a name should be. Write = and a value; a name with"
        + " anything but letters from A to Z, digits, - and _ in it needs quotes."
    case .headerNotClosed(let found, let isList):
      "There is \(found.phrase) where \(isList ? "]]" : "]") should end the header."
        + " Write it; a name with anything but letters from A to Z, digits, - and _ in it needs quotes."
    case .valueExpected(let found):
      "There is \(found.phrase) where a value should be."
        + " Write one: \"a text\", 12, 1.5, true, 2003-01-31 or a list [1, 2]."
    case .lineEndExpected(let found):
      "There is \(found.phrase) where the line should end."
        + " Begin a new line, or put # before what is only a remark."
    case .unquotedText(let text):
      "\(Self.quoted(text)) is no value. Put a text in quotes; true and false are written small and"
        + " without."
    case .textNotClosed(let quotes):
      quotes.count == 1
        ? "The text that begins here does not end on this line. Write \(quotes) behind it."
        : "The text that begins here does not end. Write \(quotes) behind it."
    case .escapeUnknown(let found):
      "There is \(found.phrase) behind a \\, which means nothing. Write \\\\ for the character itself, or"
        + " put the text in ' instead of \"."
    case .escapeIsNoCharacter:
      "Behind \\u come the 4, behind \\U the 8 hexadecimal digits of a character. Write \\\\ for the"
        + " character \\ itself."
    case .listNotClosed: "The list that begins here does not end. Write ] behind its last value."
    case .commaExpectedInList(let found, let opening):
      "There is \(found.phrase) where a , or ] should be in the list that begins on line"
        + " \(opening.line). Write one of them."
    case .bracesNotClosed:
      "The table that begins here does not end on this line. Write } behind its last value."
    case .commaExpectedInBraces(let found):
      "There is \(found.phrase) where a , or } should be. Write one of them; a table in braces stands on"
        + " one line."
    case .commaBeforeBrace: "There is no name behind this comma. Delete it."
    case .number(let text, let fault): "\(Self.quoted(text)) \(fault.phrase)"
    case .dateOrTime(let text):
      "\(Self.quoted(text)) is no date or time that exists."
        + " Write 2003-01-31, 2003-01-31T12:30:00, 2003-01-31T12:30:00Z or 12:30:00."
    case .keyTwice(let key, let first):
      "\(Self.quoted(key)) is already set on line \(first.line). Delete one of the two."
    case .tableTwice(let key, let first):
      "The table \(Self.quoted(key)) already begins on line \(first.line)."
        + " Move what stands here up to it; if there are several such tables, write [[ ]] around the"
        + " name of each."
    case .cannotGrow(let key, let holder, let first):
      "\(Self.quoted(key)) \(holder.phrase(first))"
    }
  }

  /// A text of the file for a message: at most 40 characters of it.
  private static func quoted(_ text: String) -> String {
    text.unicodeScalars.count > 40
      ? "\(String(text.unicodeScalars.prefix(40)).tomlQuoted)..." : text.tomlQuoted
  }

  fileprivate static func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}

extension TOMLError.Found {
  fileprivate var phrase: String {
    switch self {
    case .endOfText: "nothing more"
    case .endOfLine: "the end of the line"
    case .character(" "), .character("\t"): "a blank"
    case .character(let scalar):
      scalar.tomlEscape == nil
        ? "\"\(scalar)\""
        : scalar == "\"" || scalar == "\\"
          ? String(scalar) : "the character U+\(TOMLError.hexadecimal(scalar.value, digits: 4))"
    }
  }
}

extension TOMLError.NumberFault {
  fileprivate var phrase: String {
    switch self {
    case .leadingZero:
      "is no number: it begins with 0. Write it without, or in quotes if it is a code."
    case .underscore: "is no number: a _ stands between two digits. Delete it."
    case .point: "is no number: a point has digits on both sides. Write them, or put it in quotes."
    case .range: "is larger than a number can be. Write a smaller one, or put it in quotes."
    case .form: "is no number, date or time. Write one, or put the text in quotes."
    }
  }
}

extension TOMLError.Holder {
  fileprivate func phrase(_ first: TOMLPosition) -> String {
    switch self {
    case .value: "is a value on line \(first.line), no table. Choose another name."
    case .whole: "is written whole on line \(first.line). Add to it there."
    case .headerTable:
      "is a table of the header on line \(first.line). Write what belongs to it under a header."
    case .dottedTable:
      "is made by names with dots from line \(first.line) on. Add to it there, or use headers alone."
    case .tableList:
      "is a list of tables from line \(first.line) on. Write [[ ]] around the name of each."
    case .singleTable:
      "is a single table on line \(first.line). Write [[ ]] around the name there too."
    }
  }
}
