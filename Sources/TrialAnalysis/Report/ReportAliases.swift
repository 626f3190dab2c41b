/// The name under which panels know the document they write to.
typealias TextLines = ReportDocument
/// The name under which panels know a table.
typealias TextTable = ReportTable
