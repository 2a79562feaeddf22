// swift-tools-version: 6.3
import PackageDescription

/// Language settings of every target: Swift 6 concurrency, explicit existentials, imports that stay where they are used.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "zonal",
  platforms: [.macOS(.v15)],
  products: [
    .library(
      name: "Zonal",
      targets: [
        "Quantities", "SpatialCore", "Epidemiology", "Criteria", "Zones", "Store", "Registry", "Surveillance",
        "Credentials", "SigningKeys", "FHIR", "Permits", "Cases", "Quarantine", "EpidemicAreas", "Vaccination",
        "Subsidies",
        "Server",
      ]),
    .executable(name: "zonal", targets: ["zonal"]),
  ],
  dependencies: [
    // SQLite: the city's database is one file of it, and so is a GeoPackage.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // YAML: criteria sets are written by people.
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    // Command line: parsing, help pages, completion.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // SHA-256 of ward lists, inputs and the decision log; signatures of its heads; personal data sealed at rest.
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    // Keys in certificates, as credentials of other issuers have them.
    .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
    .package(url: "https://github.com/apple/swift-asn1", from: "1.0.0"),
    // HTTP server: connections, routes, TLS, an orderly end. Its parts are named one by one below.
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.0.0"),
    // Structured logs of the server.
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    // Bearer tokens: signatures, claims, key sets.
    .package(url: "https://github.com/vapor/jwt-kit", from: "5.0.0"),
    // Vector tiles are protobuf.
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
  ],
  targets: [
    .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"]), .brew(["geos"])]),
    .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"]), .brew(["proj"])]),
    .systemLibrary(name: "CZLIB", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"]), .brew(["qrencode"])]),
    .target(name: "Quantities", swiftSettings: settings),
    .target(
      name: "SpatialCore",
      dependencies: ["CGEOS", "CPROJ", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: settings),
    // zlib: line lists come packed (.csv.gz).
    .target(
      name: "Epidemiology",
      dependencies: ["CZLIB", "Quantities", "SpatialCore", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: settings),
    .target(
      name: "Criteria", dependencies: ["Quantities", .product(name: "Yams", package: "Yams")], swiftSettings: settings),
    .target(
      name: "Zones",
      dependencies: [
        "Quantities", "SpatialCore", "Epidemiology", "Criteria", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .target(
      name: "Store",
      dependencies: [
        "Quantities", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"), .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .target(
      name: "Registry",
      dependencies: [
        "Store", "Epidemiology", "Quantities", "SpatialCore", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .target(
      name: "Surveillance",
      dependencies: [
        "Store", "Zones", "Criteria", "Epidemiology", "SpatialCore", "Quantities",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    // libqrencode: the squares of a QR code; zlib: what other issuers pack their credentials with.
    .target(
      name: "Credentials",
      dependencies: [
        "CQREncode", "CZLIB", "Quantities", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "_CryptoExtras", package: "swift-crypto"),
        .product(name: "X509", package: "swift-certificates"), .product(name: "SwiftASN1", package: "swift-asn1"),
      ],
      swiftSettings: settings),
    .target(name: "SigningKeys", dependencies: ["Credentials", "Store", "Quantities"], swiftSettings: settings),
    .target(
      name: "Permits",
      dependencies: [
        "SigningKeys", "Credentials", "Registry", "Surveillance", "Store", "Zones", "Criteria", "Epidemiology",
        "SpatialCore",
        "Quantities", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "_CryptoExtras", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .target(name: "FHIR", dependencies: ["Quantities"], swiftSettings: settings),
    .target(
      name: "Cases",
      dependencies: [
        "FHIR", "Registry", "Surveillance", "Store", "Criteria", "Epidemiology", "SpatialCore", "Quantities",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .target(
      name: "Quarantine",
      dependencies: [
        "SigningKeys", "Credentials", "Registry", "Surveillance", "Store", "Criteria", "Epidemiology", "SpatialCore",
        "Quantities",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .target(
      name: "EpidemicAreas",
      dependencies: [
        "Credentials", "Registry", "Surveillance", "Store", "Zones", "Criteria", "Epidemiology", "SpatialCore",
        "Quantities", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .target(
      name: "Vaccination",
      dependencies: [
        "FHIR", "SigningKeys", "Credentials", "Registry", "Surveillance", "Store", "Zones", "Criteria", "Epidemiology",
        "SpatialCore",
        "Quantities", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .target(
      name: "Subsidies",
      dependencies: [
        "Registry", "Surveillance", "Store", "Zones", "Criteria", "Epidemiology", "SpatialCore", "Quantities",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .target(
      name: "Server",
      dependencies: [
        "CZLIB", "Quantities", "SpatialCore", "Epidemiology", "Criteria", "Zones", "Store", "Surveillance", "Registry",
        "Credentials", "SigningKeys", "FHIR", "Permits", "Cases", "Quarantine", "EpidemicAreas", "Vaccination",
        "Subsidies",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"), .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"), .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        .product(name: "Logging", package: "swift-log"), .product(name: "JWTKit", package: "jwt-kit"),
        .product(name: "SwiftProtobuf", package: "swift-protobuf"), .product(name: "Crypto", package: "swift-crypto"),
      ],
      exclude: ["Tiles/vector_tile.proto"],
      // The pages of the web map, of the desk and of checkpoints, their styles and scripts are in the program itself.
      resources: [
        .embedInCode("Web/Files"), .embedInCode("Desk/Files"), .embedInCode("Checkpoint/Files"),
        .embedInCode("Permits/Files"), .embedInCode("WardOffice/Files"),
        .embedInCode("Vaccination/Files"), .embedInCode("Support/Files"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "zonal",
      dependencies: [
        "Quantities", "SpatialCore", "Epidemiology", "Criteria", "Zones", "Store", "Registry",
        "Surveillance", "Credentials", "SigningKeys", "FHIR", "Permits", "Cases", "Quarantine", "EpidemicAreas",
        "Vaccination",
        "Subsidies", "Server",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(name: "geodata-generator", path: "Sources/GeodataGenerator", swiftSettings: settings),
    .testTarget(name: "QuantitiesTests", dependencies: ["Quantities"], swiftSettings: settings),
    .testTarget(
      name: "SpatialCoreTests", dependencies: ["SpatialCore", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: settings),
    .testTarget(
      name: "EpidemiologyTests", dependencies: ["Epidemiology", "Quantities", "SpatialCore"], swiftSettings: settings),
    .testTarget(
      name: "StoreTests",
      dependencies: ["Store", "Quantities", .product(name: "GRDB", package: "GRDB.swift")], swiftSettings: settings),
    // Stands in for the national population database in tests of the link to it.
    .executableTarget(
      name: "population-database-stand-in", dependencies: [.product(name: "Crypto", package: "swift-crypto")],
      path: "Tests/PopulationDatabase", swiftSettings: settings),
    .testTarget(
      name: "RegistryTests",
      dependencies: [
        "Registry", "Store", "Epidemiology", "Quantities", "population-database-stand-in",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    // A small city with a database, for the tests of several targets.
    .target(
      name: "TestSupport",
      dependencies: [
        "Permits", "Cases", "Quarantine", "EpidemicAreas", "Vaccination", "Subsidies", "SigningKeys", "Credentials",
        "Registry", "Surveillance", "Store", "Zones", "Criteria", "Epidemiology", "SpatialCore", "Quantities",
      ],
      path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(
      name: "SurveillanceTests",
      dependencies: [
        "TestSupport", "Surveillance", "Store", "Zones", "Criteria", "Epidemiology", "SpatialCore", "Quantities",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "CredentialsTests",
      dependencies: ["Credentials", "Quantities", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: settings),
    .testTarget(
      name: "SigningKeysTests",
      dependencies: ["TestSupport", "SigningKeys", "Credentials", "Store", "Quantities"], swiftSettings: settings),
    .testTarget(
      name: "PermitsTests",
      dependencies: [
        "TestSupport", "Permits", "SigningKeys", "Credentials", "Registry", "Surveillance", "Store", "Zones",
        "Criteria",
        "Epidemiology", "SpatialCore", "Quantities",
      ],
      swiftSettings: settings),
    .testTarget(name: "FHIRTests", dependencies: ["FHIR", "Quantities"], swiftSettings: settings),
    .testTarget(
      name: "CasesTests",
      dependencies: [
        "TestSupport", "Cases", "FHIR", "Registry", "Surveillance", "Store", "Zones", "Criteria", "Epidemiology",
        "SpatialCore", "Quantities",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "QuarantineTests",
      dependencies: [
        "TestSupport", "Quarantine", "SigningKeys", "Credentials", "Registry", "Surveillance", "Store", "Criteria",
        "Epidemiology",
        "SpatialCore", "Quantities",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "EpidemicAreasTests",
      dependencies: [
        "TestSupport", "EpidemicAreas", "Credentials", "Registry", "Surveillance", "Store", "Zones", "Criteria",
        "Epidemiology", "SpatialCore", "Quantities",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "VaccinationTests",
      dependencies: [
        "TestSupport", "Vaccination", "FHIR", "SigningKeys", "Credentials", "Registry", "Surveillance", "Store",
        "Zones", "Criteria",
        "Epidemiology", "SpatialCore", "Quantities",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "SubsidiesTests",
      dependencies: [
        "TestSupport", "Subsidies", "Registry", "Surveillance", "Store", "Zones", "Criteria", "Epidemiology",
        "SpatialCore", "Quantities",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ServerTests",
      dependencies: [
        "TestSupport", "Server", "FHIR", "Cases", "Quarantine", "EpidemicAreas", "Vaccination", "Subsidies", "Permits",
        "SigningKeys", "Credentials", "Registry", "Surveillance", "Store", "Zones", "Criteria", "Epidemiology",
        "SpatialCore",
        "Quantities",
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "Logging", package: "swift-log"), .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "SwiftProtobuf", package: "swift-protobuf"),
      ],
      // Runs in a browser, by .ci/browser.
      exclude: [
        "Support/browser_checks.py", "Support/office_page.py", "Subsidies/support.py", "Vaccination/vaccination.py",
        "WardOffice/ward_office.py", "Web/browser.py", "Web/browser_page.py",
        "Web/browser_reach.py", "Checkpoint/checkpoint.py", "Checkpoint/checkpoint_city.py",
        "Checkpoint/checkpoint_page.py", "Checkpoint/checkpoint_reach.py",
      ],
      swiftSettings: settings),
    .testTarget(name: "Architecture", swiftSettings: settings),
    .testTarget(
      name: "ZonesTests", dependencies: ["Zones", "Criteria", "Epidemiology", "Quantities", "SpatialCore"],
      swiftSettings: settings),
    .testTarget(
      name: "Scenarios",
      dependencies: [
        "zonal", "geodata-generator", "population-database-stand-in", "Server", "FHIR", "Permits", "Cases",
        "Quarantine", "EpidemicAreas", "Vaccination", "Subsidies", "SigningKeys", "Credentials", "TestSupport",
        "Criteria",
        "Epidemiology", "SpatialCore", "Zones", "Surveillance", "Registry", "Store", "Quantities",
      ],
      swiftSettings: settings),
    .testTarget(name: "GeodataTests", dependencies: ["geodata-generator"], swiftSettings: settings),
    .testTarget(name: "CriteriaTests", dependencies: ["Criteria", "Quantities"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
