import Benchmark
import SpatialCore
import SyntheticWards

// Lookup: one point at a time, as a permit desk asks.
//
// A thousand lookups an iteration, shown for one: a single one is shorter than the clock's own reading. Percentiles are over
// iterations; `zonal-bench lookup` times each alone. City and country, because the larger index waits for memory. Rivals: GEOS
// with a tree and prepared polygons, and every ward ray-cast in turn.
func lookupSuite() {
  for (name, wards) in [("city", 576), ("country", 10_609)] {
    let world = Lazy { SyntheticCountry(wards: wards, pieces: 128) }
    let areas = Lazy { world.value.wards.map(\.area) }
    let ours = Lazy { WardLocator(areas: areas.value) }
    let geos = Lazy { GEOSRival(areas: areas.value) }
    let positions = Lazy {
      let (x, y) = world.value.positions(100_000, seed: 5)
      return zip(x, y).map { Coordinate(x: $0, y: $1) }
    }
    let configuration = Benchmark.Configuration(
      metrics: [.wallClock, .cpuTotal], warmupIterations: 10, scalingFactor: .kilo, maxDuration: .seconds(1),
      maxIterations: 2000)

    Benchmark("Lookup, the \(name), zonal", configuration: configuration) { benchmark in
      look(benchmark, positions.value, ours.value.ward(at:))
    }
    Benchmark("Lookup, the \(name), GEOS", configuration: configuration) { benchmark in
      look(benchmark, positions.value, geos.value.ward(at:))
    }
    if wards < 1000 {
      Benchmark("Lookup, the \(name), ray casting", configuration: configuration) { benchmark in
        look(benchmark, positions.value, RayCastRival(areas: areas.value).ward(at:))
      }
    }
  }
}

/// Asks for the positions in turn, a thousand an iteration, other ones in the next.
private func look<Answer>(_ benchmark: Benchmark, _ positions: [Coordinate], _ ward: (Coordinate) -> Answer) {
  var next = benchmark.currentIteration * 1000
  benchmark.startMeasurement()
  for _ in benchmark.scaledIterations {
    blackHole(ward(positions[next % positions.count]))
    next += 1
  }
}
