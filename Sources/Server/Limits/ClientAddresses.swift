import HTTPTypes
import NIOCore

/// Tells which client sent a request, also where proxies stand between.
///
/// A client can write what it likes into `Forwarded` and `X-Forwarded-For`; only what trusted proxies added behind it is true. So the
/// client is the right-most address that is not one of theirs.
struct ClientAddresses: Sendable {
  private let trusted: [IPAddress.Block]

  /// - Throws: `LimitSettingsError.proxy`.
  init(trusted texts: [String]) throws(LimitSettingsError) {
    var blocks: [IPAddress.Block] = []
    for text in texts {
      guard let block = IPAddress.Block(text) else { throw .proxy(text) }
      blocks.append(block)
    }
    trusted = blocks
  }

  /// The address of a client, and whether a trusted proxy named it; `nil` where nobody can be told apart.
  func client(_ headers: HTTPFields, peer: SocketAddress?) -> (address: IPAddress, isForwarded: Bool)? {
    guard let peer = IPAddress(peer) else { return nil }
    guard isTrusted(peer) else { return (peer, false) }
    var client = peer
    var isForwarded = false
    for text in Self.chain(headers).reversed() {
      // What cannot be read was not written by a proxy that is trusted.
      guard let address = text else {
        isForwarded = true
        break
      }
      client = address
      isForwarded = true
      if !isTrusted(address) { break }
    }
    return (client, isForwarded)
  }

  private func isTrusted(_ address: IPAddress) -> Bool { trusted.contains { $0.contains(address) } }

  /// The addresses that proxies wrote down, the client's first.
  private static func chain(_ headers: HTTPFields) -> [IPAddress?] {
    let plain = headers[.xForwardedFor]?.split(separator: ",").map(address) ?? []
    guard let forwarded = headers[.forwarded] else { return plain }
    let named = forwarded.split(separator: ",").map { element -> IPAddress? in
      for pair in element.split(separator: ";") {
        let sides = pair.split(separator: "=", maxSplits: 1)
        if sides.count == 2, sides[0].filter({ $0 != " " }).lowercased() == "for" { return address(sides[1]) }
      }
      return nil
    }
    // A proxy writes one of the two, and the other is the client's own: only what both end with is believed.
    return plain.isEmpty ? named : plain.last == named.last ? plain : [nil]
  }

  /// `192.0.2.1`, `"192.0.2.1:4711"`, `"[2001:db8::1]:4711"`.
  private static func address(_ text: Substring) -> IPAddress? {
    let plain = text.filter { $0 != "\"" && $0 != " " }
    if plain.hasPrefix("[") { return IPAddress(plain.dropFirst().prefix { $0 != "]" }) }
    if plain.filter({ $0 == ":" }).count == 1 { return IPAddress(plain.prefix { $0 != ":" }) }
    return IPAddress(plain)
  }
}

extension HTTPField.Name {
  static let forwarded = HTTPField.Name("Forwarded")!
  static let xForwardedFor = HTTPField.Name("X-Forwarded-For")!
}
