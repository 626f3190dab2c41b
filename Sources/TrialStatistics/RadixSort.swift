/// Sorts many non-negative doubles with their row numbers in time proportional to their count.
enum RadixSort {
  /// The values ascending and, beside them, the row each came from; equal values keep their order.
  static func ascending(_ values: [Double]) -> (values: [Double], rows: [UInt32]) {
    // Adding zero turns -0 into +0, whose bit pattern sorts first.
    var keys = values.map { ($0 + 0).bitPattern }
    var rows = [UInt32](unsafeUninitializedCapacity: values.count) { buffer, count in
      for row in values.indices {
        buffer.initializeElement(at: row, to: UInt32(truncatingIfNeeded: row))
      }
      count = values.count
    }
    if values.count < 1024 {
      rows.sort { left, right in
        let leftKey = keys[Int(left)]
        let rightKey = keys[Int(right)]
        return leftKey == rightKey ? left < right : leftKey < rightKey
      }
      return (rows.map { values[Int($0)] + 0 }, rows)
    }
    var spareKeys = keys
    var spareRows = rows
    var histogram = [Int](repeating: 0, count: 2048)
    for shift in stride(from: 0, to: 64, by: 11) {
      for bucket in histogram.indices { histogram[bucket] = 0 }
      for key in keys { histogram[Int((key >> UInt64(shift)) & 2047)] += 1 }
      // A digit that all keys share moves nothing; times in days leave several such digits.
      if histogram[Int((keys[0] >> UInt64(shift)) & 2047)] == keys.count { continue }
      var total = 0
      for bucket in histogram.indices {
        let count = histogram[bucket]
        histogram[bucket] = total
        total += count
      }
      for index in keys.indices {
        let bucket = Int((keys[index] >> UInt64(shift)) & 2047)
        let target = histogram[bucket]
        histogram[bucket] = target + 1
        spareKeys[target] = keys[index]
        spareRows[target] = rows[index]
      }
      swap(&keys, &spareKeys)
      swap(&rows, &spareRows)
    }
    return (keys.map { Double(bitPattern: $0) }, rows)
  }
}
