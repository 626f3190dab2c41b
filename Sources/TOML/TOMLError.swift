/// Why a text is no TOML 1.0, or more than is read, and where.
public struct TOMLError: Error, Sendable, Equatable {
  /// What is wrong.
  public let reason: Reason
  /// Where: the character that cannot be there, or where what is wrong as a whole begins, such as a
  /// text without an end.
  public let position: TOMLPosition

  init(_ reason: Reason, at position: TOMLPosition) {
    self.reason = reason
    self.position = position
  }

  /// What may be wrong with a text.
  public enum Reason: Sendable, Equatable {
    /// It is longer than `TOMLTable.maximumBytes`.
    case tooLong
    /// A value lies in more than `TOMLTable.maximumDepth` tables and lists, or a name has more parts.
    case tooDeep
    /// A byte that is not part of a character in UTF-8.
    case notUTF8(UInt8)
    /// It begins as UTF-16 does.
    case utf16
    /// A control character, which may not stand for itself.
    case controlCharacter(UInt8)
    /// A carriage return that no line feed follows.
    case carriageReturn
    /// Something else where a name must be.
    case nameExpected(Found)
    /// A name in three quotes.
    case nameInThreeQuotes
    /// Something else behind a name than an equals sign.
    case equalsExpected(Found)
    /// Something else behind the name of a header than its brackets.
    case headerNotClosed(Found, isList: Bool)
    /// Something else where a value must be.
    case valueExpected(Found)
    /// Something behind a value or a header on its line.
    case lineEndExpected(Found)
    /// A word that is no value, most likely a text without quotes.
    case unquotedText(String)
    /// A text that nothing ends, with the quotes that would.
    case textNotClosed(quotes: String)
    /// Something behind a backslash that means nothing there.
    case escapeUnknown(Found)
    /// Digits behind `\u` or `\U` that are too few, or no character.
    case escapeIsNoCharacter
    /// A list that nothing ends.
    case listNotClosed
    /// Something else behind an element of the list that begins there than a comma or its end.
    case commaExpectedInList(Found, opening: TOMLPosition)
    /// A table in braces that nothing ends on its line.
    case bracesNotClosed
    /// Something else behind a value of a table in braces than a comma or its end.
    case commaExpectedInBraces(Found)
    /// A comma before the end of a table in braces.
    case commaBeforeBrace
    /// A number as TOML does not write it, with the part that is wrong.
    case number(String, NumberFault)
    /// Nearly a date or time, or one that does not exist.
    case dateOrTime(String)
    /// A key for the second time, with where it is first.
    case keyTwice(String, first: TOMLPosition)
    /// A table under a header for the second time, with where it is first.
    case tableTwice(String, first: TOMLPosition)
    /// A header or dotted name that goes on where there is something else than a table that may grow.
    case cannotGrow(String, Holder, first: TOMLPosition)
  }

  /// What a reader met instead of what had to come.
  public enum Found: Sendable, Equatable {
    /// Nothing more.
    case endOfText
    /// The end of the line.
    case endOfLine
    /// A character.
    case character(Unicode.Scalar)
  }

  /// What is wrong with a number.
  public enum NumberFault: Sendable, Equatable {
    /// It begins with a zero that counts nothing.
    case leadingZero
    /// An underscore that is not between two digits.
    case underscore
    /// A point without digits on both sides.
    case point
    /// It is larger than 64 bits hold.
    case range
    /// Anything else.
    case form
  }

  /// What a key holds that another header or dotted name cannot add to.
  public enum Holder: Sendable, Equatable {
    /// A value that is no table.
    case value
    /// A table or list that was written as a whole, in braces or brackets.
    case whole
    /// A table under a header, which only its header adds to.
    case headerTable
    /// A table made by dotted names, which no header adds to.
    case dottedTable
    /// The tables of `[[headers]]`.
    case tableList
    /// A table, where `[[headers]]` ask for a list.
    case singleTable
  }
}

/// A place in a text: a line and a column, both counted from 1.
///
/// Columns count characters as editors do, one for every Unicode scalar: a tab is one, an accented
/// letter is one however many bytes it takes, a byte order mark is none.
public struct TOMLPosition: Sendable, Hashable, Comparable {
  /// The line, from 1.
  public let line: Int
  /// The column, from 1, in characters.
  public let column: Int

  /// The place at a line and a column, both from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The first character of a text.
  public static let start = TOMLPosition(line: 1, column: 1)

  /// Orders places as they are read.
  public static func < (left: TOMLPosition, right: TOMLPosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
