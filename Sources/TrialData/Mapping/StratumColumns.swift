import TrialModel

/// The stratification columns of a subject table, which make the strata together.
enum StratumColumns {
  /// The names of the columns that belong to one that was found, itself among them, in the order of
  /// the header: `STRAT1R` and `STRAT2R`, `STRATA1` and `STRATA2`.
  ///
  /// A column of another name, such as STRATAR, holds all factors already.
  static func together(with name: String, in header: [String]) -> [String] {
    guard let parts = parts(name) else { return [name] }
    let others = header.filter { other in
      Self.parts(other).map { $0.stem == parts.stem && $0.suffix == parts.suffix } ?? false
    }
    return others.isEmpty ? [name] : others
  }

  /// What stands before and after the number of a numbered stratification column.
  private static func parts(_ name: String) -> (stem: String, suffix: String)? {
    let upper = name.uppercased()
    let stem = upper.prefix { !$0.isNumber }
    let suffix = upper.dropFirst(stem.count).drop(while: \.isNumber)
    guard stem.count + suffix.count < upper.count, stem == "STRAT" || stem == "STRATA",
      suffix.isEmpty || suffix == "R"
    else { return nil }
    return (String(stem), String(suffix))
  }

  /// Returns several columns as one, `West / Male`; a row where one of them is missing has none.
  static func joined(_ columns: [TextColumn]) -> TextColumn {
    guard var result = columns.first else { return TextColumn() }
    for column in columns.dropFirst() {
      var values: [String] = []
      var codes: [UInt64: Int32] = [:]
      for row in result.codes.indices {
        let (left, right) = (result.codes[row], column.codes[row])
        guard left >= 0, right >= 0 else {
          result.codes[row] = -1
          continue
        }
        let key = UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
        if let code = codes[key] {
          result.codes[row] = code
        } else {
          let code = Int32(clamping: values.count)
          codes[key] = code
          values.append("\(result.values[Int(left)]) / \(column.values[Int(right)])")
          result.codes[row] = code
        }
      }
      result.values = values
    }
    return result
  }
}

extension SubjectsBuilder {
  /// Puts several stratification columns together; each of them stays a column of its own besides.
  mutating func joinStrata(
    _ available: inout SubjectColumns, _ findings: inout FindingLog
  ) {
    guard columns.has(.stratum) else { return }
    let first = columns.name(.stratum)
    let names =
      settings.strata.isEmpty
      ? StratumColumns.together(with: first, in: columns.header) : settings.strata
    guard names.count > 1 else { return }
    let own =
      [(first, subjects.stratum)]
      + [(.site, subjects.site), (.country, subjects.country), (.sex, subjects.sex)]
      .map { (columns.name($0 as SubjectColumn), $1) }
    let known = own + subjects.others.map { ($0.name, $0.column) }
    var joined: [TextColumn] = []
    for name in names {
      if let found = known.first(where: { $0.0.uppercased() == name.uppercased() }) {
        joined.append(found.1)
      } else {
        findings.add(
          .error, code: "column-missing", file: columns.file, line: 1, column: name,
          problem: .file(.columnNotThere(name, key: SubjectColumn.stratum.key)))
      }
    }
    subjects.others.append(SubjectAttribute(name: first, column: subjects.stratum))
    subjects.stratum = StratumColumns.joined(joined)
    available.names[SubjectColumn.stratum.key] = nil
  }
}
