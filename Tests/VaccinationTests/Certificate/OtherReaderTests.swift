import Credentials
import Foundation
import Quantities
import TestSupport
import Testing

@testable import Vaccination

/// Two other implementations of COSE with the schema's rules beside them, in Python; seen with cwt 3.3.0 and pycose 1.1.0.
///
/// They are looked for in the Python that `ZONAL_TEST_PYTHON` names, in the system's and in the first of the path.
@Suite struct OtherReaderTests {
  private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Clients/dcc.py").path
  private static let interpreters = [
    ProcessInfo.processInfo.environment["ZONAL_TEST_PYTHON"], "/usr/bin/python3", "python3",
  ].compactMap { $0 }.compactMap(ClientProgram.init)

  private static func run(_ arguments: [String]) async throws -> (text: String, code: Int32) {
    for interpreter in interpreters {
      let (text, code) = try await interpreter.run(
        [script] + arguments, environment: ["PYTHONDONTWRITEBYTECODE": "1", "PYTHONWARNINGS": "ignore"])
      if code != 77 { return (text, code) }
    }
    try Test.cancel("cwt and pycose are not here; name a Python that has them in ZONAL_TEST_PYTHON")
  }

  @Test func `another implementation reads the certificate, and its fields are as the schema wants`() async throws {
    let key = SigningKey.generate()
    for (family, given) in [("Nguyễn", "Thị Hoa"), ("Đỗ", ""), (String(repeating: "Nguyễn ", count: 10), "Ước")] {
      let claims = CertificateExamples.claims(family.trimmingCharacters(in: .whitespaces), given)
      let text = claims.signed(by: key)
      let (output, code) = try await Self.run(["check", key.verifyingKey.jwk, text])
      try #require(code == 0, "\(output)")
      let read = try #require(JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
      let entry = try #require((read["v"] as? [[String: Any]])?.first)
      let name = try #require(read["nam"] as? [String: String])
      #expect(read["iss"] as? String == "VN" && read["iat"] as? Int == Int(claims.issued.milliseconds / 1000))
      #expect(read["exp"] as? Int == Int(claims.expires.milliseconds / 1000) && read["dob"] as? String == "1990-05-01")
      #expect(name["fn"] == claims.familyName && name["gn"] == (given.isEmpty ? nil : given))
      #expect(entry["dn"] as? Int == 2 && entry["sd"] as? Int == 2 && entry["dt"] as? String == "2021-10-01")
      #expect(entry["mp"] as? String == "EU/1/20/1528" && entry["ci"] as? String == claims.identifier.text)
      #expect(try await Self.run(["check", SigningKey.generate().verifyingKey.jwk, text]).code == 1)
    }
  }

  @Test func `another implementation finds the revoked ones in the list`() async throws {
    let key = SigningKey.generate()
    let all = (0..<6).map { _ in CertificateIdentifier.random(country: "VN") }
    let list = RevocationList(country: "VN", made: CertificateExamples.now, hashes: all.prefix(3).map(\.hash))
    let hex = list.signed(by: key).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let (output, code) = try await Self.run(["revoked", key.verifyingKey.jwk, hex] + all.map(\.text))
    #expect(code == 0 && output.split(separator: "\n") == ["1", "1", "1", "0", "0", "0"], "\(output)")
  }
}
