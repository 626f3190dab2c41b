import Crypto
import Dispatch
import Synchronization
import TrialModel

/// Computes the SHA-256 of bytes while they pass.
///
/// That of a large file is computed on another thread, from copies of its pieces, so that reading it
/// takes no longer; not more than a few pieces wait there.
final class RunningDigest: Sendable {
  /// Files of fewer bytes are not worth another thread.
  static let fewestBytesApart = 1024 * 1024
  private static let mostPiecesWaiting = 4

  private let hash = Mutex(SHA256())
  private let queue: DispatchQueue?
  private let room = DispatchSemaphore(value: mostPiecesWaiting)

  /// A digest of nothing yet.
  ///
  /// - Parameter expectedBytes: How many bytes are likely to come.
  init(expectedBytes: Int) {
    let isApart = expectedBytes >= RunningDigest.fewestBytesApart
    queue = isApart ? DispatchQueue(label: "digest") : nil
  }

  /// Takes the next bytes, which may change as soon as this returns.
  func add(_ bytes: UnsafeRawBufferPointer) {
    guard let queue else {
      hash.withLock { $0.update(bufferPointer: bytes) }
      return
    }
    let piece = [UInt8](bytes)
    room.wait()
    queue.async { [self] in
      hash.withLock { hash in piece.withUnsafeBytes { hash.update(bufferPointer: $0) } }
      room.signal()
    }
  }

  /// Waits for the bytes on their way and returns the digest of all so far.
  func digest() -> ContentDigest {
    queue?.sync {}
    return hash.withLock { ContentDigest($0.finalize()) }
  }
}

extension ContentDigest {
  /// Returns the digest of the files together: of one line each, in their order, as `sha256sum` prints
  /// them; `nil` if there is none, or one of them has no digest.
  init?(of files: [SourceFile]) {
    var hash = SHA256()
    for file in files {
      guard let digest = file.digest else { return nil }
      hash.update(data: Array("\(digest.hexadecimal)  \(file.name)\n".utf8))
    }
    guard !files.isEmpty else { return nil }
    self.init(hash.finalize())
  }
}
