import Cells
import Synchronization
import Testing

@testable import Dashboard
@testable import TrialAnalysis

@Suite("Frames")
struct FrameTests {
  private typealias Fixture = AnalysisFixture

  // MARK: How often is drawn

  /// Which panels and pages were drawn, in order.
  private final class Drawings: Sendable {
    private let surfaces = Mutex<[Surface]>([])

    func add(_ surface: Surface) { surfaces.withLock { $0.append(surface) } }

    /// What was drawn since the last call.
    func taken() -> [Surface] {
      surfaces.withLock { surfaces in
        defer { surfaces = [] }
        return surfaces
      }
    }

    /// Counts the drawings of every panel and page while `work` runs.
    func counting(_ work: () throws -> Void) rethrows {
      try SurfaceView.$substitute.withValue({ Counted(panel: $0, input: $1, drawings: self) }) {
        try work()
      }
    }
  }

  /// A panel whose drawings are counted.
  private struct Counted: Panel {
    static let title = ""

    let panel: any Panel
    let input: PanelInput
    var drawings = Drawings()

    init(_ input: PanelInput) {
      self.init(panel: ArmsPanel(input), input: input, drawings: Drawings())
    }

    init(panel: any Panel, input: PanelInput, drawings: Drawings) {
      self.panel = panel
      self.input = input
      self.drawings = drawings
    }

    func subtitle(_ look: Look) -> [Span] { panel.subtitle(look) }
    func shortSubtitle(_ look: Look) -> [Span] { panel.shortSubtitle(look) }
    func trailing(_ look: Look) -> [Span] { panel.trailing(look) }

    func draw(on canvas: inout Canvas, _ look: Look) {
      drawings.add(input.surface)
      panel.draw(on: &canvas, look)
    }
  }

  @Test(
    "a frame draws every panel on the screen once", arguments: [(80, 24), (120, 40), (200, 60)])
  func onePerPanel(_ columns: Int, _ rows: Int) {
    let drawings = Drawings()
    drawings.counting {
      for script in ["", "4", "5z", "3zvv", "\n", "7", "4/nau", "?", ":", "t", "F"] {
        var state = Fixture.state(columns: columns, rows: rows)
        Fixture.press(script, &state)
        _ = drawings.taken()
        let frame = render(state, .plain)
        let drawn = drawings.taken()
        #expect(Set(drawn) == Set(ScreenLayout(state).places.map(\.surface)))
        #expect(drawn.count == Set(drawn).count && drawn.first == state.view.surface, "\(script)")
        #expect(frame.parts.map(\.surface) == drawn)
      }
    }
  }

  /// Keys that walk, scroll, page, select, open and zoom.
  private static let keys: [Key] =
    Fixture.keys("vvv>>a^<jz") + [.pageDown, .end, .pageUp, .home, .down]
    + Fixture.keys("\n") + [.end, .down] + Fixture.keys("\n") + [.pageDown, .escape, .escape]
    + Fixture.keys("ry4") + [.end] + Fixture.keys("vv>>>>") + Fixture.keys("5zx>>\u{1B}6v")

  @Test("a key is one frame: update draws nothing, and what it left is drawn once")
  func onePerKey() {
    let drawings = Drawings()
    drawings.counting {
      for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
        var runner = SyncRunner(
          Display(Fixture.state(columns: columns, rows: rows)), study: Fixture.study)
        _ = runner.display.frame()
        for key in Self.keys {
          _ = drawings.taken()
          let effects = runner.display.handle(.input(.key(key)))
          #expect(drawings.taken().isEmpty, "\(key)")
          let arm = runner.display.state.view.arm
          let frame = runner.display.frame()
          // A row that comes onto the screen with a number of another arm selects that arm.
          let isTwice = frame.landing?.destination?.arm.map { $0 != arm } ?? false
          let drawn = drawings.taken()
          #expect(drawn.count == frame.parts.count + (isTwice ? 1 : 0), "\(key)")
          for effect in effects {
            for event in runner.answers(to: effect) ?? [] { runner.send(event) }
          }
          _ = runner.display.frame()
        }
      }
    }
  }

  @Test("the frame is drawn again only if something happened or the look is another one")
  func lazily() {
    let drawings = Drawings()
    drawings.counting {
      var display = Display(Fixture.state())
      let first = display.frame()
      #expect(!drawings.taken().isEmpty)
      display.setTime(display.state.now + 1)
      display.look = .plain
      display.settle()
      #expect(display.frame() == first && drawings.taken().isEmpty)
      display.look = Look(theme: .plain, glyphs: .ascii)
      #expect(display.frame() != first && !drawings.taken().isEmpty)
      _ = display.handle(.tick(now: display.state.now, utcOffset: 0))
      #expect(drawings.taken().isEmpty)
      _ = display.frame()
      #expect(!drawings.taken().isEmpty)
    }
  }

  @Test("keys that wait for each other are each applied on a frame of the state that they meet")
  func waitingKeys() {
    var burst = SyncRunner(Display(Fixture.state(columns: 80, rows: 24)), study: Fixture.study)
    var painted = SyncRunner(Display(Fixture.state(columns: 80, rows: 24)), study: Fixture.study)
    for key in Self.keys {
      burst.send(.input(.key(key)))
      painted.send(.input(.key(key)))
      _ = painted.display.frame()
      painted.display.settle()
    }
    #expect(burst.display.frame() == painted.display.frame())
    burst.display.settle()
    #expect(burst.display.state == painted.display.state)
  }

  @Test("a state that is brought to its frame is drawn the same again")
  func settled() {
    for (columns, rows) in [(80, 24), (120, 40)] {
      var runner = SyncRunner(
        Display(Fixture.state(columns: columns, rows: rows)), study: Fixture.study)
      for key in Self.keys {
        runner.send(.input(.key(key)))
        let frame = runner.display.frame()
        runner.display.settle()
        let again = render(runner.display.state, .plain)
        #expect(again.grid == frame.grid && again.cursor == frame.cursor, "\(key)")
        #expect(again.parts == frame.parts && again.hits == frame.hits && again.landing == nil)
        var state = runner.display.state
        state.settle(on: again)
        #expect(state == runner.display.state)
      }
    }
  }

  // MARK: Scrolling

  @Test(
    "rows that are gone are not scrolled to: the last ones are shown, and the next event says so",
    arguments: PanelCatalog.ids)
  func beyondTheEnd(_ panel: PanelID) {
    for figure in PanelCatalog.kind(panel).views.indices {
      for (columns, rows) in [(80, 24), (100, 28), (60, 12)] {
        var state = Fixture.state(columns: columns, rows: rows)
        Fixture.press("\(PanelCatalog.number(of: panel))z", &state)
        state.view.panelViews[panel] = figure
        let surface = state.view.surface
        let limit = render(state, .plain)[surface]?.rows.limit
        state.view.scrollStates[surface] = ScrollState()
        state.view.scrollStates[surface]?.scroll = limit ?? 0
        let end = render(state, .plain)
        state.view.scrollStates[surface]?.scroll = 100_000
        let beyond = render(state, .plain)
        #expect(beyond.grid == end.grid && beyond.parts == end.parts, "\(figure) at \(columns)")
        _ = update(&state, .tick(now: state.now, utcOffset: 0), on: beyond)
        #expect(state.view.scrollStates[surface]?.scroll == limit)
      }
    }
  }

  @Test("a list shows its last rows when it has become shorter, and says how far it can be moved")
  func shorterList() throws {
    var runner = SyncRunner(Display(Fixture.state(columns: 80, rows: 24)), study: Fixture.study)
    for key in Fixture.keys("7G") { runner.send(.input(.key(key))) }
    let all = try #require(runner.display.frame()[.panel(.subjects)]).rows
    #expect(all.limit + all.page == 431 && all.page > 10)
    #expect(
      runner.display.state.view.scrollStates[.panel(.subjects)]?.scroll == all.limit)
    var state = runner.display.state
    state.size = Size(columns: 80, rows: 60)
    let tall = render(state, .plain)
    let rows = try #require(tall[.panel(.subjects)]).rows
    #expect(rows.limit < all.limit && rows.limit + rows.page == 431)
    state.settle(on: tall)
    #expect(state.view.scrollStates[.panel(.subjects)]?.scroll == rows.limit)
  }

  // MARK: Steps of the cursor

  /// Rows of numbers that a test makes up: one a row and arm, by where it leads.
  private struct Rows: Panel {
    static let title = ""

    let input: PanelInput
    var numbers: [[Int?]] = []
    var drawings = Drawings()

    init(_ input: PanelInput) { self.input = input }

    static func query(_ row: Int, arm: Int) -> SubjectQuery {
      SubjectQuery(.month(row), arm: arm)
    }

    func draw(on canvas: inout Canvas, _ look: Look) {
      drawings.add(input.surface)
      let rows = ScrollingRows(numbers.count, from: input.scroll, in: canvas.size)
      rows.draw(on: &canvas, look) { canvas in
        canvas.write("arm \(input.selectedArm)", column: 30, row: 0)
        for (line, row) in rows.lines {
          for (arm, number) in numbers[row].enumerated() {
            guard let number else { continue }
            let span = Span("\(number)").linked(to: Self.query(row, arm: arm))
            canvas.write([span], column: 4 + arm * 6, row: line)
          }
        }
      }
    }
  }

  /// A dashboard of 120 x 40 whose second panel has these rows and the keys, and fills the screen.
  private func walk(
    _ numbers: [[Int?]], _ drawings: Drawings = Drawings(), _ work: (inout Display) -> Void
  ) {
    SurfaceView.$substitute.withValue({ panel, input in
      guard input.surface == .panel(.enrollment) else { return panel }
      var rows = Rows(input)
      rows.numbers = numbers
      rows.drawings = drawings
      return rows
    }) {
      var state = Fixture.state()
      state.view.focus = .enrollment
      state.view.isZoomed = true
      var display = Display(state)
      work(&display)
    }
  }

  /// The row and the arm of the number that the cursor is on, as it is drawn.
  private func cursor(_ display: inout Display) -> [Int]? {
    guard let destination = display.frame().cursor?.destination,
      case .subjects(let query) = destination,
      case .month(let row) = query.subset, let arm = query.arm
    else { return nil }
    return [row, arm]
  }

  private func press(_ keys: [Key], _ display: inout Display) {
    for key in keys { _ = display.handle(.input(.key(key))) }
  }

  @Test("down the last row on the screen the rows move, and the cursor goes to the next one")
  func scrolledStep() {
    walk((0..<100).map { [$0, $0, $0] }) { display in
      let page = display.frame()[.panel(.enrollment)]?.rows.page ?? 0
      press([.right] + Array(repeating: .down, count: page - 1), &display)
      #expect(cursor(&display) == [page - 1, 1])
      #expect(display.state.view.scrollStates[.panel(.enrollment)]?.scroll == 0)
      press([.down], &display)
      #expect(cursor(&display) == [page, 1])
      #expect(display.state.view.scrollStates[.panel(.enrollment)]?.scroll == 1)
      press([.down, .down, .down, .up], &display)
      #expect(cursor(&display) == [page + 2, 1])
      #expect(display.state.view.scrollStates[.panel(.enrollment)]?.scroll == 4)
      press([.pageDown], &display)
      #expect(cursor(&display) == [page * 2 + 2, 1])
      press([.end], &display)
      #expect(cursor(&display) == [99, 1])
      press([.home], &display)
      #expect(cursor(&display) == [0, 1])
    }
  }

  @Test("a number that comes onto the screen selects its arm in the frame that shows it first")
  func otherArm() {
    let drawings = Drawings()
    // Below the first page only the third arm has numbers.
    walk((0..<100).map { $0 < 37 ? [$0, $0, $0] : [nil, nil, $0] }, drawings) { display in
      let page = display.frame()[.panel(.enrollment)]?.rows.page ?? 0
      press(Array(repeating: .down, count: 36), &display)
      #expect(page < 37 && cursor(&display) == [36, 0])
      #expect(display.frame().text.contains("arm 0"))
      _ = drawings.taken()
      press([.down], &display)
      #expect(cursor(&display) == [37, 2] && display.frame().text.contains("arm 2"))
      #expect(drawings.taken().count == 2)
      press([.down], &display)
      #expect(cursor(&display) == [38, 2] && drawings.taken().count == 1)
      press([.up], &display)
      // It returns to the column that it came from.
      press([.up], &display)
      #expect(cursor(&display) == [36, 0] && display.frame().text.contains("arm 0"))
      press([.end], &display)
      #expect(cursor(&display) == [99, 2] && display.frame().text.contains("arm 2"))
    }
  }

  @Test("past the end of a row the next arm is selected, and the cursor goes to its number there")
  func acrossArms() {
    walk([[1, 2, 3], [4, nil, 6], [7, nil, nil]]) { display in
      press([.right, .right], &display)
      #expect(cursor(&display) == [0, 2])
      press([.right], &display)
      #expect(cursor(&display) == [0, 0] && display.state.view.arm == 0)
      press([.left], &display)
      #expect(cursor(&display) == [0, 2] && display.state.view.arm == 2)
      // A row that has none of the arm keeps the cursor.
      press([.down, .down], &display)
      #expect(cursor(&display) == [2, 0])
      press([.right], &display)
      #expect(cursor(&display) == [2, 0] && display.frame().text.contains("arm 1"))
    }
  }

  @Test("a cursor whose number is gone is on the one nearest to where it was")
  func gone() {
    var display: Display?
    walk((0..<20).map { [$0, $0, $0] }) {
      press([.down, .down, .down, .right], &$0)
      _ = $0.handle(.tick(now: $0.state.now, utcOffset: 0))
      display = $0
    }
    guard let state = display?.state else { return }
    walk([[0, 1], [2, 3], [nil, 4]]) {
      $0 = Display(state)
      #expect(cursor(&$0) == [2, 1])
    }
  }
}
