import HTTPTypes
import Hummingbird

/// What a request brings to say who asks.
enum Credentials: Sendable {
  case none
  case bearer(String)
  case cookie(String)
  /// A header of another scheme, or several.
  case unusable

  init(_ request: Request) {
    if let header = request.headers[.authorization] {
      let words = header.split(separator: " ", omittingEmptySubsequences: true)
      guard words.count == 2, words[0].lowercased() == "bearer" else {
        self = .unusable
        return
      }
      self = .bearer(String(words[1]))
    } else if let token = SessionCookie.token(in: request.headers[.cookie]) {
      self = .cookie(token)
    } else {
      self = .none
    }
  }

  var token: String? {
    switch self {
    case .bearer(let token), .cookie(let token): token
    case .none, .unusable: nil
    }
  }
}
