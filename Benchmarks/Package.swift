// swift-tools-version: 6.3
import PackageDescription

// A package of its own, so that the main one never resolves the tools of measuring.

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "zonal-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "zonal", path: ".."),
    // Repeats, percentiles and tables. Without its traits, which put counters into malloc and into retain and release: they
    // slow down what is measured, and the guard counts allocations from outside.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    // GEOS as it comes, the rival of the locator. The main package does not export its own.
    .systemLibrary(name: "CGEOSPeer", pkgConfig: "geos", providers: [.apt(["libgeos-dev"]), .brew(["geos"])]),
    .target(
      name: "SyntheticWards", dependencies: [.product(name: "Zonal", package: "zonal")], swiftSettings: settings),
    .executableTarget(
      name: "Suites",
      dependencies: [
        "SyntheticWards", "CGEOSPeer", .product(name: "Zonal", package: "zonal"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Suites", swiftSettings: settings, plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    .executableTarget(
      name: "zonal-bench",
      dependencies: [
        .product(name: "Zonal", package: "zonal"), .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
