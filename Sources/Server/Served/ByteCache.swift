import NIOCore
import Synchronization

/// Bytes that were made once, by name; what was asked for longest ago goes when there are too many.
final class ByteCache: Sendable {
  private struct Entry {
    var bytes: ByteBuffer
    var used: UInt64
  }

  private struct State {
    var entries: [String: Entry] = [:]
    var size = 0
    var clock: UInt64 = 0
  }

  private let state = Mutex(State())
  private let largest: Int

  /// - Parameter largest: bytes in all.
  init(largest: Int) { self.largest = largest }

  /// The bytes of a name, made when they are not there. Two who ask at once may both make them.
  func bytes(_ name: String, _ make: () throws -> ByteBuffer) rethrows -> ByteBuffer {
    let found = state.withLock { state -> ByteBuffer? in
      state.clock += 1
      state.entries[name]?.used = state.clock
      return state.entries[name]?.bytes
    }
    if let found { return found }
    let made = try make()
    state.withLock { state in
      guard made.readableBytes <= largest / 2 else { return }
      if let before = state.entries.updateValue(Entry(bytes: made, used: state.clock), forKey: name) {
        state.size -= before.bytes.readableBytes
      }
      state.size += made.readableBytes
      if state.size > largest { Self.shrink(&state, to: largest * 3 / 4) }
    }
    return made
  }

  private static func shrink(_ state: inout State, to size: Int) {
    for (name, entry) in state.entries.sorted(by: { $0.value.used < $1.value.used }) {
      guard state.size > size else { return }
      state.entries[name] = nil
      state.size -= entry.bytes.readableBytes
    }
  }
}
