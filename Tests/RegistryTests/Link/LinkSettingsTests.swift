import Crypto
import Foundation
import Testing

@testable import Registry

@Suite struct LinkSettingsTests {
  private static func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("settings-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test func `a token is one word in a file that only its owner may read, and is never printed`() throws {
    try Self.withFolder { folder in
      let path = folder.appendingPathComponent("token").path
      try StandIn.write(" secret-word\n", path, mode: 0o600)
      let token = try BearerToken(file: path)
      #expect(token.text == "secret-word")
      var dumped = "\(token)"
      dump(token, to: &dumped)
      #expect(!dumped.contains("secret"))
      for (text, mode) in [("secret-word", 0o644), ("two words", 0o600), ("", 0o600), ("a\nb", 0o600)] {
        try StandIn.write(text, path, mode: mode)
        #expect { try BearerToken(file: path) } throws: { error in
          guard case LinkError.tokenFile(path, _) = error else { return false }
          return !"\(error)".contains("secret")
        }
      }
      #expect(throws: LinkError.self) { try BearerToken(file: path + "-none") }
    }
  }

  @Test func `keys are named in a file, several at once`() throws {
    try Self.withFolder { folder in
      let path = folder.appendingPathComponent("keys").path
      let keys = (0..<2).map { _ in Curve25519.Signing.PrivateKey() }
      let texts = keys.map { $0.publicKey.rawRepresentation.base64EncodedString() }
      try StandIn.write("# ours\nold \(texts[0])\n\nnew \(texts[1])\n", path)
      let known = try PopulationKeys(file: path)
      let body = Data("body".utf8)
      for (name, key) in zip(["old", "new"], keys) {
        try known.check(body, key: name, signature: key.signature(for: body).base64EncodedString())
      }
      let signature = try keys[0].signature(for: body).base64EncodedString()
      #expect(throws: LinkError.forged(key: "new")) { try known.check(body, key: "new", signature: signature) }
      #expect(throws: LinkError.unsigned) { try known.check(body, key: "new", signature: "no base 64!") }
      #expect(throws: LinkError.unsigned) { try known.check(body, key: nil, signature: signature) }
      #expect(throws: LinkError.unknownKey(identifier: "ab")) {
        try known.check(body, key: "a b", signature: signature)
      }
      for text in ["", "# nothing\n", "one", "one abc", "one \(texts[0])\none \(texts[1])"] {
        try StandIn.write(text, path)
        #expect(throws: LinkError.self) { try PopulationKeys(file: path) }
      }
    }
  }

  @Test(
    arguments: [
      ("https://population.example/v1", true), ("http://127.0.0.1:8080", true), ("http://localhost", true),
      ("http://population.example", false), ("https://user:word@population.example", false), ("ftp://localhost", false),
      ("population.example", false), ("https://population.example/?key=1", false), ("", false),
    ])
  func `an address is https, or on this machine, and holds no secret`(_ example: (String, Bool)) throws {
    try Self.withFolder { folder in
      let (tokenPath, keysPath) = (folder.appendingPathComponent("t").path, folder.appendingPathComponent("k").path)
      try StandIn.write("word", tokenPath, mode: 0o600)
      try StandIn.write(
        "k \(Curve25519.Signing.PrivateKey().publicKey.rawRepresentation.base64EncodedString())", keysPath)
      let (token, keys) = (try BearerToken(file: tokenPath), try PopulationKeys(file: keysPath))
      do throws(LinkError) {
        _ = try PopulationLink(address: example.0, token: token, keys: keys, chance: { 0 }, sleep: { _ in })
        #expect(example.1)
      } catch {
        #expect(!example.1)
        #expect(!"\(error)".contains("word@"))
      }
    }
  }

  @Test func `waits double up to a bound, are a random share of that, and heed what is asked`() {
    let limits = LinkLimits()
    #expect((1...8).map { limits.wait(after: $0, asked: nil, chance: 1) } == [1, 2, 4, 8, 16, 32, 60, 60])
    #expect(limits.wait(after: 3, asked: nil, chance: 0) == 0)
    #expect(limits.wait(after: 1, asked: 20, chance: 0.25) == 20.25)
    #expect(limits.wait(after: 1_000, asked: nil, chance: 1) == 60)
  }

  @Test(
    arguments: [
      ("5", nil, 5), ("0", nil, 0), (nil, nil, nil), ("soon", nil, nil), ("-3", nil, nil),
      ("99999999999999999999", nil, Int.max),
      ("Sun, 06 Nov 1994 08:50:07 GMT", "Sun, 06 Nov 1994 08:49:37 GMT", 30),
      ("Sun, 06 Nov 1994 08:49:07 GMT", "Sun, 06 Nov 1994 08:49:37 GMT", 0),
      ("Sun, 06 Nov 1994 08:49:07 GMT", nil, nil),
    ] as [(String?, String?, Int?)])
  func `what Retry-After asks is a number of seconds or a moment`(_ example: (String?, String?, Int?)) {
    #expect(RetryAfter.seconds(example.0, date: example.1) == example.2)
  }

  @Test(arguments: [("0", true), ("a-Z_9.~", true), ("", false), ("a b", false), ("a&b", false), ("é", false)])
  func `a cursor needs no escaping`(_ example: (String, Bool)) {
    #expect((PopulationCursor(example.0) != nil) == example.1)
    #expect(PopulationCursor(String(repeating: "a", count: 129)) == nil)
  }
}
