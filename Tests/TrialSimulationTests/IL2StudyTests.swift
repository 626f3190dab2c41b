import Testing
import TrialModel
import TrialSimulation

@Suite("IL-2 study: the files")
struct IL2StudyTests {
  let study = StudyTables.il2

  @Test("two calls give the same files")
  func sameTwice() {
    #expect(IL2Study.files() == IL2Study.files())
  }

  @Test("there are five tables and the settings")
  func names() {
    let names = IL2Study.files().map(\.name)
    #expect(names == ["adsl.csv", "adrs.csv", "adtte.csv", "adae.csv", "adtr.csv", "study.toml"])
  }

  /// FNV-1a, enough to notice a changed byte.
  private func fingerprint(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  @Test("the bytes of the tables are the same on every platform")
  func fingerprints() {
    let found = IL2Study.files().dropLast().map { fingerprint($0.text) }
    #expect(
      found == [
        0xB004_1AA6_08FA_891F, 0xE3BB_2D87_85C9_9D55, 0x7DAF_1E97_FC7B_6F3A,
        0x82FC_463C_9A6D_A607, 0x8099_84E7_4935_2577,
      ])
  }

  @Test("every date is real, and none is before the study opened or after the cut-off")
  func dates() {
    for table in [
      study.subjects, study.responses, study.times, study.events, study.measurements,
    ] {
      for row in table.rows {
        for column in table.columns where column.hasSuffix("DT") && row[column] != "" {
          let text = row[column, default: ""]
          #expect(row.day(column)?.description == text)
          #expect("1991-03-01" <= text && text <= StudyTables.cutoff)
        }
      }
    }
  }

  @Test("a subject consents, is randomized, is treated and is last seen in that order")
  func order() throws {
    for subject in study.randomized {
      let consent = try #require(subject.day("RFICDT"))
      let randomization = try #require(subject.day("RANDDT"))
      let last = try #require(subject.day("LSTALVDT"))
      #expect(consent <= randomization && randomization < last)
      guard let start = subject.day("TRTSDT"), let end = subject.day("TRTEDT") else { continue }
      #expect(randomization < start && start <= end && end <= last)
    }
  }

  @Test("the settings call the study what it is and name arms and comparisons")
  func settings() {
    #expect(study.settings.contains("(synthetic reconstruction)\""))
    #expect(study.settings.contains("data_cutoff = 2003-01-31\n"))
    for (code, target) in [("HD", 156), ("LD", 150), ("SC", 94)] {
      #expect(study.settings.contains("code = \"\(code)\""))
      #expect(study.settings.contains("target = \(target)\n"))
    }
    #expect(study.settings.contains("opened = \(StudyTables.thirdArmOpened)\n"))
    for pair in ["\"LD\", \"HD\"", "\"SC\", \"HD\"", "\"SC\", \"LD\""] {
      #expect(study.settings.contains("[[comparison]]\narms = [\(pair)]\n"))
    }
  }
}
