import Foundation
import TestSupport
import Testing

@testable import Server

@Suite struct StatusTests {
  @Test func `a ward's status says level, reasons, revision, digest, and the age of the data`() async throws {
    try await LiveServer.serving(.published()) { server in
      let answer = try await server.ask("/zones/00011")
      #expect(answer.status == 200)
      let status = answer.object
      #expect(status["ward_code"] as? String == "00011")
      #expect(status["revision"] as? Int == 2)
      #expect((status["inputs_digest"] as? String)?.hasPrefix("sha256:") == true)
      #expect((status["reasons"] as? [Any])?.isEmpty == false)
      #expect(status["level"] as? String == status["computed_level"] as? String)
      #expect(status["data_age_days"] as? Int == 0)
      #expect(status["stale"] as? Bool == false)
    }
  }

  @Test func `an unknown ward, parameter and method are problems with words`() async throws {
    try await LiveServer.serving(.published()) { server in
      for (path, method, status) in [
        ("/zones/99999", "GET", 404), ("/zones/00011?colour=red", "GET", 400), ("/zones/00011", "DELETE", 405),
        ("/nowhere", "GET", 404),
      ] {
        let answer = try await server.ask(path, method: method)
        #expect(answer.status == status, "\(path)")
        #expect(answer.headers["content-type"] == "application/problem+json")
        #expect(answer.object["status"] as? Int == status)
        #expect((answer.object["detail"] as? String)?.isEmpty == false)
      }
    }
  }
}
