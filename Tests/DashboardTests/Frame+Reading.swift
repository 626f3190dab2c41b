import Cells
import TestSupport
import Testing

@testable import Dashboard

/// A frame as tests read it: the grid that is painted.
extension Frame {
  var text: String { grid.text }
  var size: Size { grid.size }
  var cells: [Cell] { grid.cells }

  func line(_ row: Int) -> String { grid.line(row) }

  subscript(column: Int, row: Int) -> Cell { grid[column, row] }

  /// Where the mouse hits something.
  func rect(of target: HitArea.Target) -> Rect? { hits.first { $0.target == target }?.rect }
}

/// Compares what is painted with the snapshot of that name.
func expectSnapshot(
  _ frame: Frame, named name: String, filePath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expectSnapshot(frame.grid, named: name, filePath: filePath, sourceLocation: sourceLocation)
}

/// Applies an event on a frame of the state and brings the state to what the next one shows.
func update(_ state: inout State, _ event: Event) -> [Effect] {
  var display = Display(state)
  let effects = display.handle(event)
  display.settle()
  state = display.state
  return effects
}

extension Display {
  /// A state without colours.
  init(_ state: State) {
    self.init(state, Look(theme: .plain, glyphs: state.glyphs))
  }
}

/// The inside of the surface that has the keys, as it is drawn on the screen.
struct FocusedPart {
  let grid: Grid
  let links: [Link]

  init(_ state: State) throws {
    let frame = render(state, .plain)
    let part = try #require(frame[state.view.surface])
    links = part.links.links
    var grid = Grid(part.inside.size)
    for row in 0..<grid.size.rows {
      for column in 0..<grid.size.columns {
        grid[column, row] = frame[part.inside.minColumn + column, part.inside.minRow + row]
      }
    }
    self.grid = grid
  }
}

extension State {
  /// Does what a command of the palette means on a frame of the state.
  mutating func carryOut(_ id: CommandID) throws -> [Effect] {
    let choice = try #require(choices.first { $0.id == id }, "\(id)")
    return carryOut(choice.step, on: render(self, .plain))
  }

  /// What the cursor is on.
  var destination: LinkDestination? { render(self, .plain).cursor?.destination }
}
