import Synchronization

/// The layers that were asked for last.
final class LayerCache: Sendable {
  private struct State {
    var layers: [String: (layer: FeatureLayer, used: UInt64)] = [:]
    var clock: UInt64 = 0
  }

  private let state = Mutex(State())
  private let largest: Int

  init(largest: Int = 48) { self.largest = largest }

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
      if state.layers.count > largest, let oldest = state.layers.min(by: { $0.value.used < $1.value.used }) {
        state.layers[oldest.key] = nil
      }
    }
    return made
  }
}
