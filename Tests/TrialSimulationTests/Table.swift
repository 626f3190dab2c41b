/// A CSV table as the tests read it: one dictionary a row.
struct Table {
  let columns: [String]
  let rows: [[String: String]]

  init(csv: String) {
    var records: [[String]] = []
    var fields: [String] = []
    var field = ""
    var isQuoted = false
    var mayClose = false
    for scalar in csv.unicodeScalars {
      switch (scalar, isQuoted) {
      case ("\"", true):
        isQuoted = false
        mayClose = true
        continue
      case ("\"", false):
        // The second of two quotes is a quote in the field.
        if mayClose { field.append("\"") }
        isQuoted = true
      case (",", false):
        fields.append(field)
        field = ""
      case ("\n", false):
        records.append(fields + [field])
        fields = []
        field = ""
      default:
        field.unicodeScalars.append(scalar)
      }
      mayClose = false
    }
    let header = records.first ?? []
    columns = header
    rows = records.dropFirst().map { record in
      Dictionary(uniqueKeysWithValues: zip(header, record))
    }
  }
}
