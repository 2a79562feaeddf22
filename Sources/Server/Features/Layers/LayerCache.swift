import Synchronization

/// The layers that were asked for last, as many as hold some ten thousand features.
final class LayerCache: Sendable {
  private struct State {
    var layers: [String: (layer: FeatureLayer, used: UInt64)] = [:]
    var clock: UInt64 = 0
    var rows: Int { layers.values.reduce(0) { $0 + $1.layer.rows.count } }
  }

  private let state = Mutex(State())
  private let largest: Int

  private let mostRows: Int

  init(largest: Int = 48, mostRows: Int = 60_000) {
    self.largest = largest
    self.mostRows = mostRows
  }

  /// The layer of a name, made when it is not there. Two who ask at once may both make it.
  func layer(_ name: String, _ make: () throws -> FeatureLayer) rethrows -> FeatureLayer {
    let found = state.withLock { state -> FeatureLayer? in
      state.clock += 1
      state.layers[name]?.used = state.clock
      return state.layers[name]?.layer
    }
    if let found { return found }
    let made = try make()
    state.withLock { state in
      state.layers[name] = (made, state.clock)
      while state.layers.count > largest || state.layers.count > 1 && state.rows > mostRows,
        let oldest = state.layers.min(by: { $0.value.used < $1.value.used })
      { state.layers[oldest.key] = nil }
    }
    return made
  }
}
