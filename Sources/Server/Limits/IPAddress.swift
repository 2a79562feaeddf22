import Foundation
import NIOCore

/// An address of the Internet protocol, of either version, or a block of them.
struct IPAddress: Hashable, Sendable {
  /// 16 bytes; addresses of version 4 as they stand in version 6, `::ffff:192.0.2.1`.
  let high: UInt64
  let low: UInt64

  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// `nil` for what is no address: names, ports, blocks.
  init?(_ text: some StringProtocol) {
    let text = String(text)
    var bytes = [UInt8](repeating: 0, count: 16)
    if inet_pton(AF_INET, text, &bytes) == 1 {
      self.init(v4: bytes[..<4])
    } else if inet_pton(AF_INET6, text, &bytes) == 1 {
      self.init(v6: bytes[...])
    } else {
      return nil
    }
  }

  /// `nil` for a socket that has none.
  init?(_ address: SocketAddress?) {
    // The address stands behind family and port, in version 6 also behind the flow.
    switch address {
    case .v4(let v4): self.init(v4: withUnsafeBytes(of: v4.address) { Array($0[4..<8]) }[...])
    case .v6(let v6): self.init(v6: withUnsafeBytes(of: v6.address) { Array($0[8..<24]) }[...])
    default: return nil
    }
  }

  private init(v4 bytes: ArraySlice<UInt8>) { self.init(high: 0, low: 0xffff_0000_0000 | Self.number(bytes)) }

  private init(v6 bytes: ArraySlice<UInt8>) {
    self.init(high: Self.number(bytes.prefix(8)), low: Self.number(bytes.suffix(8)))
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }

  private var isV4: Bool { high == 0 && low >> 32 == 0xffff }

  var isLoopback: Bool { isV4 ? low >> 24 & 0xff == 127 : high == 0 && low == 1 }

  /// What stands for one subscriber: the address itself, or in version 6 its network of 64 bits, within which everybody has 2^64.
  var subscriber: IPAddress { isV4 ? self : IPAddress(high: high, low: 0) }

  /// Addresses with the same beginning: `10.0.0.0/8`, `2001:db8::/32`, or one address.
  struct Block: Hashable, Sendable {
    private let first: IPAddress
    private let bits: Int

    init?(_ text: String) {
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      guard let address = IPAddress(parts[0]) else { return nil }
      first = address
      let length = address.isV4 ? 32 : 128
      guard parts.count > 1 else {
        bits = 128
        return
      }
      guard parts.count == 2, let given = Int(parts[1]), (0...length).contains(given) else { return nil }
      bits = 128 - length + given
    }

    func contains(_ address: IPAddress) -> Bool {
      func differs(_ a: UInt64, _ b: UInt64, _ bits: Int) -> Bool {
        bits > 0 && (a ^ b) >> UInt64(64 - min(bits, 64)) != 0
      }
      return !differs(first.high, address.high, bits) && !differs(first.low, address.low, bits - 64)
    }
  }
}
