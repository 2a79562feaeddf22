import Credentials
import Foundation
import Testing

private let folder = ProcessInfo.processInfo.environment["ZONAL_DCC_TESTDATA"]

/// All of the European test data, where somebody has a copy of them: `ZONAL_DCC_TESTDATA` names its folder.
@Suite(
  .enabled(
    if: folder != nil,
    "no copy of eu-digital-green-certificates/dgc-testdata is here; name its folder in ZONAL_DCC_TESTDATA"))
struct TestDataFolderTests {
  private struct File: Decodable {
    struct Context: Decodable {
      var certificate: String?
      var clock: String?

      enum CodingKeys: String, CodingKey {
        case certificate = "CERTIFICATE"
        case clock = "VALIDATIONCLOCK"
      }
    }

    var text: String?
    var context: Context
    var expected: [String: Bool?]

    enum CodingKeys: String, CodingKey {
      case text = "PREFIX"
      case context = "TESTCTX"
      case expected = "EXPECTEDRESULTS"
    }
  }

  private static let steps: [String: CredentialSteps.Step] = [
    "EXPECTEDUNPREFIX": .prefix, "EXPECTEDB45DECODE": .base45, "EXPECTEDCOMPRESSION": .compression,
    "EXPECTEDDECODE": .claims, "EXPECTEDVERIFY": .signature, "EXPECTEDEXPIRATIONCHECK": .expiration,
    "EXPECTEDKEYUSAGE": .keyUsage,
  ]

  private static func files() -> [String] {
    let all = FileManager.default.enumerator(atPath: folder ?? "")?.compactMap { $0 as? String } ?? []
    return all.filter { $0.contains("2DCode/raw/") && $0.hasSuffix(".json") }.sorted()
  }

  @Test(arguments: files())
  func `a file's certificate passes the steps that the file says`(file: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder!)/\(file)"))
    let content = try JSONDecoder().decode(File.self, from: data)
    let text = try #require(content.text)
    let certificate = try HealthCertificateTests.read(
      text, certificate: content.context.certificate ?? "", clock: content.context.clock ?? "2021-06-01")
    for (name, expected) in content.expected {
      guard let step = Self.steps[name], let expected else { continue }
      HealthCertificateTests.expect(certificate, step, expected, file)
    }
  }
}
