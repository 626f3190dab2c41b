import Cells
import TrialAnalysis
import TrialModel

/// The cursor walks over what leads somewhere on the surface that has the keys.
///
/// Where things are stands in the frame, so a panel has no part in its cursor: what it
/// writes as a span that leads somewhere can be reached. A step to what is not drawn yet is kept in
/// the scroll state and taken when the next frame is drawn.
extension State {
  /// What the cursor of a surface is on, of the links that are drawn there.
  func cursorLink(among links: LinkMap, on surface: Surface) -> Link? {
    if let cursor = view.scrollStates[surface]?.cursor {
      return links.link(to: cursor.target, near: cursor.place) ?? links.nearest(to: cursor.place)
    }
    let links = links.withoutAsides.links
    return links.first { $0.destination?.arm == view.arm } ?? links.first
  }

  /// Where the step leads that the cursor of a surface has yet to take, of the links that are drawn
  /// there now; `nil` if it has none to take, or if there is nothing to step to.
  func landing(among links: LinkMap, on surface: Surface) -> Link? {
    switch view.scrollStates[surface]?.step {
    case .row(let direction):
      guard let cursor = view.scrollStates[surface]?.cursor else { return nil }
      let rows = links.withoutAsides
      // The row it was on has moved on; the next one has come to where it was.
      if let moved = rows.link(to: cursor.target, near: cursor.place),
        let next = rows.next(direction, from: moved.rect, goal: cursor.goal)
      {
        return next
      }
      return rows.nearest(to: Point(column: cursor.goal, row: cursor.place.row))
    case .place(let place): return links.withoutAsides.nearest(to: place)
    case .arm(let direction):
      guard let current = cursorLink(among: links, on: surface),
        current.destination?.arm != view.arm
      else { return nil }
      let own = links.links.filter {
        $0.rect.minRow == current.rect.minRow && $0.destination?.arm == view.arm
      }
      return direction == .right ? own.first : own.last
    case nil: return nil
    }
  }

  /// Takes the step that the cursor has yet to take, to where it leads if it leads anywhere; the arm
  /// of the number it comes to is selected.
  mutating func land(on link: Link?) {
    guard let step = view.scrollStates[view.surface]?.step else { return }
    view.scrollStates[view.surface]?.step = nil
    guard let link else { return }
    if case .row = step {
      put(cursor: link, goal: view.scrollStates[view.surface]?.cursor?.goal)
    } else {
      put(cursor: link)
    }
  }

  /// Brings the state to what a frame of it shows: steps are taken, and no surface is scrolled past
  /// its end.
  mutating func settle(on frame: Frame) {
    for part in frame.parts {
      guard let scroll = view.scrollStates[part.surface]?.scroll, scroll > part.rows.limit else {
        continue
      }
      view.scrollStates[part.surface]?.scroll = part.rows.limit
    }
    if view.overlay == .help, let overlay = frame.overlay {
      view.overlayScroll = min(view.overlayScroll, overlay.limit)
    }
    if frame[view.surface] != nil { land(on: frame.landing) }
  }

  /// `goal` is the column that a walk over the rows keeps to; by default that of the link.
  mutating func put(cursor link: Link, goal: Int? = nil) {
    view.scrollStates[view.surface, default: ScrollState()].cursor = Cursor(link, goal: goal)
    if let arm = link.destination?.arm { view.arm = arm }
  }

  // MARK: Moving

  /// Moves the cursor in its row; past the end of the row the next arm is selected.
  ///
  /// In a list, whose rows are one thing each, the columns are moved.
  mutating func moveAcross(_ direction: LinkMap.Direction, on frame: Frame) {
    if list != nil {
      _ = changeList { $0.moveColumns(by: direction == .right ? 1 : -1) }
      return
    }
    if let current = frame.cursor,
      let next = frame.links(view.surface).next(direction, from: current.rect)
    {
      put(cursor: next)
    } else {
      selectArm(view.arm + (direction == .right ? 1 : -1), on: frame)
      // A cursor that is not on the selected arm goes to its number in the row, if it has one.
      view.scrollStates[view.surface, default: ScrollState()].step = .arm(direction)
    }
  }

  /// Selects an arm, round and round, and takes the cursor to its number.
  mutating func selectArm(_ arm: Int, on frame: Frame) {
    let count = analysis?.arms.count ?? 0
    view.arm = count == 0 ? 0 : (arm + count) % count
    guard let current = frame.cursor, case .subjects(var query)? = current.destination,
      query.arm != nil
    else { return }
    query.arm = view.arm
    let target = LinkTarget(LinkDestination.subjects(query))
    if let link = frame.links(view.surface).link(to: target, near: current.rect.origin) {
      put(cursor: link)
    }
  }

  /// Moves by rows: the cursor where there is one, else what is shown.
  mutating func move(_ move: RowMove, on frame: Frame) {
    let surface = view.surface
    let links = frame.links(surface)
    guard let current = frame.cursor else {
      if view.focus == .arms, view.pages.isEmpty {
        let last = max(0, (analysis?.arms.count ?? 0) - 1)
        view.arm = move.moving(view.arm, limit: last, page: last)
      }
      let hasMoved = scroll(surface, move, on: frame)
      if move == .down, !hasMoved, let link = links.links.first { put(cursor: link) }
      return
    }
    switch move {
    case .down, .up:
      let direction: LinkMap.Direction = move == .down ? .down : .up
      let goal = view.scrollStates[surface]?.cursor?.goal ?? current.rect.maxColumn
      if let next = links.withoutAsides.next(direction, from: current.rect, goal: goal) {
        put(cursor: next, goal: goal)
      } else if scroll(surface, move, on: frame) {
        // It stays where it is on the screen.
        view.scrollStates[surface]?.cursor = Cursor(current, goal: goal)
        view.scrollStates[surface]?.step = .row(direction)
      } else if let next = links.next(direction, from: current.rect, goal: goal) {
        put(cursor: next, goal: goal)
      }
    case .pageDown, .pageUp, .first, .last:
      let hasMoved = scroll(surface, move, on: frame)
      let isDown = move == .pageDown || move == .last
      let isWhole = move == .first || move == .last || !hasMoved
      let row = isWhole ? (isDown ? Int.max / 2 : 0) : current.rect.minRow
      let place = Point(column: current.rect.maxColumn, row: row)
      if hasMoved {
        view.scrollStates[surface]?.step = .place(place)
      } else if let link = links.withoutAsides.nearest(to: place) {
        put(cursor: link)
      }
    }
  }

  /// Moves the rows of a surface; false if they stay where they are.
  @discardableResult
  mutating func scroll(_ surface: Surface, _ move: RowMove, on frame: Frame) -> Bool {
    guard let rows = frame[surface]?.rows else { return false }
    let before = view.scrollStates[surface]?.scroll ?? 0
    let row = move.moving(before, limit: rows.limit, page: rows.page)
    view.scrollStates[surface, default: ScrollState()].scroll = row
    return row != before
  }
}

extension Cursor {
  /// A cursor on a link.
  fileprivate init(_ link: Link, goal: Int?) {
    self.init(target: link.target, place: link.rect.origin, goal: goal ?? link.rect.maxColumn)
  }
}

extension Frame {
  /// The links of a surface; none if it is not on the screen.
  func links(_ surface: Surface) -> LinkMap { self[surface]?.links ?? LinkMap([]) }
}

/// A movement by rows.
enum RowMove: Sendable {
  case up, down, pageUp, pageDown, first, last

  /// The row after it, no further than a limit.
  func moving(_ row: Int, limit: Int, page: Int) -> Int {
    let moved =
      switch self {
      case .down: row + 1
      case .up: row - 1
      case .pageDown: row + page
      case .pageUp: row - page
      case .first: 0
      case .last: limit
      }
    return min(max(0, moved), limit)
  }
}

extension State {
  /// Why there is no other arm to select; `nil` if there is one.
  fileprivate var missingArms: String? {
    guard let analysis else { return "There is no study yet." }
    return analysis.arms.count > 1 ? nil : "There is no other arm in this study."
  }
}

extension CommandID {
  static let open: CommandID = "open"
}

extension Command {
  /// Moving the cursor.
  static let cursor = [
    Command(
      about: .moving,
      [
        .moving("row-up", [.up, .character("k")], .up),
        .moving("row-down", [.down, .character("j")], .down),
      ],
      label: "row", help: "Move the cursor to the numbers of the row above or below.",
      footerRank: 1, isMovement: true,
      footer: { state, destination in
        let isArm = state.view.focus == .arms && state.view.pages.isEmpty
        return destination == nil && isArm ? .shown(label: "arm") : .usual
      }),
    Command(
      about: .moving,
      [
        Step("previous-number", [.left, .character("h")]) { state, frame in
          state.moveAcross(.left, on: frame)
          return []
        },
        Step("next-number", [.right, .character("l")]) { state, frame in
          state.moveAcross(.right, on: frame)
          return []
        },
      ],
      label: "number",
      help: "Move the cursor over the numbers of a row; past its end, to the next arm.",
      footerRank: 2, isMovement: true,
      footer: { state, destination in
        if destination != nil { return .usual }
        return state.missingArms == nil ? .shown(label: "arm") : .hidden
      }),
  ]

  /// Moving by pages and to the ends.
  static let paging = [
    Command(
      about: .moving,
      [.moving("page-up", [.pageUp], .pageUp), .moving("page-down", [.pageDown], .pageDown)],
      label: "pages", help: "Move by as many rows as are on the screen.", isMovement: true),
    Command(
      about: .moving,
      [
        .moving("first-row", [.character("g"), .home], .first),
        .moving("last-row", [.character("G"), .end], .last),
      ],
      label: "first, last", help: "Go to the first or the last row.", isMovement: true),
  ]

  /// The selected arm.
  static let arms = [
    Command(
      about: .moving,
      [
        Step("next-arm", "a", unavailable: \.missingArms) { state, frame in
          state.selectArm(state.view.arm + 1, on: frame)
          return []
        },
        Step("previous-arm", "A", unavailable: \.missingArms) { state, frame in
          state.selectArm(state.view.arm - 1, on: frame)
          return []
        },
      ],
      label: "arm", help: "Select the next or the previous arm; every panel brings it out.",
      footerRank: 6,
      // The arrows do the same where there is no number to go to.
      footer: { _, destination in destination == nil ? .hidden : .usual })
  ]
}

extension Command.Step {
  /// A step that moves by rows.
  fileprivate static func moving(
    _ id: CommandID, _ keys: [Key], _ move: RowMove
  ) -> Command.Step {
    Command.Step(id, keys) { state, frame in
      state.move(move, on: frame)
      return []
    }
  }
}

extension Choice {
  /// The arms of the study.
  static let arms: @Sendable (State) -> [Choice] = { state in
    (state.analysis?.arms ?? []).enumerated().map { place, arm in
      Choice("arm:\(arm.arm.code)", "Arm: \(arm.letter) \(arm.arm.label)") { state, frame in
        state.selectArm(place, on: frame)
        return []
      }
    }
  }
}
