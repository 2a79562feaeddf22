import Credentials
import Criteria
import Permits
import Quantities
import TestSupport
import Testing

@Suite struct PermitCheckerTests {
  private let town = CheckpointTown()

  private func verdict(
    _ town: CheckpointTown, at now: Int = CheckpointTown.now, ward: Int? = nil, by key: SigningKey? = nil,
    _ change: (inout PermitClaims) -> Void = { _ in }
  ) throws -> CheckVerdict {
    var claims = town.claims()
    change(&claims)
    return try town.checker().check(town.text(claims, by: key), at: CheckpointTown.instant(now), ward: ward)
  }

  @Test func `a permit that holds is valid, with what it says and how old the bundle is`() throws {
    let verdict = try verdict(town, ward: 1)
    #expect(verdict.outcome == .valid)
    #expect(verdict.reason == nil && verdict.notes.isEmpty)
    #expect(verdict.permit?.claims?.plate == "29A-000.00")
    #expect(verdict.bundleAge == 600 && verdict.bundleNumber == 100)
    #expect(verdict.ageWords.english == "data 10 minutes old" && verdict.ageWords.vietnamese == "dữ liệu cũ 10 phút")
  }

  @Test func `both algorithms are taken`() throws {
    #expect(try verdict(town, by: town.edwards).outcome == .valid)
  }

  @Test func `what is no permit is refused, and says nothing of anybody`() throws {
    for text in [
      "", "ZP1:", "HC1:NCFOXN", "ZP1:AB", "https://example.org", "ZP1:" + String(repeating: "A", count: 2000),
    ] {
      let verdict = try town.checker().check(text, at: CheckpointTown.instant(CheckpointTown.now))
      #expect(verdict.outcome == .refused(.malformed), "\(text.prefix(20))")
      #expect(verdict.permit == nil)
    }
  }

  @Test func `the key must be known, of this use, in its time and not withdrawn`() throws {
    #expect(try verdict(town, by: town.stranger).outcome == .refused(.keyUnknown))
    #expect(try verdict(town, by: town.bundling).outcome == .refused(.keyNotInForce))
    #expect(try verdict(town, by: town.stolen).outcome == .refused(.keyWithdrawn))
    // Issued two days ago, when the key was in its time; and an hour ago, when it was not.
    #expect(try verdict(town, by: town.retired).outcome == .valid)
    let late = CheckpointTown.instant(CheckpointTown.now - CheckpointTown.hour)
    let claims = PermitClaims(late: late, town.claims())
    let answer = try town.checker().check(
      town.text(claims, by: town.retired), at: CheckpointTown.instant(CheckpointTown.now))
    #expect(answer.outcome == .refused(.keyNotInForce))
  }

  @Test func `a permit of another house is refused though the key is known`() throws {
    #expect(try verdict(town) { $0.house = "village" }.outcome == .refused(.issuer))
  }

  @Test func `dates hold to the second, give or take the clock skew`() throws {
    var town = town
    town.bundle.policy?.maxAge = 100 * CheckpointTown.day
    let begin = CheckpointTown.now - 2 * CheckpointTown.day
    let end = CheckpointTown.now + 5 * CheckpointTown.day
    town.bundle.issuedAt = begin - CheckpointTown.day
    town.bundle.gate?[1].from = 0
    let cases: [(Int, CheckVerdict.Outcome)] = [
      (begin - 121, .refused(.issuedLater)), (begin - 120, .valid), (begin, .valid), (end, .valid), (end + 119, .valid),
      (end + 120, .refused(.expired)),
    ]
    for (now, outcome) in cases { #expect(try verdict(town, at: now).outcome == outcome, "\(now)") }
  }

  @Test func `weekdays and hours are those of the town's clock`() throws {
    // Monday 6 September 2021, 0:00 by the town's clock.
    let monday = 1_630_861_200
    var town = town
    town.bundle.policy?.maxAge = 100 * CheckpointTown.day
    let cases: [(minute: Int, hours: ClockSpan, days: Set<Int>, outcome: CheckVerdict.Outcome)] = [
      (359, ClockSpan(from: 360, until: 1200), [1], .refused(.wrongHour)),
      (360, ClockSpan(from: 360, until: 1200), [1], .valid),
      (1199, ClockSpan(from: 360, until: 1200), [1], .valid),
      (1200, ClockSpan(from: 360, until: 1200), [1], .refused(.wrongHour)),
      (360, ClockSpan(from: 360, until: 1200), [2, 3, 4, 5, 6, 7], .refused(.wrongDay)),
      // The night of Sunday ends on Monday morning.
      (120, ClockSpan(from: 1320, until: 300), [7], .valid),
      (120, ClockSpan(from: 1320, until: 300), [1], .refused(.wrongDay)),
      (1321, ClockSpan(from: 1320, until: 300), [1], .valid),
    ]
    for (minute, hours, days, outcome) in cases {
      town.bundle.issuedAt = monday - 60
      let verdict = try verdict(town, at: monday + minute * 60 + 59) {
        $0.hours = hours
        $0.weekdays = days
      }
      #expect(verdict.outcome == outcome, "\(minute) \(hours) \(days)")
    }
  }

  @Test func `the place must be on the way`() throws {
    for ward in 0...2 { #expect(try verdict(town, ward: ward).outcome == .valid) }
    let away = try verdict(town, ward: 3)
    #expect(away.outcome == .refused(.notOnRoute))
    #expect(away.words.english == "Phường 3 is not on the permit's way.")
    #expect(try verdict(town, ward: 99).outcome == .refused(.notOnRoute))
  }

  @Test func `zones let pass what the gate lets pass, now and when an announced change comes`() throws {
    let toRed = try verdict(town) {
      $0.destination = 3; $0.route = [0, 3]
    }
    #expect(toRed.outcome == .refused(.destinationLevel))
    #expect(toRed.words.vietnamese == "Không được đến Phường 3: nơi này đang ở vùng đỏ.")
    #expect(try verdict(town) { $0.route = [0, 1, 2, 3] }.outcome == .refused(.throughLevel))
    #expect(
      try verdict(town) {
        $0.origin = 3; $0.route = [2, 3]
      }.outcome == .valid)
    #expect(
      try verdict(town) {
        $0.group = "1"; $0.destination = 3; $0.route = [0, 3]
      }.outcome == .valid)
    #expect(try verdict(town) { $0.group = "10" }.outcome == .refused(.group))
    #expect(try verdict(town) { $0.route = [0, 2, 4] }.outcome == .cannotDecide(.zoneUnknown))
    #expect(try verdict(town) { $0.route = [0, 1, 2, 3, 4] }.outcome == .refused(.throughLevel))
    // Ward 5 is green and turns red in two hours.
    #expect(try verdict(town) { $0.route = [0, 1, 2, 5] }.outcome == .valid)
    let later = CheckpointTown.now + 2 * CheckpointTown.hour
    #expect(try verdict(town, at: later - 1) { $0.route = [0, 2, 5] }.outcome == .valid)
    #expect(try verdict(town, at: later) { $0.route = [0, 2, 5] }.outcome == .refused(.throughLevel))
  }

  @Test func `where no permit is needed, nobody is stopped`() throws {
    let verdict = try verdict(town) {
      $0.destination = 1; $0.route = [0, 1]
    }
    #expect(verdict.outcome == .valid)
    #expect(verdict.notes == [.needless])
  }

  @Test func `rules that hold at no such time decide nothing`() throws {
    var town = town
    town.bundle.gate?[1].until = CheckpointTown.now
    #expect(try verdict(town).outcome == .cannotDecide(.gateUnknown))
  }

  @Test func `a clock that is a little behind meets the rules and levels that the bundle begins with`() throws {
    var town = town
    town.bundle.issuedAt = CheckpointTown.now
    town.bundle.gate?[1].from = CheckpointTown.now
    #expect(try verdict(town, at: CheckpointTown.now - 100).outcome == .valid)
    town.bundle.gate?[1].from = CheckpointTown.now + 1
    #expect(try verdict(town, at: CheckpointTown.now - 100).outcome == .cannotDecide(.gateUnknown))
  }

  @Test func `wards of another list decide nothing, and numbers that no list has are no permit`() throws {
    #expect(try verdict(town) { $0.vintage = [1, 2, 3, 4] }.outcome == .cannotDecide(.vintageUnknown))
    #expect(try verdict(town) { $0.route = [0, 2, 6] }.outcome == .refused(.malformed))
  }

  @Test func `no bundle, an old one and one from the future decide nothing`() throws {
    let text = try town.text(town.claims())
    let none = PermitChecker(anchors: [town.bundling.verifyingKey])
    let verdict = none.check(text, at: CheckpointTown.instant(CheckpointTown.now))
    #expect(verdict.outcome == .cannotDecide(.noBundle))
    #expect(verdict.bundleAge == nil && verdict.permit == nil)
    let issued = town.bundle.issuedAt
    let limit = issued + 4 * CheckpointTown.hour + 120
    let cases: [(Int, CheckVerdict.Outcome)] = [
      (issued - 121, .cannotDecide(.bundleFuture)), (issued - 120, .valid), (limit, .valid),
      (limit + 1, .cannotDecide(.bundleOld)), (limit + 1000 * CheckpointTown.day, .cannotDecide(.bundleOld)),
    ]
    for (now, outcome) in cases { #expect(try self.verdict(town, at: now).outcome == outcome, "\(now)") }
    // A key that came since then would not be in it.
    #expect(try self.verdict(town, at: limit + 1, by: town.stranger).outcome == .cannotDecide(.keyUnknownBundleOld))
    // A wrong signature is wrong however old the bundle is.
    var forged = Array(text)
    forged[60] = forged[60] == "0" ? "1" : "0"
    let answer = try town.checker().check(String(forged), at: CheckpointTown.instant(limit + 1))
    #expect([.refused(.signature), .refused(.malformed)].contains(answer.outcome))
  }

  @Test func `no bit of a credential can be turned`() throws {
    let checker = try town.checker()
    for key in [town.issuing, town.edwards] {
      let bytes = try Base45.decode(town.text(town.claims(), by: key).dropFirst(4))
      for bit in 0..<bytes.count * 8 {
        var turned = bytes
        turned[bit / 8] ^= 1 << (bit % 8)
        let verdict = checker.check(
          "ZP1:" + Base45.encode(turned), at: CheckpointTown.instant(CheckpointTown.now))
        guard case .refused(let reason) = verdict.outcome else {
          Issue.record("bit \(bit): \(verdict.outcome)")
          continue
        }
        #expect([.malformed, .signature, .keyUnknown].contains(reason), "bit \(bit): \(reason)")
        #expect(verdict.permit == nil)
      }
    }
  }

  @Test func `the refused are refused with the words of the bundle`() throws {
    let cases: [(Int, CheckReason, String)] = [
      (11, .revoked, "The permit was revoked."), (12, .suspended, "Suspended because the zone changed."),
      (13, .replaced, "The permit was replaced; ask for the new one."),
      (14, .reportedLost, "The permit was reported lost."),
      (15, .refusedOtherwise, "A reason of its own."), (4_000_000_000, .revoked, "The permit was revoked."),
    ]
    for (serial, reason, words) in cases {
      let verdict = try verdict(town) { $0.serial = serial }
      #expect(verdict.outcome == .refused(reason))
      #expect(verdict.words.english == words)
    }
    for serial in [10, 16, 3_999_999_999] { #expect(try verdict(town) { $0.serial = serial }.outcome == .valid) }
  }

  @Test func `each reason has words in both languages, and one meaning`() {
    for reason in CheckReason.allCases {
      #expect(!reason.words.english.isEmpty && !reason.words.vietnamese.isEmpty)
      #expect(reason.words.english.contains("{ward}") == reason.words.vietnamese.contains("{ward}"))
      #expect(reason.words.english.contains("{level}") == reason.words.vietnamese.contains("{level}"))
    }
    #expect(Set(CheckReason.allCases.map(\.words)).count == CheckReason.allCases.count)
  }
}

extension PermitClaims {
  /// The same claims, issued at another time.
  fileprivate init(late: Instant, _ claims: PermitClaims) {
    self.init(
      house: claims.house, serial: claims.serial, code: claims.code, group: claims.group, purpose: claims.purpose,
      holder: claims.holder, hours: claims.hours, vintage: claims.vintage, origin: claims.origin,
      destination: claims.destination, between: claims.route, revision: claims.revision, policy: claims.policy,
      issuer: claims.issuer, issued: late, from: late, until: claims.until)
  }
}
