import Cells
import Testing

@Suite("Style")
struct StyleTests {
  @Test("emphasis is added, and the rest stays")
  func adding() {
    let style = Style(foreground: .palette(2), background: .palette(0), attributes: .bold)
    let more = style.adding(.underline)
    #expect(more.attributes == [.bold, .underline])
    #expect(more.foreground == .palette(2))
    #expect(more.on(.palette(4)).background == .palette(4))
    #expect(more.on(.palette(4)).attributes == more.attributes)
  }

  @Test("every emphasis has a bit of its own")
  func bits() {
    let all: [Attributes] = [.bold, .dim, .underline, .reverse, .italic]
    #expect(Set(all.map(\.rawValue)).count == all.count)
    #expect(Attributes(all).rawValue == all.map(\.rawValue).reduce(0, +))
  }
}
