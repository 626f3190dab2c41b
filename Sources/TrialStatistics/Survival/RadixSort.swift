/// Sorts many non-negative doubles, each with a tag, in time proportional to their count.
enum RadixSort {
  private struct Entry {
    var key: UInt64
    var tag: UInt32
  }

  /// Returns the values in ascending order with their tags; the order among equals is unspecified.
  static func ascending(_ values: [Double], tags: [UInt32]) -> (values: [Double], tags: [UInt32]) {
    // Adding zero turns -0 into +0, whose bit pattern sorts first.
    var entries = values.indices.map {
      Entry(key: (values[$0] + 0).bitPattern, tag: tags[$0])
    }
    if entries.count < 1024 {
      entries.sort { $0.key < $1.key }
    } else {
      sortByDigits(&entries)
    }
    return (entries.map { Double(bitPattern: $0.key) }, entries.map(\.tag))
  }

  /// Sorts in six stable passes of eleven bits, from the lowest.
  private static func sortByDigits(_ entries: inout [Entry]) {
    let digits = 6
    var histograms = [Int](repeating: 0, count: digits * 2048)
    for entry in entries {
      for digit in 0..<digits { histograms[digit * 2048 + bucket(entry, digit)] += 1 }
    }
    var spare = entries
    for digit in 0..<digits {
      let base = digit * 2048
      // A digit that all keys share moves nothing; times in days leave several such digits.
      if histograms[base + bucket(entries[0], digit)] == entries.count { continue }
      var total = 0
      for index in base..<base + 2048 {
        let count = histograms[index]
        histograms[index] = total
        total += count
      }
      entries.withUnsafeBufferPointer { source in
        spare.withUnsafeMutableBufferPointer { target in
          histograms.withUnsafeMutableBufferPointer { next in
            for entry in source {
              let place = base + bucket(entry, digit)
              target[next[place]] = entry
              next[place] += 1
            }
          }
        }
      }
      swap(&entries, &spare)
    }
  }

  private static func bucket(_ entry: Entry, _ digit: Int) -> Int {
    Int(truncatingIfNeeded: (entry.key >> UInt64(digit * 11)) & 2047)
  }
}
