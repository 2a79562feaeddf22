import HTTPTypes
import Hummingbird

/// Where clients reach the server, as links name it, and addresses made from it.
struct BaseAddress: Hashable, Sendable {
  /// Without a slash at its end.
  let text: String

  /// The public address of the settings, else what the client asked.
  ///
  /// - Throws: `Problem` with 400 for a `Host` header that is no name of a host.
  init(_ call: Call, _ settings: ServerSettings) throws(Problem) {
    if let address = settings.publicAddress {
      text = address.hasSuffix("/") ? String(address.dropLast()) : address
      return
    }
    let scheme = settings.access.certificate == nil ? "http" : "https"
    guard let host = call.request.head.authority, !host.isEmpty else {
      text = "\(scheme)://\(settings.host):\(settings.port)"
      return
    }
    guard Self.isHost(host) else {
      throw Problem(
        .badRequest, "Host cannot be used", "the Host header is no name or address of a host, with a port or without")
    }
    text = "\(scheme)://\(host)"
  }

  /// Whether a text may stand in links: letters, digits, dots, hyphens, an address in brackets, a port.
  static func isHost(_ text: String) -> Bool {
    var name = text[...]
    if let colon = name.lastIndex(of: ":"), !name.hasSuffix("]") {
      let port = name[name.index(after: colon)...]
      guard let number = UInt16(port), number > 0, port.allSatisfy(\.isNumber) else { return false }
      name = name[..<colon]
    }
    guard !name.isEmpty, name.utf8.count <= 253 else { return false }
    if name.hasPrefix("["), name.hasSuffix("]") {
      return name.dropFirst().dropLast().allSatisfy { $0.isASCII && ($0.isHexDigit || $0 == ":" || $0 == ".") }
    }
    return name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-" || $0 == "_") }
  }

  /// An address of the server: parts of a path, which are encoded, and a query.
  func address(_ parts: [String], _ query: [(String, String)] = []) -> String {
    var address = text + "/" + parts.map(Self.encoded).joined(separator: "/")
    if !query.isEmpty {
      address += "?" + query.map { Self.encoded($0.0) + "=" + Self.encoded($0.1) }.joined(separator: "&")
    }
    return address
  }

  /// Percent-encoded but for what is plain in every part of an address (RFC 3986, 2.3), and commas, colons and slashes of values.
  static func encoded(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: ","), UInt8(ascii: ":"):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += "%" + (digits.count < 2 ? "0" + digits : digits)
      }
    }
    return encoded
  }
}
