import Foundation
import TestSupport
import Testing

@testable import Server

@Suite struct ConfiguredSettingsTests {
  private func file(_ text: String) throws -> (TemporaryFolder, String) {
    let folder = TemporaryFolder()
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder.path("serve.conf")))
    return (folder, folder.path("serve.conf"))
  }

  @Test func `an option holds before the environment, the environment before the file, the file before the default`()
    throws
  {
    let (folder, path) = try file("# where\nport = 1\nhost = 10.0.0.1\n\n  rate = none\n")
    defer { withExtendedLifetime(folder) {} }
    let configured = try ConfiguredSettings(
      arguments: ["--port", "3", "--token-issuer=Sở Y tế"], environment: ["ZONAL_PORT": "2", "ZONAL_HOST": "10.0.0.2"],
      file: path)
    #expect(configured.settings.port == 3)
    #expect(configured.settings.host == "10.0.0.2")
    #expect(configured.settings.limits.rate == nil)
    #expect(configured.settings.access.tokenIssuer == "Sở Y tế")
    #expect(configured.settings.staleAfter == ServerSettings().staleAfter)
    #expect(configured.origin(of: "port") == .flag("--port"))
    #expect(configured.origin(of: "host") == .environment("ZONAL_HOST"))
    #expect(configured.origin(of: "rate") == .file(path, line: 5))
    #expect(configured.origin(of: "stale-after") == .standard)
  }

  @Test func `every setting can be given in all three ways, and gives what was given`() throws {
    for setting in Setting.all {
      let value: String =
        switch setting.placeholder {
        case "ADDRESS" where setting.name != "host": "https://a.example/x"
        case "true|false": "true"
        case let choices where choices.contains("|"): String(choices.split(separator: "|").last!)
        case "ADDRESS,…": "10.0.0.1,10.0.0.2"
        case "NUMBER", "DAYS", "SECONDS", "PORT": "77"
        case "BYTES": "4096"
        default: "something"
        }
      let (folder, path) = try file("\(setting.name) = \(value)\n")
      defer { withExtendedLifetime(folder) {} }
      for configured in [
        try ConfiguredSettings(arguments: [setting.flag, value], environment: [:], file: nil),
        try ConfiguredSettings(arguments: [], environment: [setting.variable: value], file: nil),
        try ConfiguredSettings(arguments: [], environment: [:], file: path),
      ] {
        let read = Setting.text(setting.read(configured.settings))
        #expect(read == value || Double(read) == Double(value), "\(setting.name)")
        #expect(configured.origin(of: setting.name) != .standard)
      }
    }
  }

  @Test func `names, variables and options are each there once`() {
    #expect(Set(Setting.all.map(\.name)).count == Setting.all.count)
    #expect(Set(Setting.all.map(\.variable)).isDisjoint(with: ["ZONAL_KEY", "ZONAL_GEODATA"]))
    for setting in Setting.all { #expect(Setting.help.contains("  \(setting.flag) \(setting.placeholder)\n")) }
  }

  @Test func `every field of the settings stands in the table`() throws {
    // Each setting changes what the settings say of themselves; a field that none changes would be missed here.
    var settings = ServerSettings()
    var dumped = ""
    dump(settings, to: &dumped)
    let fields = dumped.split(separator: "\n").filter { $0.contains("- ") && $0.contains(":") }.count
    #expect(fields == Setting.all.count, "a field has no setting, or a setting no field:\n\(dumped)")
    for setting in Setting.all where setting.name == "trusted-proxies" { _ = setting.write(&settings, "10.0.0.1") }
    #expect(settings.access.trustedProxies == ["10.0.0.1"])
  }

  @Test func `what cannot be used is said with its place and what to do`() throws {
    for (text, words) in [
      ("port = 1\nprot = 2\n", ["line 2", "'prot'", "did you mean port"]),
      ("port\n", ["line 1", "key = value"]),
      ("port = 1\n# x\nport = 2\n", ["line 3", "line 1"]),
      ("\nport = eight\n", ["line 2", "'eight'", "0 to 65535"]),
      ("public-address = zones.example\n", ["line 1", "https://"]),
      ("log-level = loud\n", ["trace", "critical"]),
      ("trusted-proxies = a,,b\n", ["commas"]),
      ("rate = -1\n", ["above 0"]),
    ] {
      let (folder, path) = try file(text)
      defer { withExtendedLifetime(folder) {} }
      let error = #expect(throws: SettingError.self) {
        try ConfiguredSettings(arguments: [], environment: [:], file: path)
      }
      for word in words { #expect("\(error!)".contains(word), "\(error!)") }
      #expect("\(error!)".contains(path))
    }
  }

  @Test func `an option that is none, has no value or is given twice is refused`() {
    #expect(throws: SettingError.unknownFlag("--prot", like: "--port")) {
      try ConfiguredSettings(arguments: ["--prot", "1"], environment: [:], file: nil)
    }
    #expect(throws: SettingError.missingValue(flag: "--port", placeholder: "PORT")) {
      try ConfiguredSettings(arguments: ["--port"], environment: [:], file: nil)
    }
    #expect(throws: SettingError.repeatedFlag("--port")) {
      try ConfiguredSettings(arguments: ["--port", "1", "--port=2"], environment: [:], file: nil)
    }
    let error = #expect(throws: SettingError.self) {
      try ConfiguredSettings(arguments: [], environment: ["ZONAL_PORT": "x"], file: nil)
    }
    #expect("\(error!)".contains("ZONAL_PORT"))
  }

  @Test func `a file that is missing and one that is none are said by name`() {
    for path in ["/nowhere/serve.conf", "/"] {
      let error = #expect(throws: SettingError.self) {
        try ConfiguredSettings(arguments: [], environment: [:], file: path)
      }
      #expect("\(error!)".contains("'\(path)'"))
    }
  }

  @Test func `passwords and keys inside addresses are never shown`() throws {
    let configured = try ConfiguredSettings(
      arguments: [
        "--token-key-set", "https://officer:secret@keys.example/set?key=secret", "--background-tiles",
        "https://t.example/{z}/{x}/{y}.png?api_key=secret",
      ], environment: [:], file: nil)
    for shown in [configured.text, configured.json] {
      #expect(!shown.contains("secret"))
      #expect(shown.contains("keys.example/set"))
    }
    let error = #expect(throws: SettingError.self) {
      try ConfiguredSettings(arguments: ["--public-address", "ftp://me:secret@x"], environment: [:], file: nil)
    }
    #expect(!"\(error!)".contains("secret"))
  }

  @Test func `half a pair of TLS files and files that are not there are found before the server starts`() throws {
    let half = try ConfiguredSettings(arguments: ["--certificate", "/dev/null"], environment: [:], file: nil)
    #expect(throws: SettingError.missingHalf("certificate", needs: "certificate-key")) { try half.check() }
    let gone = try ConfiguredSettings(arguments: ["--token-keys", "/nowhere/keys.json"], environment: [:], file: nil)
    let error = #expect(throws: SettingError.self) { try gone.check() }
    #expect("\(error!)".contains("/nowhere/keys.json"))
  }
}
