import Testing

@testable import Dashboard

@Suite("The catalog of panels")
struct PanelCatalogTests {
  @Test("every panel has a name of its own, by which it is found, and a number")
  func names() {
    #expect(Set(PanelCatalog.ids).count == PanelCatalog.all.count)
    for (place, id) in PanelCatalog.ids.enumerated() {
      let isSame = PanelCatalog.kind(id) == PanelCatalog.all[place]
      #expect(isSame)
      #expect(PanelCatalog.panel(named: id.name) == id && PanelCatalog.number(of: id) == place + 1)
      #expect(id.title == PanelCatalog.titles[place] && id.name == id.title.lowercased())
    }
    #expect(PanelCatalog.panel(named: "Arms") == nil && PanelCatalog.panel(named: "") == nil)
  }

  @Test("the panels that the program refers to are in the catalog, under the names that files have")
  func referred() {
    let referred: [PanelID] = [
      .arms, .enrollment, .response, .toxicity, .survival, .findings, .subjects, .changes,
    ]
    #expect(Set(referred).isSubset(of: PanelCatalog.ids))
    #expect(
      referred.map(\.name) == [
        "arms", "enrollment", "response", "toxicity", "survival", "findings", "subjects", "changes",
      ])
  }

  @Test("from the last panel one comes to the first, and back")
  func around() {
    #expect(PanelCatalog.panel(1, after: .arms) == .enrollment)
    #expect(PanelCatalog.panel(-1, after: .arms) == .changes)
    #expect(PanelCatalog.panel(1, after: .changes) == .arms)
    for id in PanelCatalog.ids {
      #expect(PanelCatalog.panel(-1, after: PanelCatalog.panel(1, after: id)) == id)
    }
  }

  @Test("a view is found by its place, and the nearest one where there is none")
  func views() {
    let views = PanelCatalog.kind(.response).views
    for (place, nearest) in [(-1, 0), (0, 0), (1, 1), (99, views.count - 1)] {
      let isNearest = PanelCatalog.figure(place, of: .response) == views[nearest]
      #expect(isNearest, "\(place)")
    }
  }
}
