import TrialModel

/// A filter while it is being typed: what could come next, and what it would do as it stands.
public struct FilterDraft: Sendable, Equatable {
  /// The filter so far.
  public let text: String
  /// How many of its characters stand before the cursor.
  public let cursor: Int
  /// What could stand at the cursor.
  public let completion: FilterCompletion
  /// Why it cannot be used as it stands; `nil` if it can, and for an empty one, which keeps everybody.
  public let failure: FilterFailure?
  /// Subjects of the population that it would keep; `nil` if it cannot be used.
  public let kept: Int?
  /// Subjects of the population without any filter.
  public let total: Int
}

extension SubjectIndex {
  /// What a filter would do in place of the one that the index stands on, and how it could go on.
  ///
  /// `text` is the filter so far; it need not be one yet. `cursor` is how many characters stand
  /// before the cursor.
  public func draft(of text: String, cursor: Int) -> FilterDraft {
    let everybody = basis.everybody
    let columns = FilterColumns(everybody)
    func count(_ membership: SubjectMembership) -> Int {
      membership.arms(of: basis.population, best: basis.best).count { $0 >= 0 }
    }
    let isEmpty = text.allSatisfy(\.isWhitespace)
    let reading = isEmpty ? nil : FilterReading(text, everybody)
    let total = count(everybody)
    let kept = reading.map { count(everybody.keeping($0.keeps)) } ?? total
    return FilterDraft(
      text: text, cursor: cursor,
      completion: FilterCompletion(text, cursor: cursor, columns: columns),
      failure: reading?.failure, kept: reading?.failure == nil ? kept : nil, total: total)
  }
}

/// What could be typed next in a filter, from what the study has.
public struct FilterCompletion: Sendable, Equatable {
  /// One thing to type.
  public struct Candidate: Sendable, Equatable {
    /// What it is.
    public enum Kind: Sendable, Equatable {
      case column, comparison, value, word
    }

    /// The text to put in, in quotes where it has to be.
    public let text: String
    /// What it is.
    public let kind: Kind
    /// For a value, how many subjects have it.
    public let count: Int?
  }

  /// What could be typed; columns and operators in their usual order, values most frequent first.
  public let candidates: [Candidate]
  /// The characters of the filter that a candidate replaces: the word at the cursor, or nothing.
  public let range: Range<Int>

  /// What could stand at the cursor.
  ///
  /// - Parameters:
  ///   - text: The filter so far; it need not be one yet.
  ///   - cursor: How many characters stand before the cursor.
  ///   - columns: The columns of the study.
  public init(_ text: String, cursor: Int, columns: FilterColumns) {
    let cursor = min(max(0, cursor), text.count)
    let tokens = FilterToken.tokens(text)
    // The word that the cursor is in or at the end of is the one to be completed.
    let word = tokens.first { token in
      let isTyped = token.kind == .word || token.kind == .quoted || token.kind == .unterminated
      return isTyped && token.range.lowerBound < cursor && token.range.upperBound >= cursor
    }
    let before = tokens.filter { $0.range.upperBound <= cursor && $0 != word }
    var start = cursor
    var typed = ""
    if let word {
      start = word.range.lowerBound
      let characters = Array(text)[start..<cursor]
      typed = String(word.kind == .word ? characters : characters.dropFirst()).lowercased()
    }
    range = start..<max(cursor, word?.range.upperBound ?? cursor)
    let all = Place(before, columns).candidates(columns)
    let beginning = all.filter { $0.plain.lowercased().hasPrefix(typed) }
    let others = all.filter { candidate in
      let plain = candidate.plain.lowercased()
      return !typed.isEmpty && !plain.hasPrefix(typed) && plain.contains(typed)
    }
    candidates = (beginning + others).map(\.candidate)
  }

  /// A candidate and its text without quotes.
  private struct Entry {
    let plain: String
    let candidate: Candidate

    init(_ plain: String, _ kind: Candidate.Kind, written: String? = nil, count: Int? = nil) {
      self.plain = plain
      candidate = Candidate(text: written ?? plain, kind: kind, count: count)
    }
  }

  /// What is expected after some pieces of a filter.
  private enum Place {
    case column
    case comparison(FilterColumn)
    case listStart
    case value(FilterColumn, FilterOperator)
    case listEnd
    case conjunction(isInside: Bool)
    /// After something that is wrong.
    case nothing

    init(_ tokens: [FilterToken], _ columns: FilterColumns) {
      var place = Place.column
      var open = 0
      var list: FilterColumn?
      for token in tokens {
        switch (place, token.kind) {
        case (.column, .open): open += 1
        case (.column, .not): break
        case (.column, .word) where token.isWord("not"): break
        case (.column, .word), (.column, .quoted):
          place = columns[token.text].map { .comparison($0) } ?? .nothing
        case (.comparison(let column), .comparison(let operation)):
          place = .value(column, operation)
        case (.comparison, .word) where token.isWord("not"): break
        case (.comparison(let column), .word) where token.isWord("in"):
          list = column
          place = .listStart
        case (.listStart, .open):
          place = list.map { .value($0, .isOneOf) } ?? .nothing
        case (.value(_, let operation), .word), (.value(_, let operation), .quoted):
          place = operation == .isOneOf ? .listEnd : .conjunction(isInside: open > 0)
        case (.listEnd, .comma): place = list.map { .value($0, .isOneOf) } ?? .nothing
        case (.listEnd, .close): place = .conjunction(isInside: open > 0)
        case (.conjunction, .close) where open > 0:
          open -= 1
          place = .conjunction(isInside: open > 0)
        case (.conjunction, .and), (.conjunction, .or): place = .column
        case (.conjunction, .word) where token.isWord("and") || token.isWord("or"):
          place = .column
        default: place = .nothing
        }
      }
      self = place
    }

    func candidates(_ columns: FilterColumns) -> [Entry] {
      switch self {
      case .column:
        return columns.names.map {
          Entry(
            $0, .column,
            written: FilterToken.written($0, isReserved: $0.lowercased() == "not"))
        }
      case .comparison(let column):
        var isCoded = false
        if case .coded = columns.data(of: column) { isCoded = true }
        return FilterOperator.allCases
          .filter { $0 == .contains ? isCoded : !$0.isOrder || column.kind != .text }
          .map { Entry($0.rawValue, .comparison) } + [Entry("not in", .comparison)]
      case .listStart: return [Entry("(", .word)]
      case .value(let column, let operation): return Place.values(column, operation, columns)
      case .listEnd: return [Entry(",", .word), Entry(")", .word)]
      case .conjunction(let isInside):
        return [Entry("&", .word), Entry("|", .word), Entry("and", .word), Entry("or", .word)]
          + (isInside ? [Entry(")", .word)] : [])
      case .nothing: return []
      }
    }

    private static func values(
      _ column: FilterColumn, _ operation: FilterOperator, _ columns: FilterColumns
    ) -> [Entry] {
      let summary = columns.summary(of: column)
      var entries = summary.values.map { value in
        let isReserved =
          value.text.lowercased() == FilterValue.missingWord
          || (column.kind == .date && value.text.count != 10)
        return Entry(
          value.text, .value, written: FilterToken.written(value.text, isReserved: isReserved),
          count: value.count)
      }
      if entries.isEmpty, let numbers = summary.numbers {
        entries = Place.ends(numbers).map { Entry(FilterValue.written($0), .value) }
      } else if entries.isEmpty, let days = summary.days {
        entries = Place.ends(days).map { Entry($0.description, .value) }
      }
      if summary.missing > 0, !operation.isOrder, operation != .contains {
        entries.append(Entry(FilterValue.missingWord, .value, count: summary.missing))
      }
      return entries
    }

    private static func ends<Bound>(_ range: ClosedRange<Bound>) -> [Bound] {
      range.lowerBound == range.upperBound
        ? [range.lowerBound] : [range.lowerBound, range.upperBound]
    }
  }
}
