import Surveillance
import Credentials
import Quantities
import SigningKeys
import Store
import TestSupport
import Testing

/// Two rings of a city: seals, which are all alike, and stamps, which are for letters, parcels or both.
@Suite struct SigningKeyRingTests {
  struct Told: Error, Equatable {
    var fault: KeyFault
  }

  enum Seals: SigningKeyRing {
    static let room = "seal"
    static let table = "test_seals"
    static let algorithms = [COSEAlgorithm.es256]
    static func error(_ fault: KeyFault) -> any Error { Told(fault: fault) }
  }

  enum Stamps: SigningKeyRing {
    static let room = "stamp"
    static let table = "test_stamps"
    static let hasUses = true
    static func error(_ fault: KeyFault) -> any Error { Told(fault: fault) }
  }

  private static let columns =
    "id INTEGER NOT NULL PRIMARY KEY, kid BLOB NOT NULL UNIQUE, public_key BLOB NOT NULL, from_at INTEGER NOT NULL, "
    + "until_at INTEGER, withdrawn_at INTEGER"
  private static let schema = Schema(
    name: "test",
    steps: [
      Schema.Step(
        "rings",
        [
          "CREATE TABLE test_seals (\(columns))", "CREATE TABLE test_stamps (\(columns), uses INTEGER NOT NULL)",
        ])
    ])

  private func city() throws -> SmallCity { try SmallCity(schemas: [.surveillance, Self.schema]) }

  private func acts(_ city: SmallCity) throws -> [Act] {
    try city.database.read { try DecisionLog.entries(from: 1, count: 1000, $0).map(\.act) }
      .filter { $0.kind.hasPrefix("seal-key.") || $0.kind.hasPrefix("stamp-key.") }
  }

  @Test func `a key signs from when to when it is said, and each refusal says why`() throws {
    let city = try city()
    let key = SigningKey.generate().verifyingKey
    func why(_ milliseconds: Int64) throws -> String? {
      do {
        try city.database.read { try Seals.require(key.keyID, at: Instant(milliseconds: milliseconds), $0) }
        return nil
      } catch let told as Told {
        guard case .unusable(let why) = told.fault else { return "\(told)" }
        return why
      }
    }
    #expect(try why(1) == "the city does not know it; add it with 'zonal seal keys add'")
    try city.database.write { [access = city.access] in
      try Seals.add(
        key, from: Instant(milliseconds: 1000), until: Instant(milliseconds: 2000), by: access, $0)
    }
    #expect(try why(999)?.hasPrefix("it is in use from") == true)
    #expect(try why(1000) == nil)
    #expect(try why(1999) == nil)
    #expect(try why(2000) == "its time is over")
    try city.database.write { [access = city.access] in
      try Seals.end(key.keyID, withdrawing: true, by: access, $0)
    }
    #expect(try why(1500) == "it was withdrawn")
    let all = try city.database.read { try Seals.all($0) }
    #expect(all.count == 1 && all[0].key.keyID == key.keyID && all[0].bits == 0 && all[0].withdrawn != nil)
    #expect(try city.database.read { try Stamps.all($0) }.isEmpty, "a key of one ring is none of another")
    let acts = try acts(city)
    #expect(acts.map(\.kind) == ["seal-key.add", "seal-key.withdraw"])
    #expect(acts.allSatisfy { $0.subject == "seal key \(key.keyID.hexadecimal)" })
  }

  @Test func `an ended key is ended from now on, and is told from a withdrawn one`() throws {
    let city = try city()
    let (first, second) = (SigningKey.generate().verifyingKey, SigningKey.generate().verifyingKey)
    let access = city.access
    try city.database.write { writing in
      try Seals.add(first, by: access, writing)
      try Seals.add(second, by: access, writing)
    }
    let before = city.clock.now
    try city.database.write { try Seals.end(first.keyID.hexadecimal.uppercased(), withdrawing: false, by: access, $0) }
    let now = city.clock.now
    let all = try city.database.read { try Seals.all($0) }
    #expect(all.map(\.key.keyID) == [first.keyID, second.keyID], "in the order in which they came")
    #expect(all[0].withdrawn == nil && all[0].until.map { before < $0 && $0 < now } == true)
    #expect(all[1].until == nil)
    try city.database.read { try Seals.require(first.keyID, at: before, $0) }
    #expect(throws: Told(fault: .unusable("its time is over"))) {
      try city.database.read { try Seals.require(first.keyID, at: now, $0) }
    }
  }

  @Test func `a key signs only what it is for`() throws {
    let city = try city()
    let (letters, both) = (SigningKey.generate(.edDSA).verifyingKey, SigningKey.generate().verifyingKey)
    let access = city.access
    try city.database.write { writing in
      try Stamps.add(letters, bits: 1, by: access, writing)
      try Stamps.add(both, bits: 3, by: access, writing)
    }
    let now = city.clock.now
    try city.database.read { reading in
      try Stamps.require(letters.keyID, bits: 1, at: now, reading)
      for bits in [1, 2, 3] { try Stamps.require(both.keyID, bits: bits, at: now, reading) }
      for bits in [2, 3] {
        #expect(throws: Told(fault: .unusable("it is not for this use"))) {
          try Stamps.require(letters.keyID, bits: bits, at: now, reading)
        }
      }
    }
    #expect(try acts(city).map { $0.facts["uses"] } == ["1", "3"])
  }

  @Test func `what is no key of the ring changes nothing`() throws {
    let city = try city()
    let access = city.access
    let key = SigningKey.generate().verifyingKey
    try city.database.write { try Seals.add(key, by: access, $0) }
    // Twice the same key.
    #expect(throws: StoreError.self) { try city.database.write { try Seals.add(key, by: access, $0) } }
    // One that who checks could do nothing with.
    let told = #expect(throws: Told.self) {
      try city.database.write { try Seals.add(SigningKey.generate(.edDSA).verifyingKey, by: access, $0) }
    }
    guard case .notAccepted(let why) = told?.fault else {
      Issue.record("\(String(describing: told))")
      return
    }
    #expect(why.contains("ES256") && why.contains("EdDSA"))
    for wrong in ["", "none", "00112233", String(repeating: "0", count: 16)] {
      #expect(throws: Told(fault: .unknown(id: wrong, known: [key.keyID.hexadecimal]))) {
        try city.database.write { try Seals.end(wrong, withdrawing: true, by: access, $0) }
      }
    }
    let all = try city.database.read { try Seals.all($0) }
    #expect(all.count == 1 && all[0].until == nil && all[0].withdrawn == nil)
    #expect(try acts(city).count == 1)
  }

  @Test func `who may not manage keys is refused, and no key is told`() throws {
    let city = try city()
    let key = SigningKey.generate().verifyingKey
    let administrator = city.access
    let officer = try city.database.write { writing in
      try Officers.add("chi", role: .healthOfficer, area: .everything, by: administrator, writing)
      return try Access(name: "chi", purpose: .administration, at: writing.instant, writing)
    }
    #expect(throws: AccessError.self) { try city.database.write { try Seals.add(key, by: officer, $0) } }
    try city.database.write { try Seals.add(key, by: administrator, $0) }
    for id in [key.keyID.hexadecimal, "0011223344556677"] {
      #expect(throws: AccessError.self) {
        try city.database.write { try Seals.end(id, withdrawing: true, by: officer, $0) }
      }
    }
    #expect(try city.database.read { try Seals.all($0) }.allSatisfy { $0.withdrawn == nil && $0.until == nil })
  }
}
