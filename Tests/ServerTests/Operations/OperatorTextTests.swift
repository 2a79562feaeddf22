import Foundation
import TestSupport
import Testing

@testable import Server

@Suite struct OperatorTextTests {
  private func configured(_ arguments: [String]) throws -> ConfiguredSettings {
    try ConfiguredSettings(arguments: arguments, environment: [:], file: nil)
  }

  @Test func `the unit starts the server with what was given, and gives it time to end`() throws {
    let text = UnitFile.text(
      try configured([
        "--database", "/srv/zones/city.zonal", "--port", "443", "--shutdown-timeout", "30", "--token-issuer",
        "Sở \"Y\" 100%",
      ]), file: nil)
    #expect(text.contains("--database /srv/zones/city.zonal"))
    #expect(text.contains(#"--token-issuer "Sở \"Y\" 100%%""#))
    #expect(text.contains("TimeoutStopSec=40\n"))
    #expect(text.contains("ReadWritePaths=-/srv/zones\n"))
    #expect(text.contains("AmbientCapabilities=CAP_NET_BIND_SERVICE\n"))
    for line in [
      "NoNewPrivileges=yes", "ProtectSystem=strict", "User=zonal", "Restart=on-failure", "LimitNOFILE=21024",
    ] {
      #expect(text.contains(line + "\n"))
    }
    #expect(UnitFile.text(try configured([]), file: "/etc/zonal.conf").contains("serve \\\n  --config /etc/zonal.conf"))
  }

  @Test func `systemd finds nothing wrong with the unit, where there is systemd`() throws {
    let tool = "/usr/bin/systemd-analyze"
    guard FileManager.default.isExecutableFile(atPath: tool) else { return }
    let folder = TemporaryFolder()
    // The program and the user of the unit are not there where tests run.
    let text = UnitFile.text(try configured(["--port", "80", "--database", "/var/lib/zonal/a b.zonal"]), file: nil)
      .replacing("/usr/local/bin/zonal", with: "/bin/true").replacing("=zonal\n", with: "=daemon\n")
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder.path("zonal.service")))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tool)
    process.arguments = ["verify", "--man=no", folder.path("zonal.service")]
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(said)")
    #expect(!said.contains("zonal.service:"), "\(said)")
  }

  @Test func `the container file builds in one stage and runs in another, not as root, and is looked after`() throws {
    let text = ContainerFile.text(try configured(["--port", "9000", "--stale-after", "2"]))
    let lines = text.split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("FROM ") }.count == 2)
    #expect(lines.contains { $0.hasPrefix("FROM swift:") && $0.hasSuffix("AS build") })
    #expect(lines.contains("EXPOSE 9000") && lines.contains("USER 10001") && lines.contains("VOLUME /data"))
    #expect(text.contains("HEALTHCHECK") && text.contains("/dev/tcp/127.0.0.1/9000"))
    let command = try #require(lines.last { $0.hasPrefix("CMD ") })
    let words = try JSONSerialization.jsonObject(with: Data(command.dropFirst(4).utf8)) as? [String]
    #expect(words?.suffix(2) == ["--stale-after", "2"])
    #expect(words?.contains("0.0.0.0") == true)
  }
}
