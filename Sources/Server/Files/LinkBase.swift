import HTTPTypes
import HummingbirdCore

/// What links begin with: the address that clients see.
enum LinkBase {
  /// The public address of the settings, else the one that the client asked, else nothing, which makes links relative.
  static func of(_ call: Call, _ settings: ServerSettings) -> String {
    if let address = settings.publicAddress { return address.hasSuffix("/") ? String(address.dropLast()) : address }
    guard let host = call.request.head.authority, isHost(host) else { return "" }
    return (settings.access.certificate == nil ? "http://" : "https://") + host
  }

  /// Whether a client's word for the host is one, and nothing that would break out of a link.
  private static func isHost(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 255
      && text.unicodeScalars.allSatisfy { scalar in
        scalar.isASCII
          && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || ".-:[]".unicodeScalars.contains(scalar))
      }
  }
}
