import Credentials
import TestSupport
import Testing

@testable import Permits

@Suite struct ListedCodesTests {
  private let salt: [UInt8] = Array("salt".utf8)

  private func town(_ entries: [(TypedCode, ListedPermit)]) -> CheckpointTown {
    var town = CheckpointTown()
    let keyed = entries.map { (ListedCodes.key(of: $0.0, salt: salt, iterations: 3), $0.1) }
    town.bundle.listed = ListedCodes(salt: salt, iterations: 3, entries: keyed)
    return town
  }

  private func outcome(_ town: CheckpointTown, _ text: String, ward: Int? = nil) throws -> CheckVerdict {
    try town.checker().check(text, at: CheckpointTown.instant(CheckpointTown.now), ward: ward)
  }

  @Test func `the key is PBKDF2 of the nine characters`() {
    // Python: hashlib.pbkdf2_hmac("sha256", b"000000001", b"salt", 3, 8).hex()
    let key = ListedCodes.key(of: TypedCode(value: 1), salt: salt, iterations: 3)
    #expect(key == [0x13, 0x62, 0x90, 0xB9, 0xD0, 0x87, 0xA0, 0x55])
  }

  @Test func `a typed code is checked like the permit itself, as far as the list knows it`() throws {
    let code = TypedCode(value: 123_456_789)
    let town = town([(code, .town)])
    let verdict = try outcome(town, code.description)
    #expect(verdict.outcome == .valid)
    #expect(verdict.notes == [.routeUnknown])
    #expect(verdict.permit?.group == "2" && verdict.permit?.route == [0, 2] && verdict.permit?.claims == nil)
    // The checkpoint may be on the way, which the list does not hold.
    #expect(try outcome(town, code.description.lowercased().replacing("-", with: " "), ward: 5).outcome == .valid)
  }

  @Test func `groups stand in the order in which they are encoded`() throws {
    var permit = ListedPermit.town
    permit.group = 2
    let code = TypedCode(value: 7)
    #expect(try outcome(town([(code, permit)]), code.description).permit?.group == "10")
    permit.group = 3
    #expect(try outcome(town([(code, permit)]), code.description).outcome == .refused(.group))
  }

  @Test func `hours, dates, zones and the refused count for codes too`() throws {
    let code = TypedCode(value: 7)
    func outcome(_ change: (inout ListedPermit) -> Void) throws -> CheckVerdict.Outcome {
      var permit = ListedPermit.town
      change(&permit)
      return try self.outcome(town([(code, permit)]), code.description).outcome
    }
    #expect(try outcome { $0.hours = ClockSpan(from: 0, until: 60) } == .refused(.wrongHour))
    #expect(try outcome { $0.weekdays = 0b111_1101 } == .refused(.wrongDay))
    #expect(try outcome { $0.until = UInt32(CheckpointTown.now - 120) } == .refused(.expired))
    #expect(try outcome { $0.from = UInt32(CheckpointTown.now + 121) } == .refused(.notYet))
    #expect(try outcome { $0.serial = 11 } == .refused(.revoked))
    #expect(try outcome { $0.destination = 3 } == .refused(.destinationLevel))
    #expect(try outcome { $0.destination = 600 } == .refused(.malformed))
  }

  @Test func `a mistyped code, an unknown one and a bundle without codes are told apart`() throws {
    let code = TypedCode(value: 7)
    let town = town([(code, .town)])
    #expect(try outcome(town, "00000-00000X").outcome == .cannotDecide(.codeMistyped))
    #expect(try outcome(town, "0000").outcome == .cannotDecide(.codeMistyped))
    #expect(try outcome(town, TypedCode(value: 8).description).outcome == .refused(.codeUnknown))
    #expect(try outcome(CheckpointTown(), code.description).outcome == .cannotDecide(.codesNotListed))
    var old = town
    old.bundle.issuedAt -= CheckpointTown.day
    #expect(try outcome(old, code.description).outcome == .cannotDecide(.bundleOld))
  }

  @Test func `codes come by deltas, and another salt begins a new list`() throws {
    let (first, second) = (TypedCode(value: 1), TypedCode(value: 2))
    let before = town([(first, .town)]).bundle
    var after = town([(first, .town), (second, .town)]).bundle
    let delta = after.delta(since: before)
    #expect(delta.listed?.count == 1)
    #expect(try before.applying(delta) == after)
    after.listed = ListedCodes(
      salt: [1], iterations: 3, entries: [(ListedCodes.key(of: second, salt: [1], iterations: 3), .town)])
    #expect(try before.applying(after.delta(since: before)) == after)
    var without = before
    without.listed = nil
    #expect(try without.applying(before.delta(since: without)) == before)
  }

  @Test func `entries out of order, cut short or without effort are refused`() {
    let codes = (0..<40).map { TypedCode(value: UInt64($0)) }
    let entries = codes.map { (key: ListedCodes.key(of: $0, salt: salt, iterations: 1), permit: ListedPermit.town) }
    let list = ListedCodes(salt: salt, iterations: 1, entries: entries.shuffled())
    #expect(list.count == 40 && codes.allSatisfy { list.permit(of: $0) == .town })
    #expect(ListedCodes(salt: salt, iterations: 1, list: list.list) == list)
    #expect(ListedCodes(salt: salt, iterations: 1, list: list.list.dropLast()) == nil)
    #expect(ListedCodes(salt: salt, iterations: 1, list: Array(list.list.suffix(30) + list.list.prefix(30))) == nil)
    #expect(ListedCodes(salt: salt, iterations: 1, list: list.list + list.list.suffix(30)) == nil)
    #expect(ListedCodes(salt: [], iterations: 1, list: []) == nil)
    #expect(ListedCodes(salt: salt, iterations: 0, list: []) == nil)
  }
}
