import Criteria
import TestSupport
import Testing

@testable import Credentials
@testable import Permits

@Suite struct CheckBundleTests {
  private let town = CheckpointTown()
  private var trusted: [TrustedKey] { [TrustedKey(town.bundling.verifyingKey)] }

  @Test func `a bundle is read as it was written, whole and as what changed`() throws {
    var bundle = town.bundle
    bundle.listed = ListedCodes(salt: [1, 2], iterations: 2, entries: [([9, 9, 9, 9, 9, 9, 9, 9], .town)])
    #expect(try CheckBundle(signed: bundle.signed(by: town.bundling), trusted: trusted) == bundle)
    var later = bundle
    later.number = 101
    later.refused = RefusedSerials([11: 1, 40: 2])
    later.zones = CheckZones(revision: 8, levels: later.zones!.levels, wards: [0, 0, 0, 0, 0, 0])
    let delta = later.delta(since: bundle)
    #expect(
      delta.keys == nil && delta.policy == nil && delta.vintage == nil && delta.gate == nil && delta.listed == nil)
    #expect(delta.refused == RefusedSerials([40: 2]) && delta.reinstated == [12, 13, 14, 15, 4_000_000_000])
    #expect(try CheckBundle(signed: delta.signed(by: town.bundling), trusted: trusted) == delta)
    #expect(try bundle.applying(delta) == later)
  }

  @Test func `no bit of a bundle can be turned`() throws {
    let bytes = town.bundle.signed(by: town.bundling)
    for bit in 0..<bytes.count * 8 {
      var turned = bytes
      turned[bit / 8] ^= 1 << (bit % 8)
      #expect(throws: CheckBundleError.self, "bit \(bit)") { try CheckBundle(signed: turned, trusted: trusted) }
    }
  }

  @Test func `a bundle that ends early or goes on is none`() throws {
    let bytes = town.bundle.signed(by: town.bundling)
    for count in 0..<bytes.count {
      #expect(throws: CheckBundleError.malformed) {
        try CheckBundle(signed: Array(bytes.prefix(count)), trusted: trusted)
      }
    }
    #expect(throws: CheckBundleError.malformed) { try CheckBundle(signed: bytes + [0], trusted: trusted) }
  }

  @Test func `what a trusted key signed is still read strictly`() throws {
    guard case .map(let pairs) = try CBORReader.read(town.bundle.payload, form: .deterministic) else {
      Issue.record("a payload is a map")
      return
    }
    func refuses(_ what: String, _ change: (inout [CBORPair]) -> Void) {
      var changed = pairs
      change(&changed)
      let bytes = COSESign1.issue(CBORWriter.encode(.map(changed)), by: town.bundling).encoded()
      #expect(throws: CheckBundleError.malformed, "\(what)") { try CheckBundle(signed: bytes, trusted: trusted) }
    }
    func value(_ key: CBORValue, _ value: CBORValue) -> (inout [CBORPair]) -> Void {
      { pairs in pairs[pairs.firstIndex { $0.key == key }!].value = value }
    }
    for key in pairs.map(\.key) { refuses("without \(key)") { $0.removeAll { $0.key == key } } }
    refuses("unknown field") { $0.append(CBORPair(15, 0)) }
    refuses("reinstated in a whole one") { $0.append(CBORPair(12, .bytes([]))) }
    refuses("another kind", value(1, "zonal-subsidies"))
    refuses("number 0", value(2, 0))
    refuses("a number that not every checker counts", value(2, .unsigned(1 << 53)))
    refuses("before 1970", value(3, -1))
    refuses("ends before it begins", value(4, 101))
    refuses("a reason without a serial", value(11, .bytes([1])))
    refuses("a serial twice", value(11, .bytes([1, 1, 0, 1])))
    refuses("a long number", value(11, .bytes([0x81, 0x00, 1])))
    refuses("a level that is none", value(9, [1: 1, 2: [], 3: .bytes([0, 0, 0, 0, 0, 0]), 4: []]))
    refuses("zones of other wards", value(9, [1: 1, 2: [], 3: .bytes([255]), 4: []]))
    refuses(
      "turns out of order",
      value(9, [1: 1, 2: [], 3: .bytes([255, 255, 255, 255, 255, 255]), 4: [[0, 9, 255], [0, 8, 255]]]))
    refuses("three masks", value(10, [[1: 0, 2: .null, 3: ["1": [1, 1, 1]]]]))
    refuses("a key under another's id") { pairs in
      guard case .array(var keys) = pairs[5].value, case .map(var fields) = keys[0] else { return }
      fields[0].value = .bytes([1, 2, 3, 4, 5, 6, 7, 8])
      keys[0] = .map(fields)
      pairs[5].value = .array(keys)
    }
    refuses("a private key") { pairs in
      guard case .array(var keys) = pairs[5].value, case .map(var fields) = keys[0],
        case .map(let key) = fields[1].value
      else { return }
      fields[1].value = .map(key + [CBORPair(-4, .bytes([UInt8](repeating: 7, count: 32)))])
      keys[0] = .map(fields)
      pairs[5].value = .array(keys)
    }
  }

  @Test func `a checker's files hold nothing to sign with and nobody's name`() throws {
    let bytes = town.bundle.signed(by: town.bundling)
    let text = String(decoding: bytes, as: UTF8.self)
    for key in [town.issuing, town.edwards, town.bundling, town.stolen, town.retired] {
      let fields = key.privateJWK.split(separator: "\"")
      let place = try #require(fields.firstIndex(of: "d"))
      let secret = try #require(Base64URL.decode(String(fields[place + 2])))
      #expect(secret.count == 32)
      #expect(bytes.firstRange(of: secret) == nil)
      #expect(bytes.firstRange(of: key.verifyingKey.keyID) != nil)
    }
    for part in ["Nguyễn", "Thử", "29A", "1234"] { #expect(!text.contains(part)) }
  }

  @Test(arguments: 1...20)
  func `deltas one after the other, or one over all, lead to the whole`(seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    var states = [town.bundle]
    for _ in 0..<12 { states.append(states.last!.changedAtRandom(&random)) }
    var checker = PermitChecker(anchors: [town.bundling.verifyingKey])
    try checker.take(states[0].signed(by: town.bundling))
    for (before, after) in zip(states, states.dropFirst()) {
      try checker.take(after.delta(since: before).signed(by: town.bundling))
      #expect(checker.bundle == after, "seed \(seed)")
    }
    var leaping = PermitChecker(anchors: [town.bundling.verifyingKey])
    try leaping.take(states[0].signed(by: town.bundling))
    try leaping.take(states.last!.delta(since: states[0]).signed(by: town.bundling))
    #expect(leaping.bundle == states.last, "seed \(seed)")
    // And the list is what a dictionary would hold.
    let last = states.last!.refused
    for serial in 0..<60 { #expect(last[serial] == zip(last.serials, last.reasons).first { $0.0 == serial }?.1) }
  }
}

extension ListedPermit {
  static let town = ListedPermit(
    serial: 1, from: 1_630_000_000, until: 1_640_000_000, group: 1, hours: ClockSpan(from: 360, until: 1200),
    weekdays: 0b111_1111, origin: 0, destination: 2)
}

extension CheckBundle {
  /// A later state: permits refused, with other reasons, reinstated; now and then a new map or policy.
  fileprivate func changedAtRandom(_ random: inout SplitMix) -> CheckBundle {
    var next = self
    next.number += Int.random(in: 0...3, using: &random)
    next.issuedAt += Int.random(in: 0...600, using: &random)
    var list = Dictionary(uniqueKeysWithValues: zip(refused.serials, refused.reasons))
    for _ in 0..<Int.random(in: 0...8, using: &random) {
      let serial = Int.random(in: 0..<60, using: &random)
      list[serial] = Bool.random(using: &random) ? UInt8.random(in: 1...4, using: &random) : nil
    }
    next.refused = RefusedSerials(list)
    if Int.random(in: 0..<3, using: &random) == 0 {
      next.zones?.revision += 1
      next.zones?.wards[Int.random(in: 0..<6, using: &random)] = UInt8.random(in: 0...3, using: &random)
    }
    if Int.random(in: 0..<4, using: &random) == 0 { next.policy?.maxAge += 60 }
    if Int.random(in: 0..<4, using: &random) == 0 {
      next.reasons?[9] = Localized(english: "\(number)", vietnamese: "\(number)")
    }
    return next
  }
}
