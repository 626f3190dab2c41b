import TrialModel

/// A file of a data directory that trialtop would read.
struct TableFile: Sendable {
  let name: String
  let role: TableRole
  /// How well its name says its role: 0 is best.
  let rank: Int
  /// Its format; `nil` for `study.toml`.
  let format: TableFormat?

  /// Whether its format can be read.
  var isReadable: Bool { format.map { $0.reader != nil } ?? true }

  /// What a file of that name is for; `nil` if it is no table of a study.
  ///
  /// The stem is compared word by word and without regard to case: `ADRS_ONCO.csv` holds responses,
  /// `madsley.csv` holds nothing. Hidden files and temporary ones are passed over.
  init?(name: String) {
    guard let dot = name.lastIndex(of: "."), !name.hasPrefix("."), !name.hasPrefix("~"),
      !name.hasPrefix("#")
    else { return nil }
    if name.lowercased() == "study.toml" {
      self.init(name: name, role: .settings, rank: 0, format: nil)
      return
    }
    guard let format = TableFormat.named(by: name) else { return nil }
    let words = name[..<dot].lowercased().split { !($0.isLetter || $0.isNumber) }
    guard !words.contains("tmp") else { return nil }
    for table in StudyTables.names {
      for (place, stem) in table.stems.enumerated() {
        let wanted = stem.split(separator: "_")
        guard wanted.count <= words.count else { continue }
        for start in 0...(words.count - wanted.count)
        where words[start..<start + wanted.count].elementsEqual(wanted) {
          let rank = place * 100 + min(words.count - wanted.count, 99)
          self.init(name: name, role: table.role, rank: rank, format: format)
          return
        }
      }
    }
    return nil
  }

  private init(name: String, role: TableRole, rank: Int, format: TableFormat?) {
    self.name = name
    self.role = role
    self.rank = rank
    self.format = format
  }
}
