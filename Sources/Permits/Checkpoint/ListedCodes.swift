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
  public init(salt: [UInt8], iterations: Int, entries: [(key: [UInt8], permit: ListedPermit)]) {
    precondition(!salt.isEmpty && (1...Self.mostIterations).contains(iterations), "a salt and an effort")
    self.salt = salt
    self.iterations = iterations
    list = Self.sorted(entries.map { $0.key + $0.permit.encoded })
  }

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

  /// The permit that stands under a code; `nil` where none does.
  public func permit(of code: TypedCode) -> ListedPermit? {
    let key = Self.key(of: code, salt: salt, iterations: iterations)
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if entry(middle).prefix(Self.keyLength).lexicographicallyPrecedes(key) { low = middle + 1 } else { high = middle }
    }
    guard low < count, entry(low).prefix(Self.keyLength).elementsEqual(key) else { return nil }
    return ListedPermit(encoded: Array(entry(low).dropFirst(Self.keyLength)))
  }

  /// The list after a delta's: what came is added, or takes the place of what had the same key. Another salt or effort
  /// begins a new list.
  func changed(by added: ListedCodes) -> ListedCodes {
    guard salt == added.salt, iterations == added.iterations else { return added }
    var result = self
    result.list = Self.sorted((0..<count).map { Array(entry($0)) } + (0..<added.count).map { Array(added.entry($0)) })
    return result
  }

  /// What is new or different since an earlier list; `nil` where nothing is.
  func added(since earlier: ListedCodes?) -> ListedCodes? {
    guard let earlier, salt == earlier.salt, iterations == earlier.iterations else { return self }
    let known = Set((0..<earlier.count).map { earlier.entry($0) })
    let new = (0..<count).map { entry($0) }.filter { !known.contains($0) }
    guard !new.isEmpty else { return nil }
    var result = self
    result.list = new.flatMap { $0 }
    return result
  }

  private static func sorted(_ entries: [[UInt8]]) -> [UInt8] {
    var last: [ArraySlice<UInt8>: [UInt8]] = [:]
    for entry in entries { last[entry.prefix(keyLength)] = entry }
    return last.values.sorted { $0.lexicographicallyPrecedes($1) }.flatMap { $0 }
  }

  /// - Returns: `nil` when the bytes are no entries in order.
  init?(salt: [UInt8], iterations: Int, list: [UInt8]) {
    guard !salt.isEmpty, (1...Self.mostIterations).contains(iterations), list.count % Self.entryLength == 0 else {
      return nil
    }
    self.salt = salt
    self.iterations = iterations
    self.list = list
    for place in 0..<max(count - 1, 0) {
      let (first, second) = (entry(place).prefix(Self.keyLength), entry(place + 1).prefix(Self.keyLength))
      guard first.lexicographicallyPrecedes(second) else { return nil }
    }
  }
}
