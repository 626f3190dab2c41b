import TrialModel

extension Finding {
  /// Writes it as an object, `null` for what it does not tell.
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.write("severity", severity.rawValue)
      writer.write("code", code)
      writer.write("file", file.isEmpty ? nil : file)
      writer.write("line", line > 0 ? line : nil)
      // Only where a text is meant that has no columns with names.
      if character > 0 { writer.write("character", character) }
      writer.write("column", column.isEmpty ? nil : column)
      writer.write("message", message)
      writer.write("remedy", remedy.isEmpty ? nil : remedy)
      writer.write("count", count)
    }
  }
}
