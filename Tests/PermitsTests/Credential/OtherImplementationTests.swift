import Credentials
import Foundation
import Permits
import TestSupport
import Testing

/// Two other implementations of COSE, in Python; seen with cwt 3.3.0 and pycose 1.1.0.
///
/// They are looked for in the Python that `ZONAL_TEST_PYTHON` names, in the system's and in the first of the path.
@Suite struct OtherImplementationTests {
  private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Clients/credentials.py").path
  private static let interpreters = [
    ProcessInfo.processInfo.environment["ZONAL_TEST_PYTHON"], "/usr/bin/python3", "python3",
  ].compactMap { $0 }.compactMap(ClientProgram.init)

  /// Runs the script where its library is.
  private static func run(_ library: String, _ arguments: String...) async throws -> (lines: [String], code: Int32) {
    for interpreter in interpreters {
      let (text, code) = try await interpreter.run(
        [script, library] + arguments, environment: ["PYTHONDONTWRITEBYTECODE": "1", "PYTHONWARNINGS": "ignore"])
      if code != 77 { return (text.split(separator: "\n").map(String.init), code) }
    }
    try Test.cancel("\(library) is not here; name a Python that has it in ZONAL_TEST_PYTHON")
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  @Test(arguments: ["cwt", "pycose"], SigningKey.algorithms)
  func `another implementation checks our credentials`(library: String, algorithm: COSEAlgorithm) async throws {
    let key = SigningKey.generate(algorithm)
    let claims = PermitExamples.claims()
    let text = try PermitCredential.sign(claims, with: key)
    let (lines, code) = try await Self.run(library, "check", key.verifyingKey.jwk, text)
    #expect(code == 0 && lines == [Self.hex(CBORWriter.encode(claims.cbor))], "\(lines)")

    let stranger = SigningKey.generate(algorithm).verifyingKey
    #expect(try await Self.run(library, "check", stranger.jwk, text).code == 1)
    let message = try PermitCredential.read(text).message
    var forged = message
    forged.payload![20] ^= 1
    let other = "ZP1:" + Base45.encode(forged.encoded())
    #expect(try await Self.run(library, "check", key.verifyingKey.jwk, other).code == 1)
  }

  @Test(arguments: ["cwt", "pycose"], SigningKey.algorithms)
  func `we check what another implementation signed`(library: String, algorithm: COSEAlgorithm) async throws {
    let claims = PermitExamples.claims()
    let (lines, code) = try await Self.run(
      library, "sign", algorithm.description, Self.hex(CBORWriter.encode(claims.cbor)))
    try #require(code == 0 && lines.count == 2, "\(lines)")
    let key = try VerifyingKey(jwk: lines[0])
    let (read, message) = try PermitCredential.read(lines[1])
    #expect(read == claims && message.isSigned(by: key) && message.keyID == key.keyID)
    #expect(!message.isSigned(by: SigningKey.generate(algorithm).verifyingKey))
  }
}
