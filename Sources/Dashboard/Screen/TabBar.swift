import Cells

/// The bar with the names of the panels, where one of them fills a small screen.
struct TabBar {
  /// A panel's name, where it stands on the screen.
  private struct Tab {
    let panel: PanelID
    let text: String
    let rect: Rect
  }

  private let rect: Rect
  private let focus: PanelID
  private let tabs: [Tab]

  /// The bar in a row of the screen, with the focused panel brought out.
  init(_ rect: Rect, focus: PanelID, _ glyphs: GlyphSet) {
    self.rect = rect
    self.focus = focus
    var column = rect.minColumn
    let texts = Self.texts(rect.size.columns, focus: focus, glyphs)
    tabs = zip(PanelCatalog.ids, texts).map { panel, text in
      let width = TextWidth.columns(of: text)
      defer { column += width }
      return Tab(
        panel: panel, text: text,
        rect: Rect(column: column, row: rect.minRow, columns: width, rows: 1))
    }
  }

  /// The names in the most telling form that fits; they are never cut.
  private static func texts(_ columns: Int, focus: PanelID, _ glyphs: GlyphSet) -> [String] {
    func texts(_ text: (_ number: Int, _ panel: PanelID) -> String) -> [String] {
      PanelCatalog.ids.map { text(PanelCatalog.number(of: $0), $0) }
    }
    let numbers = texts { number, _ in " \(number) " }
    let full = texts { " \($0) \($1.title) " }
    let dense = texts { " \(glyphs.superscript($0))\($1.title)" }
    let short = texts { " \($0) \(PanelCatalog.kind($1).shortTitle) " }
    /// The focused panel in its full name, the others as they are.
    func focused(_ texts: [String]) -> [String] {
      texts.indices.map { PanelCatalog.ids[$0] == focus ? full[$0] : texts[$0] }
    }
    let forms =
      [full] + (glyphs.isASCII ? [] : [dense]) + [focused(short), short, focused(numbers)]
    return forms.first { $0.reduce(0) { $0 + TextWidth.columns(of: $1) } < columns } ?? numbers
  }

  /// The tabs, for the mouse.
  var hits: [HitArea] { tabs.map { HitArea(rect: $0.rect, target: .tab($0.panel)) } }

  /// Draws on the canvas of the whole screen.
  func draw(on canvas: inout Canvas, _ look: Look) {
    canvas.fill(rect, with: Cell(" ", style: look[.footer]))
    for tab in tabs {
      canvas.write(tab.text, column: tab.rect.minColumn, row: rect.minRow, style: look[.footer])
    }
    guard let tab = tabs.first(where: { $0.panel == focus }) else { return }
    // A blank on both sides: where the tabs are dense the one after it is the next tab's.
    canvas.write(
      tab.text.hasSuffix(" ") ? tab.text : tab.text + " ", column: tab.rect.minColumn,
      row: rect.minRow, style: look[.focusedTitle].adding(.reverse))
  }
}

extension ScreenLayout {
  /// What the mouse can hit.
  func hitAreas(_ glyphs: GlyphSet, focus: PanelID) -> [HitArea] {
    let titles = places.map { place in
      HitArea(
        rect: Rect(
          column: place.rect.minColumn, row: place.rect.minRow, columns: place.rect.size.columns,
          rows: 1), target: .title(place.surface))
    }
    return (tabs.map { TabBar($0, focus: focus, glyphs).hits } ?? []) + titles
      + places.map { HitArea(rect: $0.rect, target: .surface($0.surface)) }
  }
}
