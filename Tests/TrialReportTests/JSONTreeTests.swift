import TestSupport
import Testing

/// How JSON is taken apart to be held against other numbers.
struct JSONTreeTests {
  private let text = #"{"a":[{"b":1e-3,"c":[1,null,"x y"]},{"b":true}],"d":{"e":"\"q\"","f":[]}}"#

  @Test("every scalar is a leaf with its path, an array of scalars is one leaf")
  func leaves() throws {
    let leaves = try JSONTree(text).leaves
    #expect(
      leaves.map { "\($0.path) = \($0.value)" } == [
        "a[0].b = 1e-3", "a[0].c = 1 null x y", "a[1].b = true", #"d.e = \"q\""#, "d.f = ",
      ])
  }

  @Test("a text on lines is the same tree")
  func lines() throws {
    let tree = try JSONTree(text)
    #expect(try JSONTree(tree.lines) == tree)
    #expect(tree.lines.contains("\n      \"c\": [1, null, \"x y\"]\n"))
  }

  @Test(
    "what is no JSON is refused", arguments: ["", "{", "[1,]", "{\"a\" 1}", "nul", "1 2", "\""])
  func malformed(text: String) {
    #expect(throws: JSONTree.Malformed.self) { try JSONTree(text) }
  }
}
