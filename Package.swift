// swift-tools-version: 6.2
import PackageDescription

/// Every target is compiled the same way: explicit imports, existentials spelled out.
/// With TRIALTOP_STRICT set, as for every change to the project, warnings are errors.
let strict: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
  ] + (Context.environment["TRIALTOP_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)])

/// The tests of one module; fixtures are found by path, so nothing is copied.
func tests(of name: String, _ dependencies: Target.Dependency...) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies, path: "Tests/\(name)Tests",
    exclude: snapshots(name), swiftSettings: strict)
}

/// The recorded screens beside some tests.
func snapshots(_ name: String) -> [String] {
  ["Dashboard", "TrialReport"].contains(name) ? ["Snapshots"] : []
}

/// The folders that the target of the themes, which begins at the top, must not look into.
let otherSources = [
  "Capture", "Cells", "CNcurses", "Dashboard", "PlainText", "Terminal", "TOML", "TrialAnalysis",
  "TrialData", "TrialModel", "TrialReport", "TrialSimulation", "TrialStatistics", "trialtop",
  "UserFiles",
].map { "Sources/\($0)" }

/// A program that is handed on brings ncurses with it: minimal systems have only its terminfo part.
let ncurses: [LinkerSetting] = ["ncursesw", "tinfo"].flatMap { name -> [LinkerSetting] in
  [
    .linkedLibrary(":lib\(name).a", .when(platforms: [.linux], configuration: .release)),
    .linkedLibrary(name, .when(configuration: .debug)),
  ]
}

/// The SHA-256 of the files that are counted.
let crypto = Package.Dependency.package(
  url: "https://github.com/apple/swift-crypto", from: "4.5.2")

let package = Package(
  name: "trialtop",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "trialtop", targets: ["trialtop"]),
    .library(name: "TrialData", targets: ["TrialData", "TrialModel"]),
    .library(name: "TrialReport", targets: ["TrialReport", "TrialAnalysis"]),
    .library(name: "TrialStatistics", targets: ["TrialStatistics"]),
    // What the benchmarks measure.
    .library(
      name: "Dashboard",
      targets: [
        "Dashboard", "TrialAnalysis", "TrialModel", "TrialReport", "TrialStatistics", "Cells",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    crypto,
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    .target(name: "TrialStatistics", swiftSettings: strict),
    .target(name: "PlainText", swiftSettings: strict),
    .target(name: "TOML", swiftSettings: strict),
    .target(name: "TrialModel", dependencies: ["PlainText"], swiftSettings: strict),
    .target(
      name: "TrialData",
      dependencies: [
        "TrialModel", "PlainText", "TOML", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(
      name: "TrialAnalysis", dependencies: ["TrialModel", "TrialStatistics"],
      swiftSettings: strict),
    .target(
      name: "TrialReport",
      dependencies: ["TrialAnalysis", "TrialModel", "TrialStatistics", "PlainText"],
      swiftSettings: strict),
    .target(name: "TrialSimulation", dependencies: ["TrialModel"], swiftSettings: strict),
    .target(name: "Cells", dependencies: ["PlainText"], swiftSettings: strict),
    .target(
      name: "Dashboard",
      dependencies: [
        "TrialAnalysis", "TrialModel", "TrialReport", "TrialStatistics", "Cells", "PlainText",
      ],
      swiftSettings: strict),
    .target(
      name: "UserFiles", dependencies: ["Dashboard", "TrialModel", "Cells", "TOML"],
      swiftSettings: strict),
    .target(
      name: "Capture", dependencies: ["Cells", "TrialReport", "PlainText"], swiftSettings: strict),
    .systemLibrary(name: "CNcurses"),
    .target(
      name: "Terminal", dependencies: ["Cells", "PlainText", "CNcurses"], swiftSettings: strict,
      linkerSettings: ncurses),
    .target(
      name: "BundledThemes",
      path: ".",
      exclude: ["Tests"] + otherSources,
      sources: ["Sources/BundledThemes"],
      resources: [
        .embedInCode("themes/default.toml"),
        .embedInCode("themes/dusk.toml"),
        .embedInCode("themes/paper.toml"),
        .embedInCode("themes/okabe-ito.toml"),
        .embedInCode("themes/harbor.toml"),
        .embedInCode("themes/high-contrast.toml"),
        .embedInCode("themes/high-contrast-light.toml"),
        .embedInCode("themes/terminal.toml"),
        .embedInCode("themes/mono.toml"),
        .embedInCode("README.md"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "trialtop",
      dependencies: [
        "TrialData", "TrialModel", "TrialStatistics", "TrialAnalysis", "TrialReport",
        "TrialSimulation", "Cells", "Dashboard", "UserFiles", "Capture", "Terminal",
        "BundledThemes", "PlainText",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["TrialData", "TrialModel", "TrialSimulation", "Cells"],
      path: "Tests/TestSupport",
      swiftSettings: strict),
    tests(of: "PlainText", "PlainText"),
    tests(of: "TOML", "TOML", "TestSupport"),
    tests(of: "TrialStatistics", "TrialStatistics", "TestSupport"),
    tests(
      of: "TrialData", "TrialData", "TrialModel", "TrialReport", "TrialSimulation", "TestSupport"),
    tests(
      of: "Consistency", "TrialData", "TrialModel", "TrialReport", "TrialSimulation",
      "TestSupport"),
    tests(
      of: "TrialAnalysis", "TrialAnalysis", "TrialData", "TrialModel", "TrialReport",
      "TrialStatistics", "TrialSimulation", "TestSupport"),
    tests(
      of: "TrialReport", "TrialReport", "TrialAnalysis", "TrialData", "TrialModel",
      "TrialStatistics", "TrialSimulation", "TestSupport"),
    tests(of: "TrialSimulation", "TrialSimulation", "TrialData", "TrialModel"),
    tests(of: "Cells", "Cells", "PlainText"),
    tests(
      of: "Dashboard", "Dashboard", "UserFiles", "BundledThemes", "TrialAnalysis", "TrialData",
      "TrialModel", "TrialReport", "TrialStatistics", "TrialSimulation", "Cells", "PlainText",
      "TestSupport"),
    tests(of: "UserFiles", "UserFiles", "Dashboard", "BundledThemes", "TrialModel", "Cells"),
    tests(
      of: "Capture", "Capture", "Cells", "TrialAnalysis", "TrialModel", "TrialReport", "TestSupport"
    ),
    tests(of: "Terminal", "Terminal", "Cells", "CNcurses"),
    tests(
      of: "EndToEnd", "BundledThemes", "Capture", "Cells", "Dashboard", "TrialAnalysis",
      "TrialData", "TrialModel", "TrialReport", "TrialSimulation", "TestSupport", "trialtop"),
  ]
)

/// With TRIALTOP_CORE set, what is left are the modules with unsafe code below the program, what these
/// and their tests need, and their tests: of other packages only the one that computes digests, hence
/// quick to build with optimization or with a sanitizer. Each such build needs a `--scratch-path` of its own.
if Context.environment["TRIALTOP_CORE"] != nil {
  let unsafe = ["TOML", "TrialData", "TrialStatistics", "TrialAnalysis", "Terminal"]
  let needed = [
    "PlainText", "TrialModel", "TrialReport", "TrialSimulation", "Cells", "CNcurses", "TestSupport",
  ]
  let kept = Set(unsafe + unsafe.map { "\($0)Tests" } + needed)
  package.targets.removeAll { !kept.contains($0.name) }
  package.products = []
  package.dependencies = [crypto]
}
