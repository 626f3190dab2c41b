#if os(Linux)
  import Testing

  @testable import TrialData

  /// Where the kernel does not hear of changes, so that the folder has to be listed.
  @Suite("Folders on a network")
  struct NetworkFolderTests {
    /// Lines as `/proc/self/mountinfo` has them, the devices 8:1, 0:45 and 4097:300 among them.
    private func mounts(_ type: String) -> String {
      """
      22 28 0:21 / /proc rw,nosuid shared:14 - proc proc rw
      28 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw,errors=remount-ro
      short line
      97 28 0:45 / /mnt/trial rw,relatime shared:55 master:1 propagate_from:2 - \(type) host:/a rw
      98 28 4097:300 / /mnt/other rw,relatime - \(type) host:/b rw

      """
    }

    /// The number that `stat` gives for a device.
    private func device(_ major: UInt64, _ minor: UInt64) -> UInt64 {
      (major & 0xFFF) << 8 | (major & ~0xFFF) << 32 | minor & 0xFF | (minor & ~0xFF) << 12
    }

    @Test(
      "these are",
      arguments: [
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "lustre", "glusterfs",
        "gpfs", "beegfs", "ncpfs", "vboxsf", "prl_fs", "davfs", "virtiofs", "fuse", "fuseblk",
        "fuse.sshfs", "fuse.rclone",
      ])
    func network(type: String) {
      #expect(DirectoryWatcher.isOnNetwork(device: device(0, 45), mounts: mounts(type)))
      #expect(DirectoryWatcher.isOnNetwork(device: device(4097, 300), mounts: mounts(type)))
      #expect(!DirectoryWatcher.isOnNetwork(device: device(8, 1), mounts: mounts(type)))
    }

    @Test("these are not", arguments: ["ext4", "xfs", "btrfs", "tmpfs", "overlay", "zfs", "vfat"])
    func local(type: String) {
      #expect(!DirectoryWatcher.isOnNetwork(device: device(0, 45), mounts: mounts(type)))
    }

    @Test("the devices of a folder are its own, or that of what is above it, and those of links")
    func devices() throws {
      let folder = try TemporaryFolder()
      let own = DirectoryWatcher.devices(of: folder.path)
      #expect(own.count == 1)
      for path in ["\(folder.path)/not/there/yet", folder.path + "/"] {
        #expect(DirectoryWatcher.devices(of: path) == own)
      }
      try folder.link("adsl.csv", to: "nowhere")
      try folder.link("notes.csv", to: "/proc/version")
      #expect(DirectoryWatcher.devices(of: folder.path) == own)
      try folder.link("adae.csv", to: "/proc/version")
      #expect(
        DirectoryWatcher.devices(of: folder.path)
          == own.union(DirectoryWatcher.devices(of: "/proc")))
      #expect(!DirectoryWatcher.isOnNetwork(folder.path))
    }

    @Test("a device that is not in the list is not")
    func unknown() {
      #expect(!DirectoryWatcher.isOnNetwork(device: device(0, 46), mounts: mounts("nfs4")))
      #expect(!DirectoryWatcher.isOnNetwork(device: device(0, 45), mounts: ""))
    }
  }
#endif
