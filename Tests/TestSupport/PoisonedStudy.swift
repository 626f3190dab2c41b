import TrialSimulation

/// The interleukin-2 study with characters that steer a terminal in every text of every file.
public enum PoisonedStudy {
  /// Clears a screen, sets a title, runs what is pasted, and turns the direction of text.
  public static let poison = "\u{1B}[2J\u{1B}]0;own\u{7}\u{9B}31m\u{202E}\u{2066}\r\u{8}-"

  /// The files of the study, tables and study.toml, each with its name and its poisoned text.
  public static func files() -> [(name: String, text: String)] {
    IL2Study.files().map { file in
      var text = ""
      for (number, line) in file.text.split(separator: "\n").enumerated() {
        if file.name == "study.toml" {
          text += poisoned(setting: String(line)) + "\n"
        } else {
          let cells = line.split(separator: ",", omittingEmptySubsequences: false)
          text +=
            cells.map { number == 0 ? String($0) : poisoned(cell: String($0)) }
            .joined(separator: ",") + "\n"
        }
      }
      if file.name == "study.toml" {
        text += "[[alert]]\nwhen = \"old data\"\nhours = 0.0003\nname = \"--\\u001B[31mx\"\n"
      }
      return (file.name, text)
    }
  }

  /// A cell with words in it gets the poison at its end; days, numbers and codes are left as they are,
  /// so that the study can still be read.
  private static func poisoned(cell: String) -> String {
    cell.contains(where: \.isLowercase) ? cell + poison : cell
  }

  /// A setting that is a text gets escapes of the same characters.
  private static func poisoned(setting line: String) -> String {
    let names = ["title", "label", "short"]
    guard names.contains(where: { line.hasPrefix("\($0) =") }), line.hasSuffix("\"") else {
      return line
    }
    return line.dropLast() + "\\u001B[2J\\u009B31m\\u202E\\r\""
  }

  /// Returns the characters of a text that steer a terminal, in hexadecimal, ends of lines left out.
  public static func steering(in text: String) -> [String] {
    text.unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x0A: false
      case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
        true
      default: false
      }
    }.map { String($0.value, radix: 16) }
  }
}
