import Testing

@testable import TestSupport

/// The text of a snapshot that is not met.
struct LineDifferenceTests {
  private func lines(_ range: ClosedRange<Int>) -> [String] { range.map { "line \($0)" } }

  private func text(_ old: [String], _ new: [String]) -> String {
    LineDifference(
      from: old.joined(separator: "\n"), to: new.joined(separator: "\n")
    ).text
  }

  @Test("a changed line stands between three lines before and three after it")
  func change() {
    var new = lines(1...20)
    new[9] = "another"
    #expect(
      text(lines(1...20), new) == """
        @ line 7
          line 7
          line 8
          line 9
        - line 10
        + another
          line 11
          line 12
          line 13
        """)
  }

  @Test("a line more and a line less are told where they are, parts that meet as one")
  func moreAndLess() {
    var new = lines(1...30)
    new.insert("more", at: 4)
    new.remove(at: 9)
    new.remove(at: 25)
    let told = text(lines(1...30), new).split(separator: "\n").map(String.init)
    #expect(told.filter { $0.hasPrefix("@") } == ["@ line 2", "@ line 23"])
    #expect(told.filter { $0.hasPrefix("+") } == ["+ more"])
    #expect(told.filter { $0.hasPrefix("-") } == ["- line 9", "- line 26"])
    #expect(Set(told).count == told.count)
  }

  @Test("what differs at both ends is told, and of very much the beginning")
  func ends() {
    #expect(text(["a", "b"], ["c", "b"]) == "@ line 1\n- a\n+ c\n  b")
    #expect(text(["a", "b"], ["a", "b", "c"]) == "@ line 1\n  a\n  b\n+ c")
    let long = text(lines(1...4000), lines(5001...9000))
    #expect(long.hasSuffix("lines more") && long.count < 2000)
  }
}
