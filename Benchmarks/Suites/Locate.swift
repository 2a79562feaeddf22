import Benchmark
import SpatialCore
import SyntheticWards

// Locate: many points at once.
//
// CPU time per point is what a line list pays for its geometry. Sizes from 1k on, because a small file pays for cold caches
// and a large one does not; 576 wards stand for a city and 10,609 for a country, whose index no longer fits the caches.
// Building the index is measured alone: a program that starts for one file pays it once. Rivals: GEOS with a tree and
// prepared polygons, and every ward ray-cast in turn, which takes seconds for 1k points in the country and is left out there.
func locateSuite() {
  for (name, wards) in [("city", 576), ("country", 10_609)] {
    let world = Lazy { SyntheticCountry(wards: wards, pieces: 128) }
    let areas = Lazy { world.value.wards.map(\.area) }
    let ours = Lazy { WardLocator(areas: areas.value) }
    let geos = Lazy { GEOSRival(areas: areas.value) }

    Benchmark("Locate, index of the \(name), zonal") { benchmark in
      let areas = areas.value
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations { blackHole(WardLocator(areas: areas)) }
    }
    Benchmark("Locate, index of the \(name), GEOS") { benchmark in
      let areas = areas.value
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations { blackHole(GEOSRival(areas: areas)) }
    }
    for size in Sizes.upTo(10_000_000) {
      Benchmark("Locate, \(Sizes.name(size)) points in the \(name), zonal") { benchmark in
        let locator = ours.value
        let (x, y) = world.value.positions(size)
        var found = [Int32](repeating: -1, count: size)
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations {
          var span = found.mutableSpan
          locator.locate(x: x.span, y: y.span, into: &span)
        }
        blackHole(found)
      }
    }
    for size in Sizes.upTo(1_000_000) {
      Benchmark("Locate, \(Sizes.name(size)) points in the \(name), GEOS") { benchmark in
        let rival = geos.value
        let (x, y) = world.value.positions(size)
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations {
          for i in 0..<size { blackHole(rival.ward(at: Coordinate(x: x[i], y: y[i]))) }
        }
      }
    }
    if wards < 1000 {
      Benchmark("Locate, 1k points in the \(name), ray casting") { benchmark in
        let rival = RayCastRival(areas: areas.value)
        let (x, y) = world.value.positions(1000)
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations {
          for i in 0..<1000 { blackHole(rival.ward(at: Coordinate(x: x[i], y: y[i]))) }
        }
      }
    }
  }
}
