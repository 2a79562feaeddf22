import Benchmark
import Foundation
import SpatialCore
import SyntheticWards

// GeoJSON: boundaries in, zone maps out.
//
// CPU time of whole files; 100, 1,024 and 10,609 wards (13 k, 131 k, 1.4 M vertices) stand for a district, a city and a
// country. Rivals: GEOS's own reader and writer, which leave the properties out, and Foundation's JSONSerialization, which
// makes an object of every number and no geometry at all.
func geoJSONSuite() {
  for count in [100, 1_024, 10_609] {
    let files = Lazy { SyntheticFiles(country: SyntheticCountry(wards: count)) }
    let text = Lazy {
      (try? files.value.boundaries()).flatMap { try? String(contentsOfFile: $0, encoding: .utf8) } ?? ""
    }

    Benchmark("GeoJSON, read \(count) wards, zonal") { benchmark in
      let path = try files.value.boundaries()
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations { blackHole(try GeoJSON.read(path: path)) }
    }
    Benchmark("GeoJSON, read \(count) wards, GEOS") { benchmark in
      let text = text.value
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations { blackHole(GEOSRival.read(text)) }
    }
    Benchmark("GeoJSON, read \(count) wards, JSONSerialization") { benchmark in
      let path = try files.value.boundaries()
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        blackHole(try JSONSerialization.jsonObject(with: data))
      }
    }
    Benchmark("GeoJSON, write \(count) wards, zonal") { benchmark in
      let areas = files.value.country.wards.map(\.area)
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        var writer = JSONWriter()
        for area in areas { GeoJSONWriter.append(area, to: &writer) }
        blackHole(writer.bytes.count)
      }
    }
    Benchmark("GeoJSON, write \(count) wards, GEOS") { benchmark in
      let rival = GEOSRival(areas: files.value.country.wards.map(\.area))
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations { blackHole(rival.write()) }
    }
    Benchmark("GeoJSON, write \(count) wards, interpolation") { benchmark in
      let areas = files.value.country.wards.map(\.area)
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        blackHole(
          areas.map { area in
            area.polygons.map { polygon in
              polygon.rings.map { ring in "[" + ring.map { "[\($0.x),\($0.y)]" }.joined(separator: ",") + "]" }
                .joined(separator: ",")
            }.joined(separator: ",")
          })
      }
    }
  }
}
