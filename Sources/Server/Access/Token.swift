import Foundation

/// A token taken apart, and not believed yet.
struct Token: Sendable {
  /// Larger ones are no tokens of officers.
  static let longest = 8192

  private struct Header: Decodable {
    var alg: String
    var kid: String?
    var typ: String?
    var crit: [String]?
  }

  let algorithm: TokenAlgorithm
  let keyID: String?
  let claims: TokenClaims
  private let signed: Substring
  private let signature: [UInt8]

  init(_ text: String) throws(TokenRefusal) {
    guard text.utf8.count <= Self.longest else { throw .malformed }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let head = Base64URL.bytes(parts[0]), let body = Base64URL.bytes(parts[1]),
      let signature = Base64URL.bytes(parts[2]),
      let header = try? JSONDecoder().decode(Header.self, from: Data(head)),
      // What a token calls critical must be understood, and nothing is.
      header.crit == nil, ["jwt", "at+jwt"].contains(header.typ?.lowercased() ?? "jwt")
    else { throw .malformed }
    // Also before claims are looked at: a token without signature says nothing.
    guard let algorithm = TokenAlgorithm(rawValue: header.alg) else { throw .algorithm }
    guard let claims = try? JSONDecoder().decode(TokenClaims.self, from: Data(body)) else { throw .malformed }
    self.algorithm = algorithm
    keyID = header.kid
    self.claims = claims
    self.signature = signature
    signed = text[..<parts[1].endIndex]
  }

  /// The key among several that it names: by its id, or the only one of its algorithm when it names none.
  ///
  /// - Returns: `nil` when none has the name.
  /// - Throws: `TokenRefusal.algorithm` when the key is of another algorithm.
  func key(among keys: [TokenKey]) throws(TokenRefusal) -> TokenKey? {
    guard let keyID else {
      let candidates = keys.filter { $0.algorithm == algorithm }
      return candidates.count == 1 ? candidates[0] : nil
    }
    guard let key = keys.first(where: { $0.id == keyID }) else { return nil }
    guard key.algorithm == algorithm else { throw .algorithm }
    return key
  }

  func isSigned(with key: TokenKey) -> Bool { key.verifies(signature, of: signed.utf8) }
}
