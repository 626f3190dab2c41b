/// The lines in which one text differs from another, with the lines around them.
struct LineDifference {
  /// Lines shown around one that differs.
  private static let context = 3
  /// Lines shown at most.
  private static let most = 80
  /// Lines that are compared one with one where the texts differ in more of them than this.
  private static let mostCompared = 1500

  /// The differing parts, each under the number of its first line in the new text: `-` before a line
  /// of the old text alone, `+` before one of the new text alone.
  let text: String

  init(from old: String, to new: String) {
    let rows = LineDifference.rows(LineDifference.lines(old), LineDifference.lines(new))
    let changed = rows.indices.filter { rows[$0].mark != " " }
    var parts: [String] = []
    var end = 0
    for index in changed {
      let first = max(end, index - LineDifference.context)
      if first > end || parts.isEmpty { parts.append("@ line \(rows[first].number)") }
      let last = min(rows.count, index + 1 + LineDifference.context)
      // Lines after a change that the next change tells of are told there.
      for row in rows[min(first, last)..<last] { parts.append("\(row.mark) \(row.text)") }
      end = max(end, last)
    }
    if parts.count > LineDifference.most {
      let rest = parts.count - LineDifference.most
      parts = parts.prefix(LineDifference.most) + ["... and \(rest) lines more"]
    }
    text = parts.joined(separator: "\n")
  }

  private struct Row {
    let mark: Character
    let text: Substring
    /// The line in the new text, or the next one there.
    let number: Int
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// All lines of both, those of the old text before those that replace them.
  private static func rows(_ old: [Substring], _ new: [Substring]) -> [Row] {
    let start = zip(old, new).prefix { $0 == $1 }.count
    let tail = zip(old.dropFirst(start).reversed(), new.dropFirst(start).reversed())
      .prefix { $0 == $1 }.count
    let before = Array(old[start..<old.count - tail])
    let after = Array(new[start..<new.count - tail])
    var removed = Set(before.indices)
    var inserted = Set(after.indices)
    if max(before.count, after.count) <= mostCompared {
      let difference = after.difference(from: before)
      removed = Set(difference.removals.map(\.place))
      inserted = Set(difference.insertions.map(\.place))
    } else if before.count == after.count {
      removed = Set(before.indices.filter { before[$0] != after[$0] })
      inserted = removed
    }
    var rows = new[..<start].enumerated().map { Row(mark: " ", text: $1, number: $0 + 1) }
    var (left, right) = (0, 0)
    while left < before.count || right < after.count {
      let number = start + right + 1
      if left < before.count, removed.contains(left) {
        rows.append(Row(mark: "-", text: before[left], number: number))
        left += 1
      } else if right < after.count, inserted.contains(right) {
        rows.append(Row(mark: "+", text: after[right], number: number))
        right += 1
      } else {
        rows.append(Row(mark: " ", text: after[right], number: number))
        left += 1
        right += 1
      }
    }
    for (offset, line) in new[(new.count - tail)...].enumerated() {
      rows.append(Row(mark: " ", text: line, number: new.count - tail + offset + 1))
    }
    return rows
  }
}

extension CollectionDifference.Change {
  /// Where it is.
  fileprivate var place: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
