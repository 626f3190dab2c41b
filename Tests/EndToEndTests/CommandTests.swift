import Foundation
import Testing

/// The commands that need no terminal.
@Suite("From the command line", .oneAtATime)
struct CommandTests {
  private func report(_ arguments: [String]) throws -> [String: Any] {
    let result = try Program.run(["report", "--format", "json"] + arguments)
    try #require(result.status == 0, "\(result.errors)")
    return try #require(JSONSerialization.jsonObject(with: result.output) as? [String: Any])
  }

  @Test("simulate does not write over the data of another study, unless it is forced to")
  func simulateOverData() throws {
    let folder = try TemporaryFolder()
    let table = "\(folder.path)/adsl.csv"
    try "USUBJID,ARM\n1,A\n".write(toFile: table, atomically: false, encoding: .utf8)
    let refused = try Program.run(["simulate", "il2", "-o", folder.path])
    #expect(refused.status == 64 && refused.errors.contains("adsl.csv is there already"))
    #expect(try String(contentsOfFile: table, encoding: .utf8) == "USUBJID,ARM\n1,A\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["adsl.csv"])
    #expect(try Program.run(["simulate", "il2", "-o", folder.path, "--force"]).status == 0)
    #expect(try Program.run(["simulate", "il2", "-o", folder.path]).status == 0)
  }

  @Test("nothing in the data steers the terminal of a command")
  func steering() throws {
    let folder = try TemporaryFolder()
    let study = try folder.il2Study()
    let settings = "\(study)/study.toml"
    let text = try String(contentsOfFile: settings, encoding: .utf8)
    let title = "title = \"\\u001b]52;c;cHduZWQ=\\u0007 \\u009b31m \\u202e High\""
    try text.replacing(/title = .*/, with: title).write(
      toFile: settings, atomically: false, encoding: .utf8)
    for arguments in [
      ["check", study], ["check", study, "--format", "json"], ["report", study],
      ["report", study, "--format", "markdown"], ["report", study, "--format", "json"],
    ] {
      let output = try Program.run(arguments).text
      #expect(output.contains("High"))
      let steering = output.unicodeScalars.filter {
        $0 != "\n" && ($0.value < 0x20 || (0x7F...0x9F).contains($0.value) || $0.value == 0x202E)
      }
      #expect(steering.isEmpty, "\(arguments): \(steering.map(\.value))")
    }
  }

  @Test(
    "the day of loading is that of SOURCE_DATE_EPOCH, and what comes later does not end the data")
  func dayOfLoading() throws {
    let folder = try TemporaryFolder()
    try "USUBJID,ARM,RANDDT,TRTEDT\n1,A,2026-03-26,2027-08-09\n2,A,2026-04-02,2027-08-16\n".write(
      toFile: "\(folder.path)/adsl.csv", atomically: false, encoding: .utf8)
    func report(_ seconds: Int) throws -> String {
      try Program.run(
        ["report", folder.path], environment: ["SOURCE_DATE_EPOCH": "\(seconds)"]
      ).text
    }
    // 2026-11-30 and 2028-01-01.
    let before = try report(1_795_996_800)
    #expect(before.contains("cut-off 2026-04-02 (latest date in the data, ADSL.RANDDT)"))
    #expect(before.contains("TRTEDT has 2 dates after 2026-11-30, the day of loading"))
    let after = try report(1_830_297_600)
    #expect(after.contains("cut-off 2027-08-16 (latest date in the data, ADSL.TRTEDT)"))
    #expect(!after.contains("day of loading"))
  }

  @Test("simulate writes the same bytes every time")
  func simulate() throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b"] {
      let result = try Program.run(["simulate", "il2", "--output", "\(folder.path)/\(name)"])
      #expect(result.status == 0, "\(result.errors)")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/a").sorted()
    #expect(names == ["adae.csv", "adrs.csv", "adsl.csv", "adtr.csv", "adtte.csv", "study.toml"])
    for name in names {
      #expect(
        FileManager.default.contentsEqual(
          atPath: "\(folder.path)/a/\(name)", andPath: "\(folder.path)/b/\(name)"))
    }
  }

  @Test("help prints a section of the manual, how a command is used, or what there is")
  func help() throws {
    let section = try Program.run(["help", "filters"])
    #expect(section.status == 0 && section.text.contains("age = missing"))
    #expect(!section.text.contains("## "))
    let command = try Program.run(["help", "report"])
    #expect(command.status == 0 && command.text.contains("USAGE: trialtop report"))
    let everything = try Program.run(["help"])
    #expect(everything.text.contains("TOPICS") && everything.text.contains("how-it-counts"))
    let unknown = try Program.run(["help", "nothing"])
    #expect(unknown.status == 64 && unknown.errors.contains("no topic \"nothing\""))
  }

  @Test("the JSON report has the published comparison, with its cohort and its denominators")
  func json() throws {
    let folder = try TemporaryFolder()
    let report = try report([try folder.il2Study()])
    #expect(report["schema"] as? Int == 1)
    let response = try #require(report["response"] as? [String: Any])
    let comparisons = try #require(response["comparisons"] as? [[String: Any]])
    let comparison = try #require(
      comparisons.first { $0["arms"] as? [String] == ["SC", "HD"] })
    #expect(comparison["cohort"] as? String == "concurrent")
    #expect(comparison["n"] as? [Int] == [94, 97])
    #expect(comparison["responders"] as? [Int] == [9, 20])
    let pValue = try #require(comparison["p_chi_square"] as? Double)
    #expect(abs(pValue - 0.0334) < 1e-4)
  }

  @Test("the same folder and options give the same bytes")
  func deterministic() throws {
    let folder = try TemporaryFolder()
    let study = try folder.il2Study()
    for format in ["json", "text"] {
      let first = try Program.run(["report", study, "--format", format])
      let second = try Program.run(["report", study, "--format", format])
      #expect(first.output == second.output)
      #expect(!first.output.isEmpty)
    }
  }

  @Test("--filter counts a part, and a filter that cannot be read ends the command with a caret")
  func filter() throws {
    let folder = try TemporaryFolder()
    let study = try folder.il2Study()
    let object = try report([study, "--filter", "arm=HD & randomized<1994-01-01"])
    let filter = try #require((object["study"] as? [String: Any])?["filter"] as? [String: Any])
    #expect(filter["text"] as? String == "arm=HD & randomized<1994-01-01")
    #expect(filter["of"] as? Int == 400)
    let kept = try #require(filter["kept"] as? Int)
    #expect(kept > 0 && kept < 156)
    for command in ["report", "capture"] {
      let result = try Program.run([command, study, "--filter", "arm=HD & sxe=F"])
      #expect(result.status == 64)
      #expect(result.output.isEmpty)
      #expect(result.errors.contains("Did you mean \"sex\"?"))
      #expect(result.errors.contains("  arm=HD & sxe=F\n           ^"))
    }
    let picture = try Program.run(["capture", study, "--format", "txt", "--filter", "sex=F"])
    #expect(String(decoding: picture.output, as: UTF8.self).contains("FILTER sex=F"))
  }

  @Test("the files of a report are named with the SHA-256 that sha256sum gives")
  func digests() throws {
    let folder = try TemporaryFolder()
    let study = try folder.il2Study()
    let report = try report([study])
    let section = try #require(report["study"] as? [String: Any])
    let files = try #require(section["files"] as? [[String: Any]])
    #expect(files.count == 6)
    for file in files {
      let name = try #require(file["name"] as? String)
      let sum = try Program.run("/usr/bin/sha256sum", ["\(study)/\(name)"])
      #expect(file["sha256"] as? String == sum.text.prefix(64).description)
    }
  }

  @Test("a picture says which files its numbers are from, with the SHA-256 that sha256sum gives")
  func provenance() throws {
    let folder = try TemporaryFolder()
    let study = try folder.il2Study()
    let reported = try #require(try report([study])["study"] as? [String: Any])
    let names = try #require(reported["files"] as? [[String: Any]]).map { $0["name"] as? String }
    var sums = ""
    for name in names.compactMap({ $0 }) {
      let sum = try Program.run("/usr/bin/sha256sum", ["\(study)/\(name)"])
      sums += "\(sum.text.prefix(64))  \(name)\n"
    }
    try sums.write(toFile: "\(folder.path)/sums", atomically: false, encoding: .utf8)
    let together = try Program.run("/usr/bin/sha256sum", ["\(folder.path)/sums"]).text.prefix(64)
    let picture = try Program.run(
      ["capture", study, "--format", "txt", "--population", "safety", "--cohort", "all"])
    let lines = picture.text.split(separator: "\n")
    let mark = "trialtop-provenance: "
    let last = try #require(lines.last)
    try #require(last.hasPrefix(mark))
    let object = try JSONSerialization.jsonObject(with: Data(last.dropFirst(mark.count).utf8))
    let section = try #require((object as? [String: Any])?["study"] as? [String: Any])
    #expect(section["sha256"] as? String == String(together))
    #expect(section["population"] as? String == "safety" && section["cohort"] as? String == "all")
    let files = try #require(section["files"] as? [[String: Any]])
    #expect(
      files.map { "\($0["sha256"] as? String ?? "")  \($0["name"] as? String ?? "")\n" }.joined()
        == sums)
    #expect(lines[lines.count - 2].contains("cohort all · data \(together.prefix(8)) · "))
    let svg = try Program.run(["capture", study, "--format", "svg"]).text
    #expect(svg.contains("<metadata>\(mark){") && svg.contains(together))
  }

  @Test("a report as of a day knows nothing of later days")
  func asOf() throws {
    let folder = try TemporaryFolder()
    let study = try folder.il2Study()
    func randomized(_ options: [String]) throws -> Int {
      let enrollment = try report([study] + options)["enrollment"] as? [String: Any]
      return try #require(enrollment?["randomized"] as? Int)
    }
    #expect(try randomized([]) == 400)
    #expect(try randomized(["--as-of", "2010-01-01"]) == 400)
    #expect(try randomized(["--as-of", "1993-10-31"]) == 117)
    #expect(try randomized(["--as-of", "1991-01-01"]) == 0)
  }

  @Test("a capture of a table that was cut off is not called live")
  func captureOfCut() throws {
    let folder = try TemporaryFolder()
    let study = try folder.il2Study()
    func header() throws -> Substring {
      let result = try Program.run(["capture", study, "--format", "txt"])
      try #require(result.status == 0, "\(result.errors)")
      return result.text.prefix { $0 != "\n" }
    }
    #expect(try header().contains("● live, just now"))
    let path = "\(study)/adae.csv"
    let table = try String(contentsOfFile: path, encoding: .utf8)
    try String(table.dropLast(9)).write(toFile: path, atomically: true, encoding: .utf8)
    let cut = try header()
    #expect(cut.contains("INCOMPLETE") && !cut.contains("live"))
  }

  @Test("a capture needs no terminal, and is whole")
  func capture() throws {
    let folder = try TemporaryFolder()
    let study = try folder.il2Study()
    let file = "\(folder.path)/survival.svg"
    let result = try Program.run(
      ["capture", study, "--panel", "survival", "--output", file], environment: ["TERM": "dumb"])
    #expect(result.status == 0, "\(result.errors)")
    let parser = try #require(XMLCheck(path: file))
    #expect(parser.isWellFormed)
    let text = try Program.run(["capture", study, "--format", "txt", "--size", "120x40"])
    let lines = text.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 42)
    #expect(text.text.contains("2003-01-31"))
    #expect(text.text.contains("synthetic reconstruction"))
  }

  @Test("the data directory is never written to")
  func readOnly() throws {
    let folder = try TemporaryFolder()
    let study = try folder.il2Study()
    let before = try FileManager.default.contentsOfDirectory(atPath: study).sorted()
    _ = try Program.run(["report", study])
    _ = try Program.run(["capture", study], in: study)
    #expect(try FileManager.default.contentsOfDirectory(atPath: study).sorted() == before)
  }

  @Test("a folder without a study, and options that mean nothing, are refused in words")
  func refusals() throws {
    let folder = try TemporaryFolder()
    let empty = try Program.run(["report", folder.path])
    #expect(empty.status != 0)
    #expect(empty.errors.contains("adsl.csv"))
    let missing = try Program.run(["\(folder.path)/nowhere"])
    #expect(missing.status != 0)
    #expect(missing.errors.contains("nowhere"))
    let study = try folder.il2Study()
    for options in [
      ["--theme", "nonsense"], ["--panel", "nonsense"], ["--as-of", "2003-02-30"],
      ["--population", "nonsense"],
    ] {
      let result = try Program.run(["capture", study] + options)
      #expect(result.status != 0)
      #expect(!result.errors.isEmpty)
    }
  }

  @Test("the speed of a replay has limits, and belongs to a replay")
  func replayOptions() throws {
    for options in [
      ["--replay", "--months-per-second", "0"], ["--replay", "--months-per-second", "21"],
      ["--months-per-second", "2"], ["--no-pauses"],
    ] {
      let result = try Program.run(["demo"] + options)
      #expect(result.status == 64)
      #expect(result.errors.contains("--months-per-second"))
    }
  }

  @Test("without a terminal the dashboard says what to use instead")
  func noTerminal() throws {
    let folder = try TemporaryFolder()
    let result = try Program.run([try folder.il2Study()])
    #expect(result.status == 69)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("trialtop report DIR") && !result.errors.contains("Usage"))
  }

  @Test("the Markdown report has a table and a method for every panel")
  func markdown() throws {
    let folder = try TemporaryFolder()
    let result = try Program.run(["report", try folder.il2Study(), "--format", "markdown"])
    #expect(result.status == 0)
    for text in ["## Enrollment", "## Response", "## Toxicity", "## Survival", "| --- |", "*ITT"] {
      #expect(result.text.replacing("| :--- |", with: "| --- |").contains(text), "\(text)")
    }
  }

  @Test("check finds nothing in a clean study, and fails with a reason on a broken one")
  func check() throws {
    let folder = try TemporaryFolder()
    let study = try folder.il2Study()
    let clean = try Program.run(["check", study])
    #expect(clean.status == 0, "\(clean.text)")
    let path = "\(study)/adtte.csv"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try (text + "IL2-RCC,NOBODY,OS,Overall Survival,12,DAYS,Y,,,,\n").write(
      toFile: path, atomically: true, encoding: .utf8)
    let broken = try Program.run(["check", study])
    #expect(broken.status == 1)
    #expect(broken.text.contains("adtte.csv:882"))
    let json = try Program.run(["check", study, "--format", "json"])
    let report = try #require(JSONSerialization.jsonObject(with: json.output) as? [String: Any])
    #expect(try #require(report["errors"] as? Int) > 0)
  }

  @Test("keys and themes are listed")
  func lists() throws {
    #expect(try Program.run(["keys"]).text.contains("panel"))
    let themes = try Program.run(["themes"]).text
    for name in [
      "default", "dusk", "paper", "okabe-ito", "harbor", "high-contrast", "high-contrast-light",
      "terminal", "mono",
    ] {
      #expect(themes.contains(name))
    }
  }
}

/// Whether a file is well-formed XML, by the tags it opens and closes.
private struct XMLCheck {
  let isWellFormed: Bool

  init?(path: String) {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    var open: [Substring] = []
    var isBalanced = true
    for part in text.split(separator: "<").dropFirst() {
      guard let end = part.firstIndex(of: ">") else {
        isBalanced = false
        break
      }
      let tag = part[..<end]
      if tag.hasPrefix("?") || tag.hasSuffix("/") { continue }
      if tag.hasPrefix("/") {
        isBalanced = isBalanced && open.popLast() == tag.dropFirst()
      } else {
        open.append(tag.prefix { $0 != " " && $0 != "\n" })
      }
    }
    isWellFormed = isBalanced && open.isEmpty && text.contains("<svg")
  }
}
