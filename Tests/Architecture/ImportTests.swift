import Foundation
import Testing

/// The house: which target may see which. Arrows point down only.
@Suite struct ImportTests {
  static let allowed: [String: Set<String>] = [
    "Quantities": [],
    "SpatialCore": ["CGEOS", "CPROJ", "GRDB"],
    "Epidemiology": ["CZLIB", "Quantities", "SpatialCore", "Crypto"],
    "Criteria": ["Quantities", "Yams"],
    "Zones": ["Quantities", "SpatialCore", "Epidemiology", "Criteria", "Crypto"],
    "Store": ["Quantities", "GRDB", "GRDBSQLite", "Crypto"],
    "Registry": ["Store", "Epidemiology", "Quantities", "SpatialCore", "Crypto"],
    "Surveillance": ["Store", "Zones", "Criteria", "Epidemiology", "SpatialCore", "Quantities", "Crypto"],
    "Credentials": ["CQREncode", "CZLIB", "Quantities", "Crypto", "_CryptoExtras", "X509", "SwiftASN1"],
    "SigningKeys": ["Credentials", "Store", "Quantities"],
    "Permits": [
      "SigningKeys", "Credentials", "Registry", "Surveillance", "Store", "Zones", "Criteria", "Epidemiology",
      "SpatialCore",
      "Quantities", "Crypto", "_CryptoExtras",
    ],
    "FHIR": ["Quantities"],
    "Cases": [
      "FHIR", "Registry", "Surveillance", "Store", "Criteria", "Epidemiology", "SpatialCore", "Quantities", "Crypto",
    ],
    "Quarantine": [
      "SigningKeys", "Credentials", "Registry", "Surveillance", "Store", "Criteria", "Epidemiology", "SpatialCore",
      "Quantities",
      "Crypto",
    ],
    "EpidemicAreas": [
      "Credentials", "Registry", "Surveillance", "Store", "Zones", "Criteria", "Epidemiology", "SpatialCore",
      "Quantities", "Crypto",
    ],
    "Vaccination": [
      "FHIR", "SigningKeys", "Credentials", "Registry", "Surveillance", "Store", "Zones", "Criteria", "Epidemiology",
      "SpatialCore",
      "Quantities", "Crypto",
    ],
    "Subsidies": [
      "Registry", "Surveillance", "Store", "Zones", "Criteria", "Epidemiology", "SpatialCore", "Quantities", "Crypto",
    ],
    "Server": [
      "FHIR", "Cases", "Quarantine", "EpidemicAreas", "Vaccination", "Subsidies", "Registry", "Credentials",
      "SigningKeys",
      "Permits",
      "CZLIB", "Quantities",
      "SpatialCore", "Epidemiology", "Criteria", "Zones",
      "Store", "Surveillance", "Hummingbird",
      "HummingbirdCore", "HummingbirdTLS", "NIOCore", "NIOPosix", "NIOHTTP1", "NIOHTTPTypes", "NIOHTTPTypesHTTP1",
      "NIOSSL", "HTTPTypes", "ServiceLifecycle", "UnixSignals", "Logging", "JWTKit", "SwiftProtobuf", "Crypto",
    ],
    "zonal": [
      "Quantities", "SpatialCore", "Epidemiology", "Criteria", "Zones", "Store", "Registry", "Surveillance",
      "Credentials", "SigningKeys", "FHIR", "Permits", "Cases", "Quarantine", "EpidemicAreas", "Vaccination",
      "Subsidies",
      "Server",
      "ArgumentParser", "Logging",
    ],
    "GeodataGenerator": [],
  ]
  static let system: Set<String> = [
    "CoreFoundation", "Foundation", "FoundationNetworking", "Glibc", "Darwin", "Dispatch", "Synchronization",
  ]

  static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Sources").path

  static func swiftFiles() -> [String] {
    let all = FileManager.default.enumerator(atPath: sources)?.compactMap { $0 as? String } ?? []
    return all.filter { $0.hasSuffix(".swift") }.sorted()
  }

  /// Modules that a text imports.
  static func imports(_ text: String) -> [String] {
    text.split(separator: "\n").compactMap { full in
      // What is behind it is a remark.
      let line = full.firstRange(of: "//").map { full[..<$0.lowerBound] } ?? full
      let words = line.split(separator: " ").map(String.init)
      let modifiers: Set<String> = ["public", "package", "internal", "private", "fileprivate"]
      guard let position = words.firstIndex(of: "import"), words.count > position + 1,
        words[..<position].allSatisfy({ $0.hasPrefix("@") || modifiers.contains($0) })
      else { return nil }
      let rest = words[(position + 1)...]
      let kinds: Set<String> = ["struct", "class", "enum", "func", "protocol", "typealias", "var", "let"]
      // A module and nothing behind it: a line of text may begin with the word too.
      guard rest.drop(while: kinds.contains).count == 1 else { return nil }
      return rest.first { !kinds.contains($0) }?.split(separator: ".").first.map(String.init)
    }
  }

  /// What is wrong with a file of a target, if anything.
  static func violations(target: String, path: String, text: String) -> [String] {
    let permitted = (allowed[target] ?? []).union(system)
    return imports(text).compactMap { module in
      guard permitted.contains(module) else { return "\(path) imports \(module), which \(target) must not see" }
      if ["CGEOS", "CPROJ", "CZLIB", "CQREncode", "GRDBSQLite"].contains(module), !path.contains("/Native/") {
        return "\(path) imports \(module); C is visible in the folders Native only"
      }
      return nil
    }
  }

  @Test func `every import points down`() throws {
    let files = Self.swiftFiles()
    #expect(files.count > 50)
    for file in files {
      let target = String(file.prefix { $0 != "/" })
      #expect(Self.allowed[target] != nil, "\(target) has no place in the house yet")
      let text = try String(contentsOfFile: "\(Self.sources)/\(file)", encoding: .utf8)
      for violation in Self.violations(target: target, path: file, text: text) { Issue.record("\(violation)") }
    }
  }

  @Test(
    arguments: [
      ("SpatialCore", "SpatialCore/A.swift", "import Epidemiology"),
      ("Criteria", "Criteria/A.swift", "public import SpatialCore"),
      ("Epidemiology", "Epidemiology/A.swift", "@testable import Zones"), ("zonal", "zonal/A.swift", "import CGEOS"),
      ("SpatialCore", "SpatialCore/Locator/A.swift", "import CPROJ"),
      ("Epidemiology", "Epidemiology/Intake/A.swift", "import CZLIB"),
      ("Zones", "Zones/A.swift", "import struct GRDB.Row"),
      ("Zones", "Zones/A.swift", "@_exported import GRDB"), ("Zones", "Zones/A.swift", "import GRDB  // why"),
    ])
  func `a wrong import is found`(_ example: (String, String, String)) {
    #expect(!Self.violations(target: example.0, path: example.1, text: example.2).isEmpty)
  }

  @Test func `pure targets read no clock`() throws {
    for file in Self.swiftFiles()
    where ["Quantities", "SpatialCore", "Epidemiology", "Criteria", "Zones", "Credentials", "SigningKeys", "FHIR"]
      .contains(
        String(file.prefix { $0 != "/" }))
    {
      let text = try String(contentsOfFile: "\(Self.sources)/\(file)", encoding: .utf8)
      for word in ["Date()", "Date.now", "ContinuousClock", "clock_gettime", "gettimeofday"] {
        #expect(!text.contains(word), "\(file) reads the clock")
      }
    }
  }
}
