import HTTPTypes
import Hummingbird

/// Tells requests of the server's own pages from those that another site made a browser send.
struct SameOrigin: Sendable {
  /// `https://zones.example`, where a proxy stands before the server.
  var publicAddress: String?

  /// Whether a request comes from a page of this server, as far as its browser says so.
  ///
  /// A browser that says nothing is not believed: every one of this decade sends `Origin` with unsafe methods.
  func sent(_ request: Request) -> Bool {
    if let site = request.headers[.secFetchSite] { return site == "same-origin" || site == "none" }
    guard let origin = request.headers[.origin] else { return false }
    if let publicAddress { return origin == Self.origin(of: publicAddress) }
    guard let host = request.head.authority else { return false }
    return origin == "http://\(host)" || origin == "https://\(host)"
  }

  private static func origin(of address: String) -> String {
    let parts = address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    return parts.prefix(3).joined(separator: "/")
  }
}

extension HTTPField.Name {
  static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")!
}
