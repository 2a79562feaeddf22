import Foundation
import TestSupport
import Testing

@testable import Server

@Suite struct CertificateTests {
  private static let openssl = ["/usr/bin/openssl", "/usr/local/bin/openssl", "/opt/homebrew/bin/openssl"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @discardableResult
  private static func openssl(_ arguments: [String], input: String = "") throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: openssl!)
    process.arguments = arguments
    let (output, into) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = output
    process.standardInput = into
    try process.run()
    into.fileHandleForWriting.write(Data(input.utf8))
    try into.fileHandleForWriting.close()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  private static func made(_ folder: TemporaryFolder, _ name: String) throws -> AccessSettings {
    var settings = AccessSettings()
    settings.certificate = folder.path("\(name).pem")
    settings.certificateKey = folder.path("\(name).key")
    try openssl([
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
      "/CN=127.0.0.1", "-keyout", settings.certificateKey!, "-out", settings.certificate!,
    ])
    return settings
  }

  @Test(.enabled(if: openssl != nil))
  func `the server speaks TLS 1.2 and 1.3 with its certificate, and nothing older`() async throws {
    let folder = TemporaryFolder()
    var settings = ServerSettings()
    settings.access = try Self.made(folder, "server")
    try await LiveServer.serving(.published(), settings: settings) { server in
      #expect(server.address.hasPrefix("https://127.0.0.1:"))
      let place = String(server.address.dropFirst("https://".count))
      for version in ["-tls1_2", "-tls1_3"] {
        // On a thread of its own: the server shares this process.
        let text = try await Task.detached {
          try Self.openssl(
            ["s_client", "-connect", place, version, "-quiet"],
            input: "GET /zones/00011 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        }.value
        #expect(text.contains("HTTP/1.1 200 OK"), "\(version): \(text.prefix(300))")
        #expect(text.contains("Strict-Transport-Security: max-age="))
      }
      let old = try await Task.detached {
        try Self.openssl(["s_client", "-connect", place, "-tls1_1", "-cipher", "ALL:@SECLEVEL=0", "-quiet"], input: "")
      }.value
      #expect(!old.contains("HTTP/1.1 200"))
      let plain = try await server.raw("GET /zones/00011 HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(!plain.text.contains("200 OK"))
    }
  }

  @Test(.enabled(if: openssl != nil))
  func `files that are missing, none, or do not belong together are told apart`() throws {
    let folder = TemporaryFolder()
    let good = try Self.made(folder, "good")
    let other = try Self.made(folder, "other")
    #expect(try Certificate.configuration(good) != nil)
    #expect(try Certificate.configuration(AccessSettings()) == nil)
    func error(_ certificate: String?, _ key: String?) -> CertificateError? {
      var settings = AccessSettings()
      settings.certificate = certificate
      settings.certificateKey = key
      do {
        _ = try Certificate.configuration(settings)
        return nil
      } catch { return error }
    }
    let nothing = folder.path("nothing.pem")
    let text = folder.path("text.pem")
    try Data("hello\n".utf8).write(to: URL(fileURLWithPath: text))
    #expect(error(good.certificate, nil) == .withoutKey)
    #expect(error(nil, good.certificateKey) == .withoutCertificate)
    #expect(error(nothing, good.certificateKey) == .unreadable(nothing))
    #expect(error(good.certificate, nothing) == .unreadable(nothing))
    #expect(error(text, good.certificateKey) == .noCertificate(text))
    #expect(error(good.certificate, text) == .noKey(text))
    #expect(error(good.certificateKey, good.certificate) != nil)
    #expect(error(good.certificate, other.certificateKey) == .mismatch(good.certificate!, other.certificateKey!))
  }
}
