import Foundation
import Quantities
import Testing

@testable import Store

@Suite struct SealerTests {
  let sealer: Sealer

  init() throws {
    sealer = Sealer(
      sealKeys: [1: MasterKey().key, 3: MasterKey().key],
      lookupKey: try MasterKey(bytes: [UInt8](repeating: 7, count: 32), from: "test").key)
  }

  @Test func `what was sealed opens at its place, whatever its length`() throws {
    for count in [0, 1, 15, 16, 17, 120, 5000] {
      let value = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
      let sealed = sealer.seal(value, table: "t", row: count - 1)
      #expect(sealed.count == count + Sealer.overhead)
      #expect(sealed[0] == 3)
      #expect(try sealer.open(sealed, table: "t", row: count - 1) == value)
    }
  }

  @Test func `equal values are never sealed to equal bytes`() {
    let value = Array("Trần Văn An".utf8)
    var seen: Set<[UInt8]> = []
    for _ in 0..<2000 { seen.insert(Array(sealer.seal(value, table: "t", row: 1)[1..<13])) }
    #expect(seen.count == 2000)
  }

  /// Runs the body in four threads at once.
  func together<T>(_ body: @Sendable (Int) -> T) -> [T] {
    var results = [T?](repeating: nil, count: 4)
    results.withUnsafeMutableBufferPointer { results in
      // Each thread has its own place.
      nonisolated(unsafe) let results = results
      DispatchQueue.concurrentPerform(iterations: 4) { results[$0] = body($0) }
    }
    return results.map { $0! }
  }

  @Test func `a nonce is drawn once, by however many threads`() {
    let source = NonceSource()
    let drawn = together { _ in
      (0..<3000).map { _ in
        [UInt8](unsafeUninitializedCapacity: 12) { bytes, count in
          source.draw(into: UnsafeMutableRawBufferPointer(bytes))
          count = 12
        }
      }
    }
    #expect(Set(drawn.joined()).count == 12_000)
  }

  @Test func `several threads seal, open and look up with one sealer`() {
    let hash = sealer.lookup("001099012345")
    let right = together { thread in
      (0..<500).allSatisfy { row in
        let value = Array("\(thread) \(row)".utf8)
        let opened = try? sealer.open(sealer.seal(value, table: "t", row: row), table: "t", row: row)
        return opened == value && sealer.lookup("001099012345") == hash
      }
    }
    #expect(right == [true, true, true, true])
  }

  @Test func `a bit that is changed anywhere keeps the value shut`() {
    let sealed = sealer.seal(Array("0912345678".utf8), table: "t", row: 5)
    for position in sealed.indices {
      for bit in 0..<8 {
        var altered = sealed
        altered[position] ^= 1 << bit
        #expect(throws: SealingError.self) { try sealer.open(altered, table: "t", row: 5) }
      }
    }
    for count in sealed.indices {
      #expect(throws: SealingError.damaged(table: "t", row: 5)) {
        try sealer.open(Array(sealed[..<count]), table: "t", row: 5)
      }
    }
  }

  @Test func `a value that was moved to another row or table does not open`() {
    let sealed = sealer.seal([1, 2, 3], table: "cases", row: 5)
    #expect(throws: SealingError.damaged(table: "cases", row: 6)) { try sealer.open(sealed, table: "cases", row: 6) }
    #expect(throws: SealingError.damaged(table: "case", row: 5)) { try sealer.open(sealed, table: "case", row: 5) }
    #expect(throws: SealingError.damaged(table: "cases\0", row: 5)) {
      try sealer.open(sealed, table: "cases\0", row: 5)
    }
  }

  @Test func `a value under a key that is not here names it`() {
    var sealed = sealer.seal([1], table: "t", row: 1)
    for number in [0, 2, 4, 255] {
      sealed[0] = UInt8(number)
      #expect(throws: SealingError.unknownKey(number: number, table: "t", row: 1)) {
        try sealer.open(sealed, table: "t", row: 1)
      }
    }
  }

  @Test func `a lookup is HMAC-SHA256 of label, zero byte and text, cut to twelve bytes`() {
    // Outside oracle: Python 3.11, hmac.new(bytes([7]*32), b'identifier\0' + b'001099012345', 'sha256').digest()[:12].hex()
    #expect(sealer.lookup("001099012345").hexadecimal == "d8876fff4ff26968b49eacf3")
    #expect(sealer.keyedHash(label: "phone")("").hexadecimal == "a28419c80ace88cf256fabb2")
    #expect(sealer.lookup("001099012345") == sealer.lookup("001099012345"))
    #expect(sealer.lookup("001099012345") != sealer.lookup("001099012346"))
    #expect(sealer.lookup("0912345678") != sealer.keyedHash(label: "phone")("0912345678"))
  }
}
