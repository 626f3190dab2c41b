/// A key, independent of the bytes that the terminal sends for it.
public enum Key: Hashable, Sendable {
  /// A printable character, shift applied.
  case character(Unicode.Scalar)
  /// A letter with the control key, in lower case.
  case control(Unicode.Scalar)
  /// Return.
  case enter
  /// Tab.
  case tab
  /// Shift and tab.
  case backTab
  /// Escape.
  case escape
  /// Backspace.
  case backspace
  /// Delete.
  case delete
  /// Arrow up.
  case up
  /// Arrow down.
  case down
  /// Arrow left.
  case left
  /// Arrow right.
  case right
  /// Page up.
  case pageUp
  /// Page down.
  case pageDown
  /// Home.
  case home
  /// End.
  case end
  /// A function key, from 1.
  case function(Int)
}

/// An action of the mouse.
public enum MouseAction: Hashable, Sendable {
  /// The main button was clicked.
  case click
  /// The wheel was turned up.
  case wheelUp
  /// The wheel was turned down.
  case wheelDown
}

/// An event at the terminal.
public enum Input: Hashable, Sendable {
  /// A key was pressed.
  case key(Key)
  /// The mouse was used at that cell.
  case mouse(MouseAction, Point)
  /// The terminal has a new size.
  case resize(Size)
  /// The terminal is gone: end of input or a hang-up.
  case closed
}
