import Crypto
import Foundation

/// Seals values for the disk and opens them again, and gives the keyed hashes by which sealed rows are found.
///
/// A sealed value is: the number of the data key (1 byte), a random nonce (12), the value under AES-256-GCM, its tag (16). The table's
/// name and the row's number are authenticated with it, so that a value moved to another row or table does not open. Its length
/// shows the value's: pad what must not show it. Random nonces bound what one key may seal to about 2^32 values (NIST
/// SP 800-38D, 8.3). Safe for use from any thread.
public struct Sealer: Sendable {
  /// Bytes that sealing adds.
  public static let overhead = 1 + NonceSource.nonceByteCount + 16

  /// The number of the key that seals; others open only.
  public let currentKey: Int

  /// Seal keys at their numbers.
  private let keys: [SymmetricKey?]
  private let lookupKey: SymmetricKey
  private let identifierHash: KeyedHash
  private let nonces = NonceSource()

  /// - Precondition: at least one key, numbers from 1 to 255.
  init(sealKeys: [Int: SymmetricKey], lookupKey: SymmetricKey) {
    currentKey = sealKeys.keys.max()!
    keys = (0...currentKey).map { sealKeys[$0] }
    self.lookupKey = lookupKey
    identifierHash = KeyedHash(key: lookupKey, label: "identifier")
  }

  /// Seals a value for its place.
  ///
  /// - Parameters:
  ///   - table: the table's name, as it will be for as long as the value lives.
  ///   - row: the row's number.
  public func seal(_ value: UnsafeRawBufferPointer, table: String, row: Int) -> [UInt8] {
    let box = withUnsafeTemporaryAllocation(byteCount: NonceSource.nonceByteCount, alignment: 1) { nonce in
      nonces.draw(into: nonce)
      return Self.withPlace(table, row) { place in
        // Fails for nonces or keys of a wrong length only, and for values of 64 GB.
        try! AES.GCM.seal(
          value, using: keys[currentKey]!, nonce: AES.GCM.Nonce(data: UnsafeRawBufferPointer(nonce)),
          authenticating: place)
      }
    }
    // `Data.copyBytes` and `Array(data)` cost several times what this does.
    return box.combined!.withUnsafeBytes { combined in
      [UInt8](unsafeUninitializedCapacity: combined.count + 1) { bytes, count in
        bytes[0] = UInt8(currentKey)
        UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(bytes)[1...]).copyMemory(from: combined)
        count = combined.count + 1
      }
    }
  }

  public func seal(_ value: [UInt8], table: String, row: Int) -> [UInt8] {
    value.withUnsafeBytes { seal($0, table: table, row: row) }
  }

  /// Opens the value of a place.
  ///
  /// - Throws: `SealingError.damaged` when it was altered, cut or moved from elsewhere; `.unknownKey`.
  public func open(_ sealed: UnsafeRawBufferPointer, table: String, row: Int) throws(SealingError) -> [UInt8] {
    guard sealed.count >= Self.overhead else { throw .damaged(table: table, row: row) }
    let number = Int(sealed[0])
    guard number < keys.count, let key = keys[number] else {
      throw .unknownKey(number: number, table: table, row: row)
    }
    let value = Self.withPlace(table, row) { place -> Data? in
      guard let box = try? AES.GCM.SealedBox(combined: UnsafeRawBufferPointer(rebasing: sealed[1...])) else {
        return nil
      }
      return try? AES.GCM.open(box, using: key, authenticating: place)
    }
    guard let value else { throw .damaged(table: table, row: row) }
    return value.withUnsafeBytes { [UInt8]($0) }
  }

  public func open(_ sealed: [UInt8], table: String, row: Int) throws(SealingError) -> [UInt8] {
    let result = sealed.withUnsafeBytes { bytes in
      Result { () throws(SealingError) in try open(bytes, table: table, row: row) }
    }
    return try result.get()
  }

  /// Seals a value anew when it is not under the current key.
  ///
  /// - Returns: `nil` when it is, so that its row is left as it is.
  /// - Throws: as `open`.
  public func reseal(_ sealed: [UInt8], table: String, row: Int) throws(SealingError) -> [UInt8]? {
    if let first = sealed.first, Int(first) == currentKey { return nil }
    return seal(try open(sealed, table: table, row: row), table: table, row: row)
  }

  /// The keyed hash of a personal identifier: 12 bytes.
  public func lookup(_ identifier: String) -> [UInt8] { identifierHash(identifier) }

  /// Keyed hashes of another kind of text: phone numbers, folded names.
  public func keyedHash(label: String) -> KeyedHash { KeyedHash(key: lookupKey, label: label) }

  /// What is authenticated with a value: the table's name, a zero byte, the row's number in 8 bytes, highest first.
  private static func withPlace<T>(_ table: String, _ row: Int, _ body: (UnsafeRawBufferPointer) -> T) -> T {
    var table = table
    return table.withUTF8 { name in
      withUnsafeTemporaryAllocation(byteCount: name.count + 9, alignment: 1) { place in
        place.copyMemory(from: UnsafeRawBufferPointer(name))
        place[name.count] = 0
        place.storeBytes(of: Int64(row).bigEndian, toByteOffset: name.count + 1, as: Int64.self)
        return body(UnsafeRawBufferPointer(place))
      }
    }
  }
}
