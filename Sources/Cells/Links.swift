/// A piece of a drawn canvas that leads somewhere: a number that leads to its patients.
public struct Link: Hashable, Sendable {
  /// The cells, in the grid's coordinates.
  public let rect: Rect
  /// What they lead to.
  public let target: LinkTarget
  /// Whether it stands beside what the canvas is about, as in small print: a cursor that walks over
  /// rows comes there last.
  public let isAside: Bool

  /// A link of those cells.
  public init(rect: Rect, target: LinkTarget, isAside: Bool = false) {
    self.rect = rect
    self.target = target
    self.isAside = isAside
  }
}

/// What a piece of text leads to.
///
/// Cells carries it from the code that writes the text to the code that reads a canvas's links, and never
/// looks inside.
public struct LinkTarget: Hashable, Sendable {
  private let base: any Hashable & Sendable

  /// A target made of any value that can be compared.
  public init(_ value: some Hashable & Sendable) {
    base = value
  }

  /// The value, if it is of that type.
  public func value<Value>(as type: Value.Type) -> Value? {
    base as? Value
  }

  /// Whether both lead to equal values of one type.
  public static func == (left: LinkTarget, right: LinkTarget) -> Bool {
    left.base.equals(right.base)
  }

  /// Feeds the value to the hasher.
  public func hash(into hasher: inout Hasher) {
    base.hash(into: &hasher)
  }
}

extension Equatable {
  /// Whether another value is of the same type and equal.
  fileprivate func equals(_ other: any Equatable) -> Bool {
    (other as? Self) == self
  }
}

/// The links of a drawn canvas, as a cursor walks over them.
///
/// Up and down go to the nearest row that has links and there to the one nearest by column; left and
/// right stay on the row.
public struct LinkMap: Sendable, Hashable {
  /// Where the cursor can go.
  public enum Direction: Sendable, Hashable {
    case up, down, left, right
  }

  /// The links in reading order.
  public private(set) var links: [Link]

  /// The links of a canvas, their places counted from a corner of it.
  public init(_ links: some Sequence<Link>, from origin: Point = Point(column: 0, row: 0)) {
    self.links = links.map { link in
      var rect = link.rect
      rect.origin = Point(
        column: rect.minColumn - origin.column, row: rect.minRow - origin.row)
      return Link(rect: rect, target: link.target, isAside: link.isAside)
    }.sorted {
      ($0.rect.minRow, $0.rect.minColumn) < ($1.rect.minRow, $1.rect.minColumn)
    }
  }

  /// The link that is meant by a target last seen at a place: of those with that target the one
  /// nearest to the place.
  public func link(to target: LinkTarget, near place: Point) -> Link? {
    nearest(to: place, among: links.filter { $0.target == target })
  }

  /// The link nearest to a place, rows counting more than columns.
  public func nearest(to place: Point) -> Link? {
    nearest(to: place, among: links)
  }

  /// The link under a cell.
  public func link(at place: Point) -> Link? {
    links.first { $0.rect.contains(place) }
  }

  /// The links without those that stand aside.
  public var withoutAsides: LinkMap {
    var map = self
    map.links.removeAll(where: \.isAside)
    return map
  }

  /// Returns the next link in a direction; `nil` if there is none.
  ///
  /// Up and down lead to the link whose right end is nearest to the column `goal`, by default the right
  /// end of the rectangle, because numbers are aligned at their right ends.
  public func next(_ direction: Direction, from rect: Rect, goal: Int? = nil) -> Link? {
    switch direction {
    case .left:
      return links.last { $0.rect.minRow == rect.minRow && $0.rect.minColumn < rect.minColumn }
    case .right:
      return links.first { $0.rect.minRow == rect.minRow && $0.rect.minColumn > rect.minColumn }
    case .up, .down:
      let beyond = links.filter {
        direction == .up ? $0.rect.minRow < rect.minRow : $0.rect.minRow > rect.minRow
      }
      let rows = beyond.lazy.map(\.rect.minRow)
      guard let row = direction == .up ? rows.max() : rows.min() else { return nil }
      let end = goal ?? rect.maxColumn
      return beyond.filter { $0.rect.minRow == row }
        .min { Self.distance($0, end) < Self.distance($1, end) }
    }
  }

  /// Returns the distance from a column to the right end of a link; 0 within the link.
  private static func distance(_ link: Link, _ end: Int) -> Int {
    link.rect.minColumn < end && end <= link.rect.maxColumn ? 0 : abs(link.rect.maxColumn - end)
  }

  private func nearest(to place: Point, among links: [Link]) -> Link? {
    links.min { Self.distance($0, place) < Self.distance($1, place) }
  }

  private static func distance(_ link: Link, _ place: Point) -> (Int, Int) {
    let rows = abs(link.rect.minRow - place.row)
    let columns = min(
      abs(link.rect.maxColumn - place.column), abs(link.rect.minColumn - place.column))
    return (rows, link.rect.contains(place) ? 0 : columns)
  }
}
