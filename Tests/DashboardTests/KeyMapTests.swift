import Cells
import Testing

@testable import Dashboard

@Suite("Keys")
struct KeyMapTests {
  @Test("no key has two meanings in one context", arguments: Binding.Context.allCases)
  func noDuplicates(_ context: Binding.Context) {
    let active = KeyMap.standard.bindings.filter {
      $0.context == context || $0.context == .everywhere
    }
    let keys = active.flatMap(\.steps).flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
  }

  @Test("where a key means something else closer by, that is what it does")
  func closerContexts() {
    let contexts: [Binding.Context] = [.toxicity, .tables, .panels]
    #expect(KeyMap.standard.action(for: .character("e"), in: contexts) == .nextMeasure)
    #expect(KeyMap.standard.action(for: .character("e"), in: [.panels]) == .nextEndpoint)
  }

  @Test("every binding has a sentence and a label")
  func sentences() {
    for binding in KeyMap.standard.bindings {
      #expect(binding.help.last == "." && !binding.label.isEmpty)
      #expect(binding.steps.allSatisfy { !$0.keys.isEmpty })
    }
  }

  @Test("there is a number for every panel")
  func numbers() {
    for index in PanelCatalog.all.indices {
      let key = Key.character(Unicode.Scalar(UInt8(49 + index)))
      #expect(KeyMap.standard.action(for: key, in: [.panels]) == .panel(index + 1))
    }
  }

  @Test("the tables list every key of the panels")
  func tables() {
    let markdown = KeyMap.standard.markdownTable
    let listing = KeyMap.standard.listing
    for binding in KeyMap.standard.bindings where !binding.context.liesOverPanels {
      #expect(markdown.contains(binding.help) && listing.contains(binding.help))
    }
    #expect(markdown.contains("| `Tab` `Shift-Tab` |"))
    #expect(listing.unicodeScalars.allSatisfy { $0.isASCII })
  }
}
