import BundledThemes
import Testing

@testable import trialtop

@Suite("Topics of the manual")
struct ManualTopicTests {
  @Test("sections are topics from the first heading to the end of the manual")
  func sections() {
    let text = """
      # Title

      ## Keys

      One.

      ## For programs
      Two.

      <!-- The manual ends here. -->

      ## Working on it
      Three.
      """
    let topics = ManualTopic.all(of: text)
    #expect(topics.map(\.name) == ["keys", "for-programs"])
    #expect(topics.map(\.text) == ["One.", "Two."])
  }

  @Test("the README's section for those who work on trialtop is no topic")
  func workingOn() {
    #expect(BundledManual.markdown.contains("\n## Working on trialtop\n"))
    let topics = ManualTopic.all(of: BundledManual.markdown)
    #expect(topics.contains { $0.name == "how-it-counts" })
    #expect(ManualTopic.matching("working", in: topics).isEmpty)
    #expect(!topics.contains { $0.text.contains("swift format") })
  }
}
