import Foundation
import TestSupport
import Testing

@testable import Server

/// Clients in Python; seen with OWSLib 0.35.0, GeoPandas 1.2.0 and QGIS 3.22.
///
/// They are looked for in the Python that `ZONAL_TEST_PYTHON` names, in the system's and in the first of the path.
@Suite struct PythonClientTests {
  private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Clients/clients.py").path
  private static let interpreters = [
    ProcessInfo.processInfo.environment["ZONAL_TEST_PYTHON"], "/usr/bin/python3", "python3",
  ].compactMap { $0 }.compactMap(ClientProgram.init)
  private static let modules = ["owslib": "owslib", "geopandas": "geopandas", "qgis": "qgis.core"]

  /// The first interpreter that has a client's module.
  private static func interpreter(_ client: String) async throws -> ClientProgram? {
    for interpreter in interpreters
    where try await interpreter.run(["-c", "import \(modules[client]!)"], environment: headless).code == 0 {
      return interpreter
    }
    return nil
  }

  private static let headless = ["QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"]

  @Test(arguments: ["owslib", "geopandas", "qgis"])
  func `a client reads, pages, and filters by box, time and value`(client: String) async throws {
    guard let interpreter = try await Self.interpreter(client) else {
      try Test.cancel("\(client) is not here; name a Python that has it in ZONAL_TEST_PYTHON")
    }
    try await LiveServer.serving(.published()) { server async throws in
      let (text, code) = try await interpreter.run(
        [Self.script, client, server.address], environment: Self.headless)
      #expect(code == 0, "\(text)")
    }
  }
}
