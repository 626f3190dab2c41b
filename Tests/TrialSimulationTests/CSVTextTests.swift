import Testing

@testable import TrialSimulation

@Suite("CSV text")
struct CSVTextTests {
  @Test("plain fields are written as they are")
  func plainFields() {
    var table = CSVText(columns: ["A", "B"])
    table.append(["1", ""])
    #expect(table.text == "A,B\n1,\n")
  }

  @Test("a field with a comma, a quote or a line break is quoted")
  func quotedFields() {
    var table = CSVText(columns: ["A"])
    table.append(["Nausea, mild"])
    table.append(["so-called \"flu\""])
    table.append(["two\r\nlines"])
    #expect(
      table.text == """
        A
        "Nausea, mild"
        "so-called ""flu\"""
        "two\r\nlines"

        """)
  }

  @Test("what is written can be read again")
  func readBack() {
    var table = CSVText(columns: ["A", "B"])
    table.append(["x, \"y\"", "größer"])
    #expect(Table(csv: table.text).rows == [["A": "x, \"y\"", "B": "größer"]])
  }
}
