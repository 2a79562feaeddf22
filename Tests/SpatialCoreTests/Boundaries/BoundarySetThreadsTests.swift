import Foundation
import Testing

@testable import SpatialCore

/// A file of boundaries means the same to any number of threads, also when there is something wrong with it.
@Suite struct BoundarySetThreadsTests {
  /// A square a degree wide, wound either way; every ninth crosses itself, every eleventh has no area.
  static func feature(_ index: Int, code: String? = nil) -> String {
    let (x, y) = (Double(index % 80) * 2 - 80, Double(index / 80) - 20)
    let code = code ?? String(format: "%05d", (index * 7_919) % 100_000)
    var ring = [(x, y), (x + 1, y), (x + 1, y + 0.9), (x, y + 0.9), (x, y)]
    if index % 2 == 0 { ring.reverse() }
    if index % 9 == 4 { ring.swapAt(1, 2) }
    let positions = ring.map { "[\($0.0), \($0.1)]" }.joined(separator: ", ")
    let geometry = index % 11 == 5 ? "null" : #"{"type": "Polygon", "coordinates": [[\#(positions)]]}"#
    return #"{"type": "Feature", "properties": {"code": "\#(code)", "name": "n\#(index)"}, "geometry": \#(geometry)}"#
  }

  static func withFile<T>(_ features: [String], _ body: (String) throws -> T) throws -> T {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("zonal-\(UUID().uuidString).geojson").path
    try #"{"type": "FeatureCollection", "features": [\#(features.joined(separator: ",\n"))]}"#.write(
      toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
  }

  static func options(_ threads: Int) -> BoundaryOptions {
    var options = BoundaryOptions()
    options.threads = threads
    return options
  }

  @Test func `wards, findings and conversion do not depend on the threads`() throws {
    // More than the smallest piece of a file, so that it is read in several.
    let features = (0..<5_000).map { Self.feature($0) }
    try Self.withFile(features) { path in
      let size = try #require(try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
      #expect(size > 3 * GeoJSONReader.smallestPiece)
      let one = try BoundarySet.load(path: path)
      let text = try BoundaryConversion(path: path, options: Self.options(1))
      #expect(one.wards.count == 5_000 && one.findings.count > 900)
      #expect(one.wards.map(\.code) == one.wards.map(\.code).sorted())
      for threads in [2, 5] {
        let several = try BoundarySet.load(path: path, options: Self.options(threads))
        #expect(several.wards == one.wards)
        #expect(several.findings == one.findings)
        let again = try BoundaryConversion(path: path, options: Self.options(threads))
        #expect(again.bytes == text.bytes)
        #expect(again.remarks == text.remarks)
      }
    }
  }

  @Test func `the first fault of the file is the one that is told`() throws {
    for (changes, words) in [
      ([(70, ""), (4_000, "")], "feature 71"), ([(4_999, ""), (4_200, "")], "feature 4201"),
      ([(10, "00000"), (3_000, "")], "feature 3001"), ([(3_000, "00000")], "1 and 3001"),
    ] as [([(Int, String)], String)] {
      var features = (0..<5_000).map { Self.feature($0) }
      for (index, code) in changes { features[index] = Self.feature(index, code: code) }
      try Self.withFile(features) { path in
        for threads in [1, 2, 4] {
          #expect("\(threads) threads") {
            _ = try BoundarySet.load(path: path, options: Self.options(threads))
          } throws: {
            "\($0)".contains(words)
          }
        }
      }
    }
  }

  @Test func `positions that are no degrees are told before anything else`() throws {
    var features = (0..<3_000).map { Self.feature($0) }
    features[5] = Self.feature(5, code: "")
    for index in [2_000, 1_500] {
      features[index] = features[index].replacing("[[[", with: "[[[\(index), 0], [")
    }
    try Self.withFile(features) { path in
      for threads in [1, 3] {
        #expect {
          _ = try BoundarySet.load(path: path, options: Self.options(threads))
        } throws: {
          "\($0)".contains("1500.0")
        }
      }
    }
  }
}
