import NIOCore
import NIOPosix
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
    /// What is being made for whoever waits for it.
    var making: [String: Task<ByteBuffer, any Error>] = [:]
  }

  private let state = Mutex(State())
  private let largest: Int

  /// - Parameter largest: bytes in all.
  init(largest: Int) { self.largest = largest }

  /// The bytes of a name, made when they are not there. Two who ask at once may both make them.
  func bytes(_ name: String, _ make: () throws -> ByteBuffer) rethrows -> ByteBuffer {
    if let found = known(name) { return found }
    let made = try make()
    keep(made, as: name)
    return made
  }

  /// The bytes of a name that take long to make: made once for all who ask meanwhile, on a thread that no other request needs.
  func bytes(slowly name: String, _ make: @escaping @Sendable () throws -> ByteBuffer) async throws -> ByteBuffer {
    if let found = known(name) { return found }
    let task = state.withLock { state in
      if let task = state.making[name] { return task }
      let task = Task {
        let result: Result<ByteBuffer, any Error>
        do { result = .success(try await NIOThreadPool.singleton.runIfActive(make)) } catch { result = .failure(error) }
        if case .success(let made) = result { keep(made, as: name) }
        self.state.withLock { $0.making[name] = nil }
        return try result.get()
      }
      state.making[name] = task
      return task
    }
    return try await task.value
  }

  private func known(_ name: String) -> ByteBuffer? {
    state.withLock { state in
      state.clock += 1
      state.entries[name]?.used = state.clock
      return state.entries[name]?.bytes
    }
  }

  private func keep(_ made: ByteBuffer, as name: String) {
    state.withLock { state in
      guard made.readableBytes <= largest / 2 else { return }
      if let before = state.entries.updateValue(Entry(bytes: made, used: state.clock), forKey: name) {
        state.size -= Self.cost(before.bytes)
      }
      state.size += Self.cost(made)
      if state.size > largest { Self.shrink(&state, to: largest * 3 / 4) }
    }
  }

  /// Also what is empty takes room: its name and its entry.
  private static func cost(_ bytes: ByteBuffer) -> Int { bytes.readableBytes + 512 }

  private static func shrink(_ state: inout State, to size: Int) {
    for (name, entry) in state.entries.sorted(by: { $0.value.used < $1.value.used }) {
      guard state.size > size else { return }
      state.entries[name] = nil
      state.size -= Self.cost(entry.bytes)
    }
  }
}
