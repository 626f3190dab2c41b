import CNcurses

/// Leaves a usable terminal behind when the program dies of its own fault.
///
/// On SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGALRM and SIGSYS the alternate screen is left, the cursor
/// shown, the mouse turned off and the tty's mode put back; then the signal takes its course, so the
/// exit status and a core dump are what they would have been. Signals that ask the program to end are
/// the program's own affair.
///
/// The state lives in C, in this file's copy of it, so nothing else may call `trialtop_guard_*`.
enum CrashGuard {
  /// Remembers the tty as it is; call it before ncurses changes the mode.
  static func remember(_ descriptor: CInt) -> Bool {
    trialtop_guard_remember(descriptor)
  }

  /// Starts guarding; the terminal must be open, its capabilities are asked for now.
  ///
  /// `brackets` says that frames are bracketed, so that the crash may have come in the middle of one.
  static func arm(_ descriptor: CInt, brackets: Bool) {
    let reset = resetBytes(brackets: brackets)
    reset.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        trialtop_guard_arm(descriptor, $0.baseAddress, $0.count)
      }
    }
  }

  /// Puts the remembered mode back at once, for a terminal that takes no output.
  static func restore(_ descriptor: CInt) {
    trialtop_guard_restore(descriptor)
  }

  /// Stops guarding and puts the earlier handlers back.
  static func disarm() {
    trialtop_guard_disarm()
  }

  /// What turns a screen of the open terminal back into a plain one.
  static func resetBytes(brackets: Bool) -> [UInt8] {
    var bytes: [UInt8] = brackets ? Array("\u{1B}[?2026l".utf8) : []
    if trialtop_string("kmous") != nil {
      bytes += capability(trialtop_string_with("XM", 0)) ?? Array("\u{1B}[?1000l".utf8)
    }
    for name in ["rmkx", "op", "sgr0", "cnorm"] { bytes += capability(trialtop_string(name)) ?? [] }
    bytes += capability(trialtop_string("rmcup")) ?? Array("\r\n".utf8)
    return bytes
  }

  /// A capability without its delays (`$<5>`), which only `tputs` understands.
  private static func capability(_ value: UnsafePointer<CChar>?) -> [UInt8]? {
    guard let value else { return nil }
    var bytes: [UInt8] = []
    var rest = String(cString: value).utf8[...]
    while let byte = rest.first {
      if byte == UInt8(ascii: "$"), rest.dropFirst().first == UInt8(ascii: "<"),
        let end = rest.firstIndex(of: UInt8(ascii: ">"))
      {
        rest = rest[rest.index(after: end)...]
      } else {
        bytes.append(byte)
        rest = rest.dropFirst()
      }
    }
    return bytes
  }
}
