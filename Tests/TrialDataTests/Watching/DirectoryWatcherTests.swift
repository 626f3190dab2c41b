import TrialModel

#if os(Linux)
  import Foundation
  import Testing

  @testable import TrialData

  @Suite("Directory watcher")
  struct DirectoryWatcherTests {
    private static let header = "USUBJID,ARM,RANDDT\n"

    /// A folder `data` in a folder of its own, with a subject table.
    private func makeFolder() throws -> TemporaryFolder {
      let folder = try TemporaryFolder()
      try folder.makeFolder("data")
      try folder.write("data/adsl.csv", Self.header)
      return folder
    }

    private func watch(_ folder: TemporaryFolder, _ name: String = "data") -> WatchedFolder {
      WatchedFolder("\(folder.path)/\(name)")
    }

    /// A watched folder with two folders above it that may go away.
    private func watchBelowOthers() throws -> (TemporaryFolder, WatchedFolder) {
      let folder = try TemporaryFolder()
      try folder.makeFolder("a/b/data")
      try folder.write("a/b/data/adsl.csv", Self.header)
      return (folder, watch(folder, "a/b/data"))
    }

    @Test("where nothing happens there is no deadline and nothing is due")
    func idle() throws {
      let folder = try makeFolder()
      let watched = watch(folder)
      #expect(watched.watcher.method == .notifications)
      #expect(watched.watcher.deadline(now: 0) == nil)
      #expect(!watched.isDue(at: 100_000))
      #expect(watched.isQuiet)
    }

    @Test("rows that are appended are due 50 ms after the file is closed")
    func append() throws {
      let folder = try makeFolder()
      let watched = watch(folder)
      OpenFile.append("1,A,2001-01-01\n", to: "\(folder.path)/data/adsl.csv")
      #expect(watched.isDueOnce(at: 1000))
    }

    @Test("a file that is rewritten in place is never due while it is open")
    func rewriteInPlace() throws {
      let folder = try makeFolder()
      let watched = watch(folder)
      var file: OpenFile? = OpenFile("\(folder.path)/data/adsl.csv", O_TRUNC)
      file?.write("USUBJID,A")
      #expect(watched.hears(at: 1000))
      #expect(watched.watcher.filesBeingWritten == ["adsl.csv"])
      #expect(!watched.isDue(at: 2999))
      file?.write("RM,RANDDT\n1,A,2001-01-01\n")
      #expect(watched.hears(at: 2999))
      #expect(!watched.isDue(at: 4998))
      file = nil
      #expect(watched.isDueOnce(at: 4998))
      #expect(watched.watcher.filesBeingWritten == [])
    }

    @Test("a file whose writer pauses is not read before it is closed, and nothing runs meanwhile")
    func staysOpen() throws {
      let folder = try makeFolder()
      let watched = watch(folder)
      var file: OpenFile? = OpenFile("\(folder.path)/data/adsl.csv", O_APPEND)
      file?.write("1,A,2001-01-01\n")
      #expect(watched.hears(at: 1000))
      #expect(watched.watcher.deadline(now: 1000) == 3000)
      #expect(!watched.isDue(at: 3000))
      #expect(watched.watcher.deadline(now: 3000) == nil && !watched.isDue(at: 100_000))
      #expect(watched.watcher.filesBeingWritten == ["adsl.csv"])
      file?.write("2,A,2001-01-01\n")
      file = nil
      #expect(watched.isDueOnce(at: 200_000))
      #expect(watched.watcher.filesBeingWritten == [])
    }

    @Test("a file that was open before the watch began is waited for, by two writers as by one")
    func openBefore() throws {
      let folder = try makeFolder()
      let path = "\(folder.path)/data/adsl.csv"
      var files: [OpenFile?] = [OpenFile(path, O_APPEND), OpenFile(path, O_APPEND)]
      let watched = watch(folder)
      func load() -> [String] {
        watched.watcher.noteLoading()
        let loaded = StudyLoader(directory: "\(folder.path)/data").load()
        watched.watcher.note(loaded: loaded.listing, open: loaded.openTables)
        return loaded.openTables
      }
      #expect(load() == ["adsl.csv"])
      #expect(watched.watcher.filesBeingWritten == ["adsl.csv"])
      #expect(watched.watcher.deadline(now: 1000) == nil)
      files[0]?.write("1,A,2001-01-01\n")
      files[0] = nil
      #expect(watched.hears(at: 1000) && watched.isDue(at: 1050))
      #expect(load() == ["adsl.csv"])
      files[1]?.write("2,A,2001-01-01\n")
      files[1] = nil
      #expect(watched.hears(at: 2000) && watched.isDue(at: 2050))
      #expect(load() == [] && watched.watcher.filesBeingWritten == [])
    }

    @Test("a file that was closed while it was read is not waited for")
    func closedWhileRead() throws {
      let folder = try makeFolder()
      let watched = watch(folder)
      watched.watcher.noteLoading()
      OpenFile.append("1,A,2001-01-01\n", to: "\(folder.path)/data/adsl.csv")
      #expect(watched.hears(at: 1000))
      watched.watcher.note(
        loaded: try DirectoryListing(directory: "\(folder.path)/data"), open: ["adsl.csv"])
      #expect(watched.watcher.filesBeingWritten == [])
    }

    @Test("what is cut by its path, and what is linked, is never closed, and due all the same")
    func neverOpen() throws {
      let folder = try makeFolder()
      let watched = watch(folder)
      let path = "\(folder.path)/data/adsl.csv"
      #expect(truncate(path, 10) == 0)
      #expect(watched.hears(at: 1000))
      #expect(watched.watcher.filesBeingWritten == ["adsl.csv"])
      #expect(!watched.isDue(at: 3000) && watched.isDue(at: 3050))
      watched.noteLoaded()
      #expect(Foundation.link(path, "\(folder.path)/data/adae.csv") == 0)
      #expect(watched.isDueOnce(at: 20_000))
    }

    @Test("a file or folder whose rights change is due, and a file that is open stays so")
    func rights() throws {
      let folder = try makeFolder()
      let watched = watch(folder)
      let path = "\(folder.path)/data/adsl.csv"
      #expect(chmod(path, 0o600) == 0)
      #expect(watched.isDueOnce(at: 1000))
      #expect(chmod("\(folder.path)/data", 0o700) == 0)
      #expect(watched.hears(at: 2000))
      var file: OpenFile? = OpenFile(path, O_APPEND)
      file?.write("1,A,2001-01-01\n")
      #expect(chmod(path, 0o644) == 0)
      #expect(watched.hears(at: 20_000) && !watched.isDue(at: 22_000))
      #expect(watched.watcher.filesBeingWritten == ["adsl.csv"])
      file = nil
      #expect(watched.isDueOnce(at: 30_000))
    }

    @Test("what is written to memory is found when the folder is looked at again")
    func mapped() throws {
      let folder = try makeFolder()
      let watched = watch(folder)
      let descriptor = open("\(folder.path)/data/adsl.csv", O_RDWR)
      let memory = try #require(
        mmap(nil, 19, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0))
      try #require(memory != MAP_FAILED)
      close(descriptor)
      watched.watcher.lookAgain(now: 500)
      #expect(watched.watcher.deadline(now: 500) == nil)
      memory.storeBytes(of: UInt8(ascii: "u"), as: UInt8.self)
      msync(memory, 19, MS_SYNC)
      #expect(watched.isQuiet)
      watched.watcher.lookAgain(now: 1000)
      #expect(watched.isDue(at: 1050))
      let loaded = StudyLoader(directory: "\(folder.path)/data").load()
      #expect(loaded.openTables == ["adsl.csv"])
      watched.watcher.note(loaded: loaded.listing, open: loaded.openTables)
      munmap(memory, 19)
      #expect(watched.hears(at: 2000) && watched.watcher.filesBeingWritten == [])
    }

    @Test("a look at a folder that is being read, or is as it was, brings nothing")
    func lookAgain() throws {
      let folder = try makeFolder()
      let watched = watch(folder)
      watched.watcher.lookAgain(now: 1000)
      #expect(watched.watcher.deadline(now: 1000) == nil)
      watched.watcher.note(loaded: nil)
      watched.watcher.noteLoading()
      watched.watcher.lookAgain(now: 1000)
      #expect(watched.watcher.deadline(now: 1000) == nil)
    }

    @Test("of a folder that is listed the limit is told, of one that is reported on none")
    func limit() throws {
      let folder = try makeFolder()
      #expect(watch(folder).watcher.limit == nil)
      let polled = WatchedFolder("\(folder.path)/data", pollSeconds: 2)
      #expect(polled.watcher.limit == .listing(seconds: 2))
      let watched = watch(folder)
      watched.watcher.note(
        loaded: try DirectoryListing(directory: "\(folder.path)/data"), unseen: ["adsl.csv"])
      #expect(watched.watcher.limit == .otherUsers)
      OpenFile.append("1,A,2001-01-01\n", to: "\(folder.path)/data/adsl.csv")
      #expect(watched.hears(at: 1000) && watched.watcher.limit == nil)
    }

    @Test("when polling, a file that was found open is waited for until a listing finds it closed")
    func pollingOpen() throws {
      let folder = try makeFolder()
      let path = "\(folder.path)/data/adsl.csv"
      var file: OpenFile? = OpenFile(path, O_APPEND)
      let watched = WatchedFolder("\(folder.path)/data", pollSeconds: 1)
      watched.watcher.note(
        loaded: try DirectoryListing(directory: "\(folder.path)/data"), open: ["adsl.csv"])
      _ = watched.watcher.deadline(now: 0)
      #expect(!watched.isDue(at: 1000) && watched.watcher.filesBeingWritten == ["adsl.csv"])
      file = nil
      _ = file
      #expect(!watched.isDue(at: 2000) && watched.watcher.filesBeingWritten == [])
    }

    @Test("a file that was made and is still empty is not due")
    func newFile() throws {
      let folder = try makeFolder()
      let watched = watch(folder)
      var file: OpenFile? = OpenFile("\(folder.path)/data/adae.csv", O_CREAT)
      #expect(watched.hears(at: 1000))
      #expect(!watched.isDue(at: 2999))
      file?.write("USUBJID,AETERM\n")
      file = nil
      #expect(watched.isDueOnce(at: 2999))
    }

    @Test("a file that is renamed over another is due")
    func renameOver() throws {
      let folder = try makeFolder()
      let watched = watch(folder)
      try folder.write("data/.adsl.csv.tmp", Self.header + "1,A,2001-01-01\n")
      #expect(watched.hears(at: 500))
      #expect(watched.watcher.deadline(now: 500) == nil)
      try folder.rename("data/.adsl.csv.tmp", to: "data/adsl.csv")
      #expect(watched.isDueOnce(at: 1000))
    }

    @Test("a file that is removed is due")
    func remove() throws {
      let folder = try makeFolder()
      let watched = watch(folder)
      try folder.remove("data/adsl.csv")
      #expect(watched.isDueOnce(at: 1000))
    }

    @Test("a file that came and went leaves nothing to load")
    func cameAndWent() throws {
      let folder = try makeFolder()
      let watched = watch(folder)
      try folder.write("data/adae.csv", "x\n")
      try folder.remove("data/adae.csv")
      #expect(watched.hears(at: 1000))
      #expect(!watched.isDue(at: 1050))
    }

    @Test("a folder that was elsewhere while it was read is due although it is as it was")
    func awayWhileRead() throws {
      let folder = try makeFolder()
      let watched = watch(folder)
      func goAndComeBack(at now: Int64) throws {
        try folder.rename("data", to: "away")
        #expect(watched.hears(at: now))
        try folder.rename("away", to: "data")
        #expect(watched.hears(at: now))
      }
      try goAndComeBack(at: 1000)
      #expect(!watched.isDue(at: 1050))
      watched.watcher.noteLoading()
      try goAndComeBack(at: 2000)
      #expect(watched.isDue(at: 2050))
      watched.noteLoaded()
      try goAndComeBack(at: 3000)
      #expect(!watched.isDue(at: 3050))
    }

    @Test("files that are no tables are passed over")
    func unrelated() throws {
      let folder = try makeFolder()
      let watched = watch(folder)
      try folder.write("data/notes.txt", "x")
      try folder.write("data/.adsl.csv.swp", "x")
      try folder.makeFolder("data/old")
      try folder.write("data/old/adsl.csv", "x")
      #expect(watched.hears(at: 1000))
      #expect(watched.watcher.deadline(now: 1000) == nil)
      try folder.write("beside.txt", "x")
      #expect(watched.hears(at: 1000))
      #expect(watched.watcher.deadline(now: 1000) == nil)
    }

    @Test("a folder that is removed and made anew is watched anew")
    func recreate() throws {
      let folder = try makeFolder()
      let watched = watch(folder)
      try folder.remove("data")
      #expect(watched.isDueOnce(at: 1000))
      try folder.makeFolder("data")
      #expect(watched.hears(at: 20_000))
      try folder.write("data/adsl.csv", Self.header)
      #expect(watched.isDueOnce(at: 20_000))
      OpenFile.append("1,A,2001-01-01\n", to: "\(folder.path)/data/adsl.csv")
      #expect(watched.isDueOnce(at: 40_000))
    }

    @Test("a folder that is not there yet is found when it comes, several levels deep")
    func notThereYet() throws {
      let folder = try TemporaryFolder()
      let watched = watch(folder, "a/b/data")
      for (time, name) in [(Int64(1000), "a"), (2000, "a/b")] {
        try folder.makeFolder(name)
        #expect(watched.hears(at: time))
        #expect(!watched.isDue(at: time + 50))
      }
      try folder.makeFolder("a/b/data")
      #expect(watched.isDueOnce(at: 3000))
      try folder.write("a/b/data/adsl.csv", Self.header)
      #expect(watched.isDueOnce(at: 4000))
    }

    @Test("a folder is followed when those above it are removed and made anew")
    func parentsRecreated() throws {
      let (folder, watched) = try watchBelowOthers()
      try folder.remove("a")
      #expect(watched.isDueOnce(at: 1000))
      try folder.makeFolder("a/b/data")
      #expect(watched.hears(at: 20_000))
      try folder.write("a/b/data/adsl.csv", Self.header)
      #expect(watched.isDueOnce(at: 20_000))
    }

    @Test("a folder is missed when one above it is renamed")
    func parentRenamed() throws {
      let (folder, watched) = try watchBelowOthers()
      try folder.rename("a", to: "z")
      #expect(watched.isDueOnce(at: 1000))
      try folder.rename("z", to: "a")
      #expect(watched.isDueOnce(at: 20_000))
    }

    @Test("a folder is followed when one above it is renamed away and made anew")
    func parentRenamedAndMadeAnew() throws {
      let (folder, watched) = try watchBelowOthers()
      try folder.rename("a", to: "z")
      #expect(watched.isDueOnce(at: 1000))
      try folder.makeFolder("a/b/data")
      #expect(watched.hears(at: 20_000))
      try folder.write("a/b/data/adsl.csv", Self.header + "1,A,2001-01-01\n")
      #expect(watched.isDueOnce(at: 20_000))
      OpenFile.append("1,A,2001-01-01\n", to: "\(folder.path)/z/b/data/adsl.csv")
      #expect(watched.isQuiet)
      OpenFile.append("2,A,2001-01-01\n", to: "\(folder.path)/a/b/data/adsl.csv")
      #expect(watched.isDueOnce(at: 40_000))
    }

    @Test("a folder is followed when one above it is renamed away and made anew unseen")
    func parentRenamedUnseen() throws {
      let (folder, watched) = try watchBelowOthers()
      try folder.rename("a", to: "z")
      try folder.makeFolder("a/b/data")
      try folder.write("a/b/data/adsl.csv", Self.header + "1,A,2001-01-01\n")
      #expect(watched.isDueOnce(at: 1000))
      OpenFile.append("2,A,2001-01-01\n", to: "\(folder.path)/a/b/data/adsl.csv")
      #expect(watched.isDueOnce(at: 20_000))
    }

    @Test("where more changed than the kernel can tell the folder is due, and watched anew")
    func overflow() throws {
      let folder = try makeFolder()
      let watched = watch(folder)
      let limit = try String(
        contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
      let most = try #require(Int(limit.trimmingCharacters(in: .whitespacesAndNewlines)))
      // Writes to files that do not matter, in turn so that none is reported with the one before, until
      // there is no room left for others.
      let files = ["notes.txt", "more.txt"].map { OpenFile("\(folder.path)/data/\($0)", O_CREAT) }
      for number in 0...most { files[number % 2].write("x") }
      try folder.rename("data", to: "old")
      try folder.makeFolder("data")
      try folder.write("data/adsl.csv", Self.header + "1,A,2001-01-01\n")
      #expect(watched.isDueOnce(at: 1000))
      OpenFile.append("2,A,2001-01-01\n", to: "\(folder.path)/data/adsl.csv")
      #expect(watched.isDueOnce(at: 20_000))
    }

    @Test("a folder that is a link is followed when the link is pointed elsewhere")
    func linkSwitched() throws {
      let folder = try TemporaryFolder()
      for name in ["v1", "v2"] {
        try folder.makeFolder(name)
        try folder.write("\(name)/adsl.csv", Self.header)
      }
      try folder.link("data", to: "v1")
      let watched = watch(folder)
      OpenFile.append("1,A,2001-01-01\n", to: "\(folder.path)/v1/adsl.csv")
      #expect(watched.isDueOnce(at: 1000))
      try folder.link("data", to: "v2")
      #expect(watched.isDueOnce(at: 20_000))
      OpenFile.append("1,A,2001-01-01\n", to: "\(folder.path)/v2/adsl.csv")
      #expect(watched.isDueOnce(at: 40_000))
      OpenFile.append("2,A,2001-01-01\n", to: "\(folder.path)/v1/adsl.csv")
      #expect(watched.isQuiet)
    }

    @Test("a folder whose files are links over ..data is due when ..data is switched")
    func kubernetes() throws {
      let folder = try TemporaryFolder()
      for name in ["data/..v1", "data/..v2"] {
        try folder.makeFolder(name)
        try folder.write("\(name)/adsl.csv", Self.header)
      }
      try folder.link("data/..data", to: "..v1")
      try folder.link("data/adsl.csv", to: "..data/adsl.csv")
      let watched = watch(folder)
      try folder.link("data/..data", to: "..v2")
      try folder.remove("data/..v1")
      #expect(watched.isDueOnce(at: 1000))
      try folder.makeFolder("data/..v3")
      try folder.write("data/..v3/adsl.csv", Self.header + "1,A,2001-01-01\n")
      try folder.link("data/..data", to: "..v3")
      #expect(watched.isDueOnce(at: 20_000))
    }

    @Test("a file that is a link is due when what it points to changes or is replaced")
    func linkedFile() throws {
      let folder = try TemporaryFolder()
      try folder.makeFolder("data")
      try folder.makeFolder("export")
      try folder.write("export/today.csv", Self.header)
      try folder.link("data/adsl.csv", to: "../export/today.csv")
      let watched = watch(folder)
      OpenFile.append("1,A,2001-01-01\n", to: "\(folder.path)/export/today.csv")
      #expect(watched.isDueOnce(at: 1000))
      try folder.write("export/new.csv", Self.header)
      try folder.rename("export/new.csv", to: "export/today.csv")
      #expect(watched.isDueOnce(at: 20_000))
      OpenFile.append("1,A,2001-01-01\n", to: "\(folder.path)/export/today.csv")
      #expect(watched.isDueOnce(at: 40_000))
      try folder.remove("export/today.csv")
      #expect(watched.isDueOnce(at: 60_000))
      try folder.write("export/today.csv", Self.header)
      #expect(watched.isDueOnce(at: 80_000))
    }

    @Test("a file behind a link behind a link is due when the one between is pointed elsewhere")
    func linkBetween() throws {
      let folder = try TemporaryFolder()
      for name in ["data", "export/v1", "export/v2"] { try folder.makeFolder(name) }
      try folder.write("export/v1/adsl.csv", Self.header)
      try folder.write("export/v2/adsl.csv", Self.header)
      try folder.link("export/current", to: "v1")
      try folder.link("data/adsl.csv", to: "../export/current/adsl.csv")
      let watched = watch(folder)
      try folder.link("export/current", to: "v2")
      #expect(watched.isDueOnce(at: 1000))
      OpenFile.append("1,A,2001-01-01\n", to: "\(folder.path)/export/v2/adsl.csv")
      #expect(watched.isDueOnce(at: 20_000))
    }

    @Test("a relative path, and one with a slash at its end, are watched alike")
    func paths() throws {
      let folder = try makeFolder()
      let up = String(
        repeating: "../", count: FileManager.default.currentDirectoryPath.count { $0 == "/" })
      for path in ["\(folder.path)/data/", "\(up)\(folder.path.dropFirst())/data"] {
        let watched = WatchedFolder(path)
        OpenFile.append("1,A,2001-01-01\n", to: "\(folder.path)/data/adsl.csv")
        #expect(watched.isDueOnce(at: 1000))
      }
    }

    @Test("when polling, a change counts once two listings in a row agree on it")
    func polling() throws {
      let folder = try makeFolder()
      let watched = WatchedFolder("\(folder.path)/data", pollSeconds: 2)
      #expect(watched.watcher.method == .polling(seconds: 2))
      #expect(watched.watcher.descriptor == nil)
      #expect(watched.watcher.deadline(now: 0) == 2000)
      #expect(!watched.isDue(at: 2000))
      OpenFile.append("1,A,2001-01-01\n", to: "\(folder.path)/data/adsl.csv")
      #expect(!watched.isDue(at: 3999))
      #expect(!watched.isDue(at: 4000))
      OpenFile.append("2,A,2001-01-01\n", to: "\(folder.path)/data/adsl.csv")
      #expect(watched.watcher.deadline(now: 4001) == 6000)
      #expect(watched.watcher.filesBeingWritten == [])
      #expect(!watched.isDue(at: 6000))
      #expect(watched.watcher.filesBeingWritten == ["adsl.csv"])
      #expect(watched.isDue(at: 8000))
      #expect(watched.watcher.filesBeingWritten == [])
      watched.noteLoaded()
      #expect(!watched.isDue(at: 10_000))
      #expect(!watched.isDue(at: 12_000))
    }

    @Test("a file whose size and time were put back is noticed all the same")
    func timePutBack() throws {
      let folder = try makeFolder()
      let path = "\(folder.path)/data/adsl.csv"
      let watched = WatchedFolder("\(folder.path)/data")
      let before = try #require(FileStamp(path: path))
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let handle = try #require(FileHandle(forWritingAtPath: path))
      handle.write(Data(text.uppercased().utf8))
      try handle.close()
      let date = Date(timeIntervalSince1970: Double(before.modifiedSeconds))
      try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
      #expect(watched.isDueOnce(at: 1000))
    }

    @Test("a time far in the future is no more than that")
    func farFuture() throws {
      let folder = try makeFolder()
      let path = "\(folder.path)/data/adsl.csv"
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 10_500_000_000)], ofItemAtPath: path)
      let stamp = try #require(FileStamp(path: path))
      #expect(stamp.modified == .max && stamp.bytes > 0)
    }

    @Test("when polling, a folder that is gone and comes back is noticed")
    func pollingRecreated() throws {
      let folder = try makeFolder()
      let watched = WatchedFolder("\(folder.path)/data", pollSeconds: 1)
      _ = watched.watcher.deadline(now: 0)
      try folder.remove("data")
      #expect(!watched.isDue(at: 1000))
      #expect(watched.isDue(at: 2000))
      watched.noteLoaded()
      #expect(!watched.isDue(at: 3000))
      try folder.makeFolder("data")
      try folder.write("data/adsl.csv", Self.header)
      #expect(!watched.isDue(at: 4000))
      #expect(watched.isDue(at: 5000))
    }

    @Test("a listing has the tables alone, in order of their names, and tells versions apart")
    func listing() throws {
      let folder = try makeFolder()
      try folder.write("data/adae.csv", "x")
      try folder.write("data/notes.txt", "x")
      try folder.makeFolder("data/adtte.csv")
      try folder.link("data/adrs.csv", to: "nowhere")
      let before = try DirectoryListing(directory: "\(folder.path)/data")
      #expect(before.files.map(\.name) == ["adae.csv", "adsl.csv"])
      #expect(before.files.map(\.stamp.bytes) == [1, 19])
      #expect(try DirectoryListing(directory: "\(folder.path)/data") == before)
      try folder.write("data/new.csv", "y")
      try folder.rename("data/new.csv", to: "data/adae.csv")
      #expect(try DirectoryListing(directory: "\(folder.path)/data") != before)
    }
  }
#endif
