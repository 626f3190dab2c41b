#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The fixed part of the 256-colour palette: a cube of 6 x 6 x 6 (16...231) and 24 greys (232...255).
///
/// Entries 0...15 are set by the user, so an exact colour is never mapped to them.
enum IndexedPalette {
  /// Returns the entry nearest in appearance: least distance in OKLab, the lower number on a tie.
  static func nearest(red: UInt8, green: UInt8, blue: UInt8) -> Int32 {
    let wanted = Lab(red: red, green: green, blue: blue)
    var best = 0
    var least = Double.infinity
    for (index, candidate) in entries.enumerated() {
      let distance = wanted.distance(to: candidate)
      if distance < least { (best, least) = (index, distance) }
    }
    return Int32(16 + best)
  }

  /// Returns red, green and blue of an entry from 16 on.
  static func components(_ index: Int) -> (red: UInt8, green: UInt8, blue: UInt8) {
    if index >= 232 {
      let level = UInt8(8 + 10 * (index - 232))
      return (level, level, level)
    }
    let cube = index - 16
    return (level(cube / 36), level(cube / 6 % 6), level(cube % 6))
  }

  private static func level(_ step: Int) -> UInt8 { step == 0 ? 0 : UInt8(55 + 40 * step) }

  private static let entries: [Lab] = (16...255).map { index in
    let color = components(index)
    return Lab(red: color.red, green: color.green, blue: color.blue)
  }

  /// A colour in OKLab, where distance is close to perceived difference (Ottosson 2020).
  private struct Lab: Sendable {
    let lightness: Double
    let a: Double
    let b: Double

    init(red: UInt8, green: UInt8, blue: UInt8) {
      let (r, g, b) = (Lab.linear(red), Lab.linear(green), Lab.linear(blue))
      let long = cbrt(0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b)
      let middle = cbrt(0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b)
      let short = cbrt(0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b)
      lightness = 0.210_454_255_3 * long + 0.793_617_785_0 * middle - 0.004_072_046_8 * short
      a = 1.977_998_495_1 * long - 2.428_592_205_0 * middle + 0.450_593_709_9 * short
      self.b = 0.025_904_037_1 * long + 0.782_771_766_2 * middle - 0.808_675_766_0 * short
    }

    func distance(to other: Lab) -> Double {
      let (l, a, b) = (lightness - other.lightness, self.a - other.a, self.b - other.b)
      return l * l + a * a + b * b
    }

    private static func linear(_ component: UInt8) -> Double {
      let part = Double(component) / 255
      return part <= 0.040_45 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
  }
}
