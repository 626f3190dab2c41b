import TrialModel

/// A file of a data directory that trialtop would read.
struct TableFile: Sendable, Equatable {
  let name: String
  let role: TableRole
  /// How well its name says its role: 0 is best.
  let rank: Int
  /// Whether its format can be read.
  let isReadable: Bool

  /// The file's stems by role, the preferred ones first; words of a stem are joined by `_`.
  private static let stems: [(role: TableRole, names: [String])] = [
    (.subjects, ["adsl", "subjects", "patients", "dm"]),
    (.responses, ["adrs", "responses", "rs"]),
    (.timeToEvent, ["adtte", "survival"]),
    (.adverseEvents, ["adae", "toxicity", "adverse_events", "ae"]),
    (.tumorMeasurements, ["adtr"]),
  ]

  /// Formats of study data that are known but not read yet.
  private static let otherFormats: Set<String> = [
    "xpt", "sas7bdat", "json", "ndjson", "dsjc", "xlsx", "xls", "parquet", "rds", "rda",
  ]

  /// What a file of that name is for; `nil` if it is no table of a study.
  ///
  /// The stem is compared word by word and without regard to case: `ADRS_ONCO.csv` holds responses,
  /// `madsley.csv` holds nothing. Hidden files and temporary ones are passed over.
  init?(name: String) {
    guard let dot = name.lastIndex(of: "."), !name.hasPrefix("."), !name.hasPrefix("~"),
      !name.hasPrefix("#")
    else { return nil }
    let format = name[name.index(after: dot)...].lowercased()
    if name.lowercased() == "study.toml" {
      self.init(name: name, role: .settings, rank: 0, isReadable: true)
      return
    }
    let isReadable = format == "csv" || format == "tsv"
    guard isReadable || TableFile.otherFormats.contains(format) else { return nil }
    let words = name[..<dot].lowercased().split { !($0.isLetter || $0.isNumber) }
    guard !words.contains("tmp") else { return nil }
    for (role, names) in TableFile.stems {
      for (place, stem) in names.enumerated() {
        let wanted = stem.split(separator: "_")
        guard wanted.count <= words.count else { continue }
        for start in 0...(words.count - wanted.count)
        where words[start..<start + wanted.count].elementsEqual(wanted) {
          let rank = place * 100 + min(words.count - wanted.count, 99)
          self.init(name: name, role: role, rank: rank, isReadable: isReadable)
          return
        }
      }
    }
    return nil
  }

  private init(name: String, role: TableRole, rank: Int, isReadable: Bool) {
    self.name = name
    self.role = role
    self.rank = rank
    self.isReadable = isReadable
  }
}
