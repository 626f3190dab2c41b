/// The manual that comes with the program: the README, embedded in it.
public enum BundledManual {
  /// The README as it is written.
  public static let markdown = String(decoding: PackageResources.README_md, as: UTF8.self)
}
