// swift-tools-version: 6.2
import PackageDescription

/// Every target is compiled the same way: explicit imports, existentials spelled out.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let toml = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")

let package = Package(
  name: "trialtop",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "trialtop", targets: ["trialtop"]),
    .library(name: "TrialData", targets: ["TrialData"]),
    .library(name: "TrialStatistics", targets: ["TrialStatistics"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    .target(name: "TrialStatistics", swiftSettings: strict),
    .target(name: "TrialData", dependencies: [toml], swiftSettings: strict),
    .target(
      name: "TrialAnalysis", dependencies: ["TrialData", "TrialStatistics"], swiftSettings: strict),
    .target(name: "TrialSimulation", dependencies: ["TrialData"], swiftSettings: strict),
    .target(name: "Cells", swiftSettings: strict),
    .target(name: "Dashboard", dependencies: ["TrialAnalysis", "Cells", toml], swiftSettings: strict),
    .target(name: "Capture", dependencies: ["Cells"], swiftSettings: strict),
    .systemLibrary(name: "CNcurses"),
    .target(name: "Terminal", dependencies: ["Cells", "CNcurses"], swiftSettings: strict),
    .target(
      name: "BundledThemes",
      path: ".",
      sources: ["Sources/BundledThemes"],
      resources: [
        .embedInCode("themes/default.toml"),
        .embedInCode("themes/paper.toml"),
        .embedInCode("themes/okabe-ito.toml"),
        .embedInCode("themes/terminal.toml"),
        .embedInCode("themes/mono.toml"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "trialtop",
      dependencies: [
        "TrialData", "TrialStatistics", "TrialAnalysis", "TrialSimulation", "Cells", "Dashboard",
        "Capture", "Terminal", "BundledThemes",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
  ]
)
