/// One piece of a report, before it is laid out.
enum ReportBlock {
  /// The name of the whole report.
  case title(String)
  /// The name of a panel.
  case heading(String)
  /// A gap that groups what lies between.
  case blank
  /// A paragraph, and in plain text where it stands; a hanging one is an item of a list, one that
  /// is set in further than others belongs to the item before it.
  case paragraph(String, indent: Int, hanging: Int)
  /// How the numbers above it were made.
  case method(String)
  /// A table.
  case table(ReportTable)
}
