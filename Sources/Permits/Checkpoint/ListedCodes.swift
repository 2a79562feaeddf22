import Crypto
import Foundation
import _CryptoExtras

public import Credentials

/// The typed codes that a bundle knows, each under a key that is slow to guess from, with what is checked of its permit.
///
/// A code has 45 bits, so a list of a million of them can be searched by whoever has a bundle and time; the salt and the
/// iterations make it dear, not impossible. The list holds no names: an officer compares the person with nothing but the
/// way and the hours.
public struct ListedCodes: Hashable, Sendable {
  static let keyLength = 8
  /// Bytes of an entry: key, serial, first and last second, group, hours, weekdays, origin, destination.
  static let entryLength = 30

  public var salt: [UInt8]
  /// Of PBKDF2-HMAC-SHA256.
  public var iterations: Int
  /// Entries, ascending by their keys.
  public internal(set) var list: [UInt8]

  /// - Parameter entries: in any order; keys by `key(of:salt:iterations:)`. Of two with one key the last is kept.
  /// - Complexity: O(n log n).
  public init(salt: [UInt8], iterations: Int, entries: [(key: [UInt8], permit: ListedPermit)]) {
    precondition(!salt.isEmpty && (1...Self.mostIterations).contains(iterations), "a salt and an effort")
    precondition(entries.allSatisfy { $0.key.count == Self.keyLength }, "keys of eight bytes")
    self.salt = salt
    self.iterations = iterations
    let order = entries.indices.map { (key: Self.number(entries[$0].key[...]), place: $0) }
      .sorted { ($0.key, $0.place) < ($1.key, $1.place) }
    list = []
    list.reserveCapacity(entries.count * Self.entryLength)
    for (index, item) in order.enumerated() where index + 1 == order.count || order[index + 1].key != item.key {
      list += entries[item.place].key
      entries[item.place].permit.append(to: &list)
    }
  }

  /// The eight bytes of a key as one number, which is in their order.
  private static func number(_ key: ArraySlice<UInt8>) -> UInt64 { key.reduce(0) { $0 << 8 | UInt64($1) } }

  static let mostIterations = 10_000_000

  /// What a code stands under in the list.
  ///
  /// - Complexity: as slow as the iterations ask for; issuers keep it beside the permit.
  public static func key(of code: TypedCode, salt: [UInt8], iterations: Int) -> [UInt8] {
    // The characters are ASCII and the counts positive, so nothing can fail.
    let key = try! KDF.Insecure.PBKDF2.deriveKey(
      from: Array(code.characters.utf8), salt: salt, using: .sha256, outputByteCount: keyLength,
      unsafeUncheckedRounds: iterations)
    return key.withUnsafeBytes { unsafe Array($0) }
  }

  public var count: Int { list.count / Self.entryLength }

  private func entry(_ place: Int) -> ArraySlice<UInt8> {
    list[place * Self.entryLength..<(place + 1) * Self.entryLength]
  }

  private func key(_ place: Int) -> UInt64 { Self.number(entry(place).prefix(Self.keyLength)) }

  /// Where the first entry stands whose key is not before a key.
  private func place(of key: UInt64) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self.key(middle) < key { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The permit that stands under a code; `nil` where none does.
  public func permit(of code: TypedCode) -> ListedPermit? {
    let key = Self.number(Self.key(of: code, salt: salt, iterations: iterations)[...])
    let place = place(of: key)
    guard place < count, self.key(place) == key else { return nil }
    return ListedPermit(encoded: Array(entry(place).dropFirst(Self.keyLength)))
  }

  /// The list after a delta's: what came is added, or takes the place of what had the same key. Another salt or effort
  /// begins a new list.
  ///
  /// - Complexity: O(n) bytes moved, O(m log n) comparisons for m that came.
  func changed(by added: ListedCodes) -> ListedCodes {
    guard salt == added.salt, iterations == added.iterations else { return added }
    var result = self
    result.list = []
    result.list.reserveCapacity(list.count + added.list.count)
    var taken = 0
    for index in 0..<added.count {
      // Both ascend: what is old is taken in long pieces, up to where something comes.
      let place = place(of: added.key(index))
      result.list += list[taken * Self.entryLength..<place * Self.entryLength]
      result.list += added.entry(index)
      taken = place < count && key(place) == added.key(index) ? place + 1 : place
    }
    result.list += list[(taken * Self.entryLength)...]
    return result
  }

  /// What is new or different since an earlier list; `nil` where nothing is.
  func added(since earlier: ListedCodes?) -> ListedCodes? {
    guard let earlier, salt == earlier.salt, iterations == earlier.iterations else { return self }
    var result = self
    result.list = []
    var place = 0
    for index in 0..<count {
      let key = key(index)
      while place < earlier.count, earlier.key(place) < key { place += 1 }
      if place < earlier.count, earlier.entry(place) == entry(index) { continue }
      result.list += entry(index)
    }
    return result.list.isEmpty ? nil : result
  }

  /// - Returns: `nil` when the bytes are no entries in order.
  init?(salt: [UInt8], iterations: Int, list: [UInt8]) {
    guard !salt.isEmpty, (1...Self.mostIterations).contains(iterations), list.count % Self.entryLength == 0 else {
      return nil
    }
    self.salt = salt
    self.iterations = iterations
    self.list = list
    var last: UInt64?
    for place in 0..<count {
      let key = key(place)
      if let last, last >= key { return nil }
      last = key
    }
  }
}
