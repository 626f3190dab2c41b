import Testing

/// Everything that opens a screen: ncurses is global, so these run one after the other.
@Suite("the screen", .serialized)
struct ScreenTests {}
