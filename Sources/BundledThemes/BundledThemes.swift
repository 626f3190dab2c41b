/// The theme files that come with the program, embedded in it.
public enum BundledThemes {
  /// Name and text of every theme, the default first.
  public static let all: [(name: String, toml: String)] = [
    ("default", text(PackageResources.default_toml)),
    ("dusk", text(PackageResources.dusk_toml)),
    ("paper", text(PackageResources.paper_toml)),
    ("okabe-ito", text(PackageResources.okabe_ito_toml)),
    ("harbor", text(PackageResources.harbor_toml)),
    ("high-contrast", text(PackageResources.high_contrast_toml)),
    ("high-contrast-light", text(PackageResources.high_contrast_light_toml)),
    ("terminal", text(PackageResources.terminal_toml)),
    ("mono", text(PackageResources.mono_toml)),
  ]

  private static func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
