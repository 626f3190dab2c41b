#if os(Linux)
  import Foundation
  import Testing
  import TrialModel

  @testable import TrialData

  @Suite("Who is writing")
  struct WritersTests {
    private func makeFolder() throws -> TemporaryFolder {
      let folder = try TemporaryFolder()
      try folder.write("adsl.csv", "USUBJID\n")
      try folder.write("adae.csv", "USUBJID\n")
      return folder
    }

    private let names = ["adsl.csv", "adae.csv", "adrs.csv"]

    @Test("nobody writes to what is closed, only read, or not there")
    func nobody() throws {
      let folder = try makeFolder()
      let reader = Foundation.open("\(folder.path)/adsl.csv", O_RDONLY)
      defer { close(reader) }
      #expect(Writers(in: folder.path, names: names) == Writers(in: folder.path, names: []))
    }

    @Test("what is open for writing is found, by any of its names and through links, by name")
    func written() throws {
      let folder = try makeFolder()
      try folder.makeFolder("data")
      try folder.link("data/adsl.csv", to: "../adsl.csv")
      #expect(Foundation.link("\(folder.path)/adae.csv", "\(folder.path)/other") == 0)
      let files = [
        OpenFile("\(folder.path)/adsl.csv", O_APPEND), OpenFile("\(folder.path)/other", 0),
      ]
      #expect(Writers(in: folder.path, names: names).open == ["adae.csv", "adsl.csv"])
      #expect(Writers(in: "\(folder.path)/data", names: names).open == ["adsl.csv"])
      withExtendedLifetime(files) {}
    }

    @Test("a file of that name that took the place of one that is open is not open")
    func replaced() throws {
      let folder = try makeFolder()
      let file = OpenFile("\(folder.path)/adsl.csv", O_APPEND)
      try folder.write("new", "USUBJID\n")
      try folder.rename("new", to: "adsl.csv")
      #expect(Writers(in: folder.path, names: names).open == [])
      withExtendedLifetime(file) {}
    }

    @Test("another process is found as well, and so is what is mapped for writing")
    func others() throws {
      let folder = try makeFolder()
      let process = Process()
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = ["-c", "exec 3>>'\(folder.path)/adae.csv'; echo; read line"]
      let (input, output) = (Pipe(), Pipe())
      process.standardInput = input
      process.standardOutput = output
      try process.run()
      defer {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
      }
      _ = output.fileHandleForReading.availableData
      #expect(Writers(in: folder.path, names: names).open == ["adae.csv"])
      let descriptor = Foundation.open("\(folder.path)/adsl.csv", O_RDWR)
      let memory = try #require(
        mmap(nil, 8, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0))
      try #require(memory != MAP_FAILED)
      close(descriptor)
      #expect(Writers(in: folder.path, names: names).open == ["adae.csv", "adsl.csv"])
      munmap(memory, 8)
      #expect(Writers(in: folder.path, names: names).open == ["adae.csv"])
    }

    @Test("what was written to since it was listed counts as open, what was replaced does not")
    func writtenMeanwhile() throws {
      let folder = try makeFolder()
      let listing = try DirectoryListing(directory: folder.path)
      #expect(Writers(in: folder.path, of: listing).open == [])
      OpenFile.append("1\n", to: "\(folder.path)/adae.csv")
      try folder.write("new", "USUBJID\n1\n")
      try folder.rename("new", to: "adsl.csv")
      #expect(Writers(in: folder.path, of: listing).open == ["adae.csv"])
    }
  }
#endif
