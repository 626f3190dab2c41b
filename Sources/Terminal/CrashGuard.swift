import CNcurses

/// Restores the terminal when the program crashes.
///
/// On SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGALRM and SIGSYS the alternate screen is
/// left, the cursor shown, the mouse turned off and the mode of the tty restored; then the signal is
/// raised again, so the exit status and core dump are unchanged. Signals that ask the program to end
/// are not handled here.
///
/// The state lives in C, in this file's copy of it, so nothing else may call `trialtop_guard_*`.
enum CrashGuard {
  /// Saves the mode of the tty; call it before ncurses changes the mode.
  static func remember(_ descriptor: CInt) -> Bool {
    trialtop_guard_remember(descriptor)
  }

  /// Installs the handlers; the terminal must be open, as its capabilities are read now.
  ///
  /// With `brackets`, frames are synchronized updates, and a crash may come in the middle of one.
  static func arm(_ descriptor: CInt, brackets: Bool) {
    let reset = resetBytes(brackets: brackets)
    reset.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        trialtop_guard_arm(descriptor, $0.baseAddress, $0.count)
      }
    }
  }

  /// Restores the saved mode at once, for a terminal that takes no output.
  static func restore(_ descriptor: CInt) {
    trialtop_guard_restore(descriptor)
  }

  /// Restores the earlier handlers.
  static func disarm() {
    trialtop_guard_disarm()
  }

  /// Returns the bytes that reset the open terminal to its plain state.
  static func resetBytes(brackets: Bool) -> [UInt8] {
    var bytes: [UInt8] = brackets ? Array("\u{1B}[?2026l".utf8) : []
    if trialtop_string("kmous") != nil {
      bytes += capability(trialtop_string_with("XM", 0)) ?? Array("\u{1B}[?1000l".utf8)
    }
    for name in ["rmkx", "op", "sgr0", "cnorm"] { bytes += capability(trialtop_string(name)) ?? [] }
    bytes += capability(trialtop_string("rmcup")) ?? Array("\r\n".utf8)
    return bytes
  }

  /// Returns a capability without its delays (`$<5>`), which only `tputs` interprets.
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
