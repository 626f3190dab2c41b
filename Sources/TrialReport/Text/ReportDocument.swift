/// A report while it is being written: blocks in order, laid out later as text or as Markdown.
struct ReportDocument {
  /// What has been written.
  private(set) var blocks: [ReportBlock] = []

  /// Adds the name of the whole report.
  mutating func title(_ text: String) {
    blocks.append(.title(text))
  }

  /// Adds a heading.
  mutating func heading(_ text: String) {
    blocks.append(.heading(text))
  }

  /// Adds a gap.
  mutating func blank() {
    blocks.append(.blank)
  }

  /// Adds a paragraph.
  mutating func paragraph(_ text: String, indent: Int = 2, hanging: Int = 0) {
    blocks.append(.paragraph(text, indent: indent, hanging: hanging))
  }

  /// Adds the line under a table that says how it was made.
  mutating func method(_ text: String) {
    blocks.append(.method(text))
  }

  /// Adds a table.
  mutating func table(_ table: ReportTable) {
    blocks.append(.table(table))
  }
}
