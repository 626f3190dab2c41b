import CNcurses
import Cells

/// One raw report of ncurses, before decoding.
enum RawInput: Hashable {
  /// A character, controls included.
  case character(Unicode.Scalar)
  /// A key that sends a sequence, by the number of ncurses.
  case key(Int32)
  /// An action of the mouse.
  case mouse(MouseAction, Point)
}

/// Decodes the reports of ncurses into keys, mouse actions and sizes.
enum InputDecoder {
  /// The number for sequences that are known and ignored; above all numbers of ncurses.
  static let ignored: Int32 = 2000

  /// Sequences that terminals send although their database entry has others.
  static let sequences: [(bytes: String, code: Int32)] = [
    ("\u{1B}[A", KEY_UP), ("\u{1B}[B", KEY_DOWN), ("\u{1B}[C", KEY_RIGHT), ("\u{1B}[D", KEY_LEFT),
    ("\u{1B}OA", KEY_UP), ("\u{1B}OB", KEY_DOWN), ("\u{1B}OC", KEY_RIGHT), ("\u{1B}OD", KEY_LEFT),
    ("\u{1B}[H", KEY_HOME), ("\u{1B}[F", KEY_END), ("\u{1B}OH", KEY_HOME), ("\u{1B}OF", KEY_END),
    ("\u{1B}[1~", KEY_HOME), ("\u{1B}[4~", KEY_END), ("\u{1B}[7~", KEY_HOME),
    ("\u{1B}[8~", KEY_END), ("\u{1B}[5~", KEY_PPAGE), ("\u{1B}[6~", KEY_NPAGE),
    ("\u{1B}[3~", KEY_DC), ("\u{1B}[Z", KEY_BTAB), ("\u{1B}OM", KEY_ENTER),
    // Focus gained, focus lost.
    ("\u{1B}[I", ignored), ("\u{1B}[O", ignored),
  ]

  /// Returns the decoded inputs; `size` is the size of the screen after all of them.
  ///
  /// An incomplete sequence at the end stays in `raw` until the rest arrives. A complete but unknown
  /// sequence is dropped: its letters were not typed.
  static func inputs(_ raw: inout [RawInput], size: Size) -> [Input] {
    var inputs: [Input] = []
    var at = 0
    while at < raw.count {
      switch sequence(raw, from: at) {
      case .complete(let input, let end):
        if let input { inputs.append(input) }
        at = end
        continue
      case .begun:
        raw.removeFirst(at)
        return inputs
      case .no: break
      }
      switch raw[at] {
      case .character(let scalar):
        if let key = key(character: scalar) { inputs.append(.key(key)) }
      case .key(KEY_RESIZE):
        inputs.removeAll { if case .resize = $0 { true } else { false } }
        inputs.append(.resize(size))
      case .key(let code):
        if let key = key(code: code) { inputs.append(.key(key)) }
      case .mouse(let action, let point):
        inputs.append(.mouse(action, point))
      }
      at += 1
    }
    raw = []
    return inputs
  }

  /// The result of reading an escape sequence: complete, incomplete, or none.
  private enum Sequence {
    case complete(Input?, end: Int)
    case begun
    case no
  }

  /// Reads `ESC [ ... letter` or `ESC O letter`.
  private static func sequence(_ raw: [RawInput], from start: Int) -> Sequence {
    guard start + 2 < raw.count, raw[start] == .character("\u{1B}") else { return .no }
    if raw[start + 1] == .character("O"), case .character("@"..."~") = raw[start + 2] {
      return .complete(nil, end: start + 3)
    }
    guard raw[start + 1] == .character("[") else { return .no }
    var parameters = ""
    for at in (start + 2)..<raw.count {
      guard case .character(let scalar) = raw[at], parameters.utf8.count < 64 else { return .no }
      if ("@"..."~").contains(scalar) {
        return .complete(mouse(parameters, scalar), end: at + 1)
      }
      guard (" "..."?").contains(scalar) else { return .no }
      parameters.unicodeScalars.append(scalar)
    }
    return .begun
  }

  /// Decodes the SGR mouse report `ESC [ < button ; column ; row M` or `m`.
  ///
  /// ncurses decodes it only if the terminal database has it, which it lacks for tmux and screen.
  private static func mouse(_ parameters: String, _ final: Unicode.Scalar) -> Input? {
    guard parameters.first == "<", final == "M" || final == "m" else { return nil }
    let numbers = parameters.dropFirst().split(separator: ";", omittingEmptySubsequences: false)
      .map { Int($0) ?? -1 }
    guard numbers.count == 3, numbers[1] > 0, numbers[2] > 0 else { return nil }
    let point = Point(column: numbers[1] - 1, row: numbers[2] - 1)
    // The bits of Shift, Alt and Control are ignored.
    switch (numbers[0] & ~28, final) {
    case (0, "m"): return .mouse(.click, point)
    case (64, "M"): return .mouse(.wheelUp, point)
    case (65, "M"): return .mouse(.wheelDown, point)
    default: return nil
    }
  }

  private static func key(character scalar: Unicode.Scalar) -> Key? {
    switch scalar.value {
    case 9: .tab
    case 10, 13: .enter
    case 27: .escape
    case 8, 127: .backspace
    case 0: .control(" ")
    case 1...26: Unicode.Scalar(scalar.value + 0x60).map(Key.control)
    case 28...31: Unicode.Scalar(scalar.value + 0x40).map(Key.control)
    case 0x80...0x9F: nil
    default: .character(scalar)
    }
  }

  private static func key(code: Int32) -> Key? {
    switch code {
    case KEY_UP, KEY_SR: .up
    case KEY_DOWN, KEY_SF: .down
    case KEY_LEFT, KEY_SLEFT: .left
    case KEY_RIGHT, KEY_SRIGHT: .right
    case KEY_PPAGE, KEY_A3: .pageUp
    case KEY_NPAGE, KEY_C3: .pageDown
    case KEY_HOME, KEY_A1, KEY_FIND: .home
    case KEY_END, KEY_C1, KEY_SELECT: .end
    case KEY_ENTER: .enter
    case KEY_SUSPEND: .control("z")
    case KEY_BACKSPACE: .backspace
    case KEY_DC: .delete
    case KEY_BTAB: .backTab
    case (KEY_F0 + 1)...(KEY_F0 + 63): .function(Int(code - KEY_F0))
    default: nil
    }
  }
}

/// Decodes UTF-8 byte by byte; invalid bytes are dropped.
struct UTF8Decoder {
  private var pending: [UInt8] = []
  private var needed = 0

  /// Returns the character that this byte completes, or `nil`.
  mutating func character(_ byte: UInt8) -> Unicode.Scalar? {
    if byte & 0xC0 == 0x80, !pending.isEmpty {
      pending.append(byte)
      guard pending.count == needed else { return nil }
      defer { pending.removeAll(keepingCapacity: true) }
      var decoder = UTF8()
      var bytes = pending.makeIterator()
      guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return nil }
      return scalar
    }
    pending.removeAll(keepingCapacity: true)
    switch byte {
    case 0..<0x80: return Unicode.Scalar(byte)
    case 0xC2...0xDF: needed = 2
    case 0xE0...0xEF: needed = 3
    case 0xF0...0xF4: needed = 4
    default: return nil
    }
    pending.append(byte)
    return nil
  }
}
