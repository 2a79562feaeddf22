import HTTPTypes
import Quantities

/// The cookie in which a browser keeps a token: no script reads it, and no other site sends it.
struct SessionCookie: Sendable {
  static let name = "zonal"
  /// Whether browsers may send it over TLS only.
  var isSecure: Bool

  /// The token in a `Cookie` header; `nil` without one.
  static func token(in header: String?) -> String? {
    for part in header?.split(separator: ";") ?? [] {
      let pair = part.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
      if pair.count == 2, pair[0] == name { return String(pair[1]) }
    }
    return nil
  }

  /// Sets it until the token ends.
  func setting(_ token: String, for seconds: Int64) -> String {
    "\(Self.name)=\(token); Max-Age=\(seconds); \(attributes)"
  }

  var ending: String { "\(Self.name)=; Max-Age=0; \(attributes)" }

  private var attributes: String { "Path=/; HttpOnly; SameSite=Strict" + (isSecure ? "; Secure" : "") }
}
