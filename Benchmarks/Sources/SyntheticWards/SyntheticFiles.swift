import Foundation
import SpatialCore

/// Files of a synthetic country, written to a folder of the system for temporary files when first asked for.
public struct SyntheticFiles: Sendable {
  public let country: SyntheticCountry
  private let folder: URL

  public init(country: SyntheticCountry) {
    self.country = country
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("zonal-benchmarks")
  }

  /// Cases by position, or by ward code: 28 days, ages, classifications.
  public func cases(_ count: Int, byCode: Bool) throws -> String {
    try file("cases-\(country.wards.count)-\(count)-\(byCode ? "code" : "point").csv") {
      var random = SplitMix(seed: 3)
      let (x, y) = byCode ? ([], []) : country.positions(count, seed: 4)
      var text = (byCode ? "ward_code" : "longitude,latitude") + ",report_date,age,classification\n"
      for row in 0..<count {
        let place =
          byCode ? country.wards[Int(random.next() % UInt64(country.wards.count))].code : "\(x[row]),\(y[row])"
        let day = 1 + random.next() % 28
        let kind = ["confirmed", "confirmed", "probable", "suspected"][Int(random.next() % 4)]
        text += "\(place),2021-09-\(day < 10 ? "0" : "")\(day),\(random.next() % 100),\(kind)\n"
      }
      return text
    }
  }

  public func boundaries() throws -> String {
    try file("wards-\(country.wards.count).geojson") {
      var writer = JSONWriter()
      writer.raw("{\"type\":\"FeatureCollection\",\"features\":[\n")
      for (index, ward) in country.wards.enumerated() {
        if index > 0 { writer.raw(",\n") }
        writer.json(#"{"type":"Feature","id":"\#(ward.code)","properties":{"name":"\#(ward.name)"},"geometry":"#)
        GeoJSONWriter.append(ward.area, to: &writer)
        writer.raw("}")
      }
      writer.raw("\n]}\n")
      return writer.text
    }
  }

  private func file(_ name: String, _ text: () throws -> String) throws -> String {
    let url = folder.appendingPathComponent(name)
    if !FileManager.default.fileExists(atPath: url.path) {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try text().write(to: url, atomically: true, encoding: .utf8)
    }
    return url.path
  }
}
