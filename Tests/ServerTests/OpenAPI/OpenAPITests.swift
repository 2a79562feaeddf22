import Foundation
import TestSupport
import Testing

@testable import Server

@Suite struct OpenAPITests {
  private static func references(_ value: Any) -> [String] {
    switch value {
    case let object as [String: Any]:
      (object["$ref"] as? String).map { [$0] } ?? object.values.flatMap(references)
    case let array as [Any]: array.flatMap(references)
    default: []
    }
  }

  @Test func `every reference leads somewhere, and names of operations are unique`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let document = try await server.json("/api").object
      for reference in Set(Self.references(document)) {
        var place: Any? = document
        for step in reference.split(separator: "/").dropFirst() { place = (place as? [String: Any])?[String(step)] }
        #expect(place != nil, "\(reference)")
      }
      let operations = try Self.operations(document)
      #expect(Set(operations.map(\.id)).count == operations.count)
      #expect(operations.count >= 20)
    }
  }

  private static func operations(_ document: [String: Any]) throws -> [(
    path: String, id: String, operation: [String: Any]
  )] {
    let paths = try #require(document["paths"] as? [String: [String: Any]])
    return paths.flatMap { path, methods in
      methods.values.compactMap { $0 as? [String: Any] }.map { (path, $0["operationId"] as? String ?? "", $0) }
    }
  }

  @Test func `parameters of a path stand in it, and every operation says how it refuses`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      for (path, _, operation) in try Self.operations(try await server.json("/api").object) {
        let parameters = operation["parameters"] as? [[String: Any]] ?? []
        for parameter in parameters where parameter["in"] as? String == "path" {
          #expect(path.contains("{\(parameter["name"] as? String ?? "")}"), "\(path)")
          #expect(parameter["required"] as? Bool == true)
        }
        #expect(path.count { $0 == "{" } == parameters.count { $0["in"] as? String == "path" })
        let answers = try #require(operation["responses"] as? [String: Any])
        for status in ["400", "401", "405", "429", "500", "503"] {
          #expect(answers[status] != nil, "\(path) \(status)")
        }
        #expect(answers["404"] != nil || !path.contains("{"), "\(path)")
      }
    }
  }

  @Test func `each collection declares its own parameters, which is when GDAL uses them`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let paths = try #require(try await server.json("/api").object["paths"] as? [String: [String: [String: Any]]])
      for (id, names) in [
        ("zones", ["level", "district", "rank", "bbox", "datetime", "known", "crs", "filter"]),
        ("wards", ["ward_code"]),
        ("districts", ["name"]), ("decrees", ["act", "level"]),
      ] {
        let declared = paths["/collections/\(id)/items"]?["get"]?["parameters"] as? [[String: Any]] ?? []
        #expect(Set(names).isSubset(of: declared.compactMap { $0["name"] as? String }), "\(id)")
      }
    }
  }

  @Test(arguments: [
    ("2024-02-29", true), ("2023-02-29", false), ("2000-02-29T00:00:00Z", true), ("1900-02-29", false),
    ("2021-04-31", false), ("2021-12-31T23:59:59.123+07:00", true), ("2021-12-31T24:00:00Z", false), ("..", false),
    ("../2021-01-01", true), ("2021-01-01/..", true), ("/", true), ("2021-01-01T00:00:00", false),
  ])
  func `the pattern of times is exactly what is taken`(text: String, isTaken: Bool) throws {
    let regex = try Regex("^\(TimePattern.interval)$")
    #expect((text.wholeMatch(of: regex) != nil) == isTaken)
    #expect((try? TimeSelection(text, offset: 0)) != nil || !isTaken)
  }

  @Test func `the page for readers names every operation and needs nothing from elsewhere`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let page = try await server.ask("/api?f=html").text
      for (path, id, _) in try Self.operations(try await server.json("/api").object) {
        #expect(page.contains("id=\"\(id)\""), "\(path)")
      }
      #expect(!page.contains("<script") && !page.contains("src="))
    }
  }
}
