import Testing

@testable import Cells

@Suite("Links")
struct LinkTests {
  /// Three rows: two numbers, none, three numbers.
  private static let canvas: Canvas = {
    var canvas = Canvas(Grid(Size(columns: 20, rows: 5)))
    canvas.within(Rect(column: 2, row: 1, columns: 16, rows: 4)) { canvas in
      canvas.write([span(12), Span("  "), span(3)], column: 0, row: 0)
      canvas.write("nothing", column: 0, row: 1)
      canvas.write([span(7), Span("   "), span(8), Span("   "), span(999)], column: 0, row: 2)
    }
    return canvas
  }()

  private static func span(_ number: Int) -> Span {
    Span("\(number)", link: LinkTarget(number))
  }

  private let map = LinkMap(LinkTests.canvas.links)

  private func number(_ link: Link?) -> Int? { link?.target.value(as: Int.self) }

  @Test("a run of text that leads somewhere is a link where it is drawn")
  func written() {
    #expect(map.links.map { number($0) } == [12, 3, 7, 8, 999])
    #expect(map.links[0].rect == Rect(column: 2, row: 1, columns: 2, rows: 1))
    #expect(number(map.link(at: Point(column: 6, row: 1))) == 3)
    #expect(map.link(at: Point(column: 5, row: 1)) == nil)
  }

  @Test("what is cut off the canvas is no link")
  func clipped() {
    var canvas = Canvas(Grid(Size(columns: 4, rows: 1)))
    canvas.write([Span("abc"), Span("de", link: LinkTarget(1))], column: 0, row: 0)
    canvas.write([Span("xy", link: LinkTarget(2))], column: 4, row: 0)
    canvas.write([Span("xy", link: LinkTarget(3))], column: 0, row: 1)
    #expect(canvas.links.count == 1)
    #expect(canvas.links.first?.rect == Rect(column: 3, row: 0, columns: 1, rows: 1))
  }

  @Test("left and right stay on the row, up and down go to the nearest row with links")
  func walk() throws {
    let first = try #require(map.links.first)
    #expect(map.next(.left, from: first.rect) == nil && map.next(.up, from: first.rect) == nil)
    let second = try #require(map.next(.right, from: first.rect))
    #expect(number(second) == 3 && map.next(.right, from: second.rect) == nil)
    let below = try #require(map.next(.down, from: second.rect))
    #expect(number(below) == 8)
    #expect(number(map.next(.right, from: below.rect)) == 999)
    #expect(number(map.next(.up, from: below.rect)) == 3)
    #expect(map.next(.down, from: below.rect) == nil)
  }

  @Test("up and down go to what lies under the column, be it ever so wide")
  func wide() throws {
    var canvas = Canvas(Grid(Size(columns: 40, rows: 2)))
    canvas.write([Span("here", link: LinkTarget(1))], column: 4, row: 0)
    canvas.write([Span("end", link: LinkTarget(2))], column: 0, row: 1)
    canvas.link(Rect(column: 5, row: 1, columns: 30, rows: 1), to: LinkTarget(3))
    let map = LinkMap(canvas.links)
    let first = try #require(map.links.first)
    #expect(map.next(.down, from: first.rect)?.rect.minColumn == 5)
  }

  @Test("a walk over the rows keeps to its column, also past a row that has nothing there")
  func goal() throws {
    var canvas = Canvas(Grid(Size(columns: 20, rows: 3)))
    canvas.write([Self.span(1)], column: 4, row: 0)
    canvas.write([Self.span(22)], column: 12, row: 0)
    canvas.write([Self.span(3)], column: 4, row: 1)
    canvas.write([Self.span(4)], column: 5, row: 2)
    canvas.write([Self.span(5)], column: 13, row: 2)
    let map = LinkMap(canvas.links)
    let second = try #require(map.links.dropFirst().first)
    let lone = try #require(map.next(.down, from: second.rect))
    #expect(number(lone) == 3)
    #expect(number(map.next(.down, from: lone.rect)) == 4)
    #expect(number(map.next(.down, from: lone.rect, goal: second.rect.maxColumn)) == 5)
  }

  @Test("what stands aside can be left out")
  func asides() {
    var canvas = Canvas(Grid(Size(columns: 9, rows: 3)))
    canvas.write([Self.span(1)], column: 0, row: 0)
    canvas.aside { $0.write([Self.span(2)], column: 0, row: 1) }
    canvas.write([Self.span(3)], column: 0, row: 2)
    let map = LinkMap(canvas.links, from: Point(column: 0, row: 0))
    #expect(map.links.map(\.isAside) == [false, true, false])
    #expect(map.withoutAsides.links.map { number($0) } == [1, 3])
  }

  @Test("of equal targets the one nearest to where the cursor was is meant")
  func equalTargets() {
    var canvas = Canvas(Grid(Size(columns: 9, rows: 3)))
    for row in 0..<3 { canvas.write([Self.span(5)], column: row, row: row) }
    let map = LinkMap(canvas.links)
    let found = map.link(to: LinkTarget(5), near: Point(column: 1, row: 1))
    #expect(found?.rect.minRow == 1)
    #expect(map.link(to: LinkTarget(6), near: Point(column: 1, row: 1)) == nil)
    #expect(map.nearest(to: Point(column: 8, row: 9))?.rect.minRow == 2)
    #expect(LinkMap([]).nearest(to: Point(column: 0, row: 0)) == nil)
  }

  @Test("a table's cells keep their links, cut or not")
  func table() {
    let table = TableView(
      columns: [TableColumn(title: [Span("a")]), TableColumn(title: [Span("n")])],
      rows: [[Span("x"), Self.span(41)], [Span("y"), Self.span(42)]])
    var canvas = Canvas(Grid(Size(columns: 20, rows: 5)))
    table.draw(on: &canvas)
    #expect(canvas.links.map { number($0) } == [41, 42])
    let cut = [Span("12345", link: LinkTarget(1))].cut(to: 3, ellipsis: "~")
    #expect(cut.first?.link == LinkTarget(1))
  }

  @Test("a target keeps its value and compares by it")
  func target() {
    #expect(LinkTarget("a") == LinkTarget("a") && LinkTarget("a") != LinkTarget("b"))
    #expect(LinkTarget(1).value(as: String.self) == nil && LinkTarget(1).value(as: Int.self) == 1)
    #expect(LinkTarget(1) != LinkTarget("1") && LinkTarget(1) != LinkTarget(Int64(1)))
    #expect(Set([LinkTarget(1), LinkTarget(2), LinkTarget(1), LinkTarget("1")]).count == 3)
  }

  @Test("restyling changes nothing but the look, inside the canvas alone")
  func restyle() {
    var canvas = Canvas(Grid(Size(columns: 4, rows: 1)))
    canvas.write("abcd", column: 0, row: 0)
    canvas.restyle(Rect(column: 2, row: 0, columns: 9, rows: 9)) { $0.adding(.reverse) }
    #expect(canvas.grid.text == "abcd")
    #expect(
      (0..<4).map { canvas.grid[$0, 0].style.attributes == .reverse } == [false, false, true, true])
  }
}
