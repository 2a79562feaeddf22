import Credentials
import Foundation
import Permits
import Quantities
import Testing

@Suite struct CredentialCommandTests {
  private let key = SigningKey.generate()

  private func permit(_ key: SigningKey) throws -> String {
    func instant(_ moment: String) -> Instant { Instant(Moment(moment, offset: 0)!, offset: 25_200) }
    let claims = PermitClaims(
      house: "hanoi", serial: 17, code: TypedCode(value: 99), group: "goods", purpose: "food", holder: "Trần Văn Thử",
      birthYear: 1990, weekdays: [1], vintage: [1, 2, 3, 4], origin: 1, destination: 2, revision: 3, policy: "p",
      issuer: "i", issued: instant("2021-09-05T00:00"), from: instant("2021-09-06T00:00"),
      until: instant("2021-09-21T06:00"))
    return try PermitCredential.sign(claims, with: key)
  }

  private func check(_ text: String, _ arguments: String..., keys: String? = nil) throws -> Zonal.Outcome {
    let folder = try TemporaryFolder()
    try folder.write(
      keys ?? "{\"keys\":[\(SigningKey.generate().verifyingKey.jwk),\(key.verifyingKey.jwk)]}", "keys.json")
    return try Zonal.run(
      ["credential", "check", "--keys", folder.path("keys.json"), "--at", "2021-09-06T10:00"] + arguments, input: text)
  }

  @Test func `a permit passes every step, and nothing of its holder is shown`() throws {
    let outcome = try check(try permit(key) + "\n")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      outcome.output == """
        permit        valid
          prefix      ok
          base45      ok
          structure   ok
          claims      ok
          signature   ok
          expiration  ok

        """)
  }

  @Test func `the claims are shown when they are asked for`() throws {
    let outcome = try check(try permit(key), "--claims", "--format", "json")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\"4\":\"Trần Văn Thử\"") && outcome.output.contains("\"valid\":true"))
    #expect(try !check(try permit(key), "--format", "json").output.contains("Trần"))
  }

  @Test func `the step that fails is named, and the program ends with 1`() throws {
    let text = try permit(key)
    for (wrong, step) in [
      (try permit(.generate()), "signature no known key has its id"), ("XX" + text, "prefix it does not begin"),
      ("ZP1::::", "base45 characters stand for no byte"),
      ("ZP1:" + Base45.encode([0xD2]), "structure the data end early"),
    ] {
      let outcome = try check(wrong)
      let words = outcome.output.split { $0.isWhitespace }.joined(separator: " ")
      #expect(outcome.status == 1)
      #expect(words.contains("not valid") && words.contains(step), "\(outcome.output)")
    }
    let late = try check(text, "--at", "2021-09-21T06:00")
    #expect(late.status == 1 && late.output.contains("expiration  it holds no more"))
    #expect(try check(text, "--at", "2021-09-07T10:00").output.contains("it does not hold on this day of the week"))
  }

  @Test func `of several credentials each is said, and one bad one makes it end with 1`() throws {
    let outcome = try check("\(try permit(key))\nHC1:ABC\n", "--format", "json")
    let lines = outcome.output.split(separator: "\n")
    #expect(outcome.status == 1 && lines.count == 2)
    #expect(lines[0].contains("\"valid\":true") && lines[1].contains("\"kind\":\"health certificate\",\"valid\":false"))
  }

  @Test func `a private key among the keys, and files that cannot be used, end it with 2`() throws {
    let text = try permit(key)
    let outcome = try check(text, keys: key.privateJWK)
    #expect(outcome.status == 2 && outcome.errors.contains("private key") && outcome.output.isEmpty)
    #expect(try check(text, keys: "{}").status == 2)
    #expect(try check("\n").errors.contains("no credential to read"))
    #expect(try check(text, "--certificate", "/nonexistent").status == 2)
    #expect(try check(text, "--utc-offset", "7").status == 64)
  }
}
