import Foundation
import Store
import TestSupport
import Testing

@testable import Server

/// Keys from the address of an identity provider, which is a small server of the test.
@Suite struct KeyRegisterTests {
  private static func settings(_ provider: KeyProvider) -> AccessSettings {
    var settings = AccessSettings()
    settings.tokenKeySet = provider.address
    return settings
  }

  @Test func `an identity provider also says who is an officer, and a file of keys does not`() async throws {
    let city = try SmallCity.staffed()
    let office = try TokenOffice(city)
    let provider = try KeyProvider(keySet: try office.key.keySet(joining: ""))
    let stranger = try office.token("stranger", .healthOfficer, area: "wards 00002")
    let settings = Self.settings(provider)
    let clock = city.clock
    let authenticator = Authenticator(
      city.database, settings: settings, keys: try await KeyRegister.of(settings)
    ) { clock.now }
    let identity = try await authenticator.identity(of: stranger)
    #expect(identity.officer.area == .wards(["00002"]))
    #expect(identity.rights == Role.healthOfficer.rights)
    // Without an area, one whose rights are bound to areas sees nothing.
    let nowhere = try await authenticator.identity(of: try office.token("stranger", .healthOfficer, area: nil))
    #expect(nowhere.officer.area.isNothing && !nowhere.seesExactCounts)
    // Also of the provider's tokens: the database knows its officers better.
    await #expect(throws: TokenRefusal.role) {
      try await authenticator.identity(of: try office.token("ward", .administrator))
    }
  }

  @Test func `unknown keys lead to one fetch, however many ask, and a failed fetch takes no key away`() async throws {
    let city = try SmallCity.staffed()
    let office = try TokenOffice(city)
    let provider = try KeyProvider(keySet: try office.key.keySet(joining: ""))
    let keys = KeyRegister(file: [], address: KeySetAddress(provider.address), pause: .seconds(3600))
    let good = try Token(try office.token("epi"))
    _ = try await keys.key(of: good)
    #expect(provider.fetches == 1)
    await withTaskGroup(of: Void.self) { group in
      for i in 0..<100 {
        group.addTask {
          await #expect(throws: TokenRefusal.unknownKey) {
            _ = try await keys.key(of: Token(try office.token("epi", header: ["kid": "k\(i)"])))
          }
        }
      }
    }
    #expect(provider.fetches == 1)
    provider.fail()
    // With no pause every unknown key leads to a fetch, which now fails.
    let eager = KeyRegister(file: [], address: KeySetAddress(provider.address), pause: .zero)
    await #expect(throws: TokenRefusal.noKeys) { _ = try await eager.key(of: good) }
    provider.recover()
    _ = try await eager.key(of: good)
    provider.fail()
    await #expect(throws: TokenRefusal.unknownKey) {
      _ = try await eager.key(of: Token(try office.token("epi", header: ["kid": "x"])))
    }
    _ = try await eager.key(of: good)
  }

  @Test(.timeLimit(.minutes(20))) func `a provider that never answers holds nobody for longer than the time limit`()
    async throws
  {
    let city = try SmallCity.staffed()
    let office = try TokenOffice(city)
    let provider = try KeyProvider(keySet: nil)
    let keys = KeyRegister(file: [], address: KeySetAddress(provider.address), timeout: 0.5)
    await #expect(throws: TokenRefusal.noKeys) { _ = try await keys.key(of: Token(try office.token("epi"))) }
  }

  @Test(arguments: ["http://keys.example/set", "ftp://127.0.0.1/set", "file:///etc/keys", "", "keys"])
  func `an address where keys could be changed on the way is refused`(_ address: String) async throws {
    #expect(KeySetAddress(address) == nil)
    var settings = AccessSettings()
    settings.tokenKeySet = address
    await #expect(throws: AccessSettingsError.unsafeAddress(address)) { _ = try await KeyRegister.of(settings) }
  }

  @Test func `a file that is none, or has no key, ends the start with words`() async throws {
    let folder = TemporaryFolder()
    var settings = AccessSettings()
    settings.tokenKeys = folder.path("none.json")
    await #expect(throws: AccessSettingsError.unreadableKeys(folder.path("none.json"))) {
      _ = try await KeyRegister.of(settings)
    }
    for text in ["", "[]", #"{"keys":[]}"#, #"{"keys":[{"kty":"oct","k":"AAAA"}]}"#] {
      let path = folder.path("keys.json")
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      settings.tokenKeys = path
      await #expect(throws: AccessSettingsError.noKeys(path)) { _ = try await KeyRegister.of(settings) }
    }
  }
}
