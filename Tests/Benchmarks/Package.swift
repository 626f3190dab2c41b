// swift-tools-version: 6.2
import PackageDescription

/// How fast the dashboard is on a large study; a package of its own, so that nobody builds it who does
/// not want to know.
///
///     swift run -c release --package-path Tests/Benchmarks
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "trialtop", path: "../..")],
  targets: [
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        .product(name: "TrialData", package: "trialtop"),
        .product(name: "Dashboard", package: "trialtop"),
      ],
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
      ])
  ]
)
