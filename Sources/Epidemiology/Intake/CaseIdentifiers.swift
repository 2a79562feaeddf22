#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Synchronization

/// Collects the identifiers of the cases of a file and finds those that stand there more than once, in bounded memory.
///
/// Identifiers are sorted into parts by their hash. Up to `limit` of them stay in memory; beyond, full blocks go to a
/// temporary file without a name, so that memory does not grow with the number of rows.
final class CaseIdentifiers: Sendable {
  /// Repetitions of identifiers; positions are those of `CaseIdentifier`.
  struct Repetitions: Equatable {
    /// Rows whose identifier an earlier row has.
    var count = 0
    /// The first such row, and the row before it with the same identifier.
    var first: UInt64 = .max
    var earlier: UInt64 = .max
  }

  /// Parts by the highest bits of the hash.
  private static let parts = 64
  /// Identifiers of one block in the temporary file.
  private static let blockSize = 4096

  private struct State {
    var parts = [[CaseIdentifier]](repeating: [], count: CaseIdentifiers.parts)
    var inMemory = 0
    nonisolated(unsafe) var file: UnsafeMutablePointer<FILE>?
    /// For each block of the file, its part.
    var blocks: [Int] = []
    var failure: String?
  }

  private let limit: Int
  private let state = Mutex(State())

  /// - Parameter limit: identifiers that are kept in memory before any goes to the temporary file.
  init(limit: Int = 1 << 20) { self.limit = limit }

  deinit { state.withLock { if let file = $0.file { fclose(file) } } }

  /// Takes identifiers in any order.
  func add(_ identifiers: [CaseIdentifier]) {
    state.withLock { state in
      guard state.failure == nil else { return }
      for identifier in identifiers { state.parts[Int(identifier.hash >> 58)].append(identifier) }
      state.inMemory += identifiers.count
      if state.inMemory > limit { Self.spill(&state) }
    }
  }

  /// Writes all full blocks to the temporary file.
  private static func spill(_ state: inout State) {
    if state.file == nil { state.file = tmpfile() }
    guard let file = state.file else {
      state.failure = String(cString: strerror(errno))
      return
    }
    for part in state.parts.indices {
      let blocks = state.parts[part].count / blockSize
      let written = state.parts[part].withUnsafeBufferPointer {
        fwrite($0.baseAddress, MemoryLayout<CaseIdentifier>.stride, blocks * blockSize, file)
      }
      guard written == blocks * blockSize else {
        state.failure = String(cString: strerror(errno))
        return
      }
      state.parts[part].removeFirst(written)
      state.blocks += repeatElement(part, count: blocks)
      state.inMemory -= written
    }
  }

  /// What stands more than once, once all are added.
  ///
  /// - Throws: `CaseIdentifiersError` when the temporary file could not be written or read.
  func repetitions() throws(CaseIdentifiersError) -> Repetitions {
    let result: Result<Repetitions, CaseIdentifiersError> = state.withLock { state in
      if let failure = state.failure { return .failure(CaseIdentifiersError(reason: failure)) }
      var found = Repetitions()
      for part in 0..<Self.parts {
        var identifiers = state.parts[part]
        for (block, owner) in state.blocks.enumerated() where owner == part {
          guard let file = state.file, Self.read(block, of: file, into: &identifiers) else {
            return .failure(CaseIdentifiersError(reason: String(cString: strerror(errno))))
          }
        }
        Self.find(in: identifiers, &found)
      }
      return .success(found)
    }
    return try result.get()
  }

  private static func read(
    _ block: Int, of file: UnsafeMutablePointer<FILE>, into identifiers: inout [CaseIdentifier]
  ) -> Bool {
    let size = MemoryLayout<CaseIdentifier>.stride
    guard fseek(file, block * blockSize * size, SEEK_SET) == 0 else { return false }
    let read = [CaseIdentifier](unsafeUninitializedCapacity: blockSize) { buffer, count in
      count = fread(buffer.baseAddress, size, blockSize, file)
    }
    identifiers += read
    return read.count == blockSize
  }

  /// Adds what stands more than once among the identifiers of one part.
  private static func find(in identifiers: [CaseIdentifier], _ found: inout Repetitions) {
    var bits = 4
    while 1 << bits < identifiers.count * 2 { bits += 1 }
    let mask = 1 << bits - 1
    // For each hash its two earliest rows.
    var slots = [(hash: UInt64, first: UInt64, second: UInt64)](repeating: (0, .max, .max), count: 1 << bits)
    for identifier in identifiers {
      var place = Int(truncatingIfNeeded: identifier.hash) & mask
      while slots[place].hash != 0, slots[place].hash != identifier.hash { place = (place + 1) & mask }
      var slot = slots[place]
      if slot.hash != 0 { found.count += 1 }
      slot.hash = identifier.hash
      slot.second = min(slot.second, max(slot.first, identifier.position))
      slot.first = min(slot.first, identifier.position)
      slots[place] = slot
      if slot.second < found.first { (found.first, found.earlier) = (slot.second, slot.first) }
    }
  }
}

/// Why repeated identifiers could not be looked for.
struct CaseIdentifiersError: Error, Equatable {
  let reason: String
}
