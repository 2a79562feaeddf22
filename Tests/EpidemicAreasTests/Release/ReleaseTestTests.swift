import Quantities
import TestSupport
import Testing

@testable import EpidemicAreas

/// The release test against one that was written apart from it, over a small world.
@Suite struct ReleaseTestTests {
  /// Hanoi's rule of 2021 in plain words: 14 days without a case inside, and everybody negative by a test of the last three days.
  private static func byHand(_ facts: ReleaseFacts, start: Day, on day: Day) -> ReleaseFinding.Outcome {
    var unknown = false
    var wait = facts.positive > 0
    switch facts.lastCase {
    case .unknown: unknown = true
    case .noneSinceStart: if day.number - start.number < 14 { wait = true }
    case .on(let last): if day.number - max(last.number, start.number) < 14 { wait = true }
    }
    if let residents = facts.residents, let tested = facts.tested, let since = facts.testedSince, residents > 0 {
      if day.number - since.number > 3 {
        unknown = true
      } else if tested < residents + facts.unlocated {
        wait = true
      }
    } else {
      unknown = true
    }
    return unknown ? .unknown : wait ? .wait : .ready
  }

  @Test func `every combination of a small world comes out as by hand`() throws {
    let policy = try AreaCity.library.load("hanoi-areas-2021").policy
    let start = Day("2021-07-31")!
    var outcomes: [ReleaseFinding.Outcome: Int] = [:]
    let cases: [ReleaseFacts.LastCase] = [
      .unknown, .noneSinceStart, .on(start - 3), .on(start), .on(start + 1), .on(start + 13),
    ]
    for offset in [0, 1, 13, 14, 15, 27, 28] {
      for lastCase in cases {
        for residents in [nil, 0, 10] {
          for tested in [nil, 0, 9, 10, 11] {
            for since in [nil, 0, 3, 4] {
              for (unlocated, positive) in [(0, 0), (1, 0), (0, 1)] {
                let day = start + offset
                let facts = ReleaseFacts(
                  lastCase: lastCase, residents: residents, unlocated: unlocated, tested: tested,
                  testedSince: since.map { day - $0 }, positive: positive)
                let finding = try policy.releaseTest(facts, kind: .alley, start: start, at: Moment(day, second: 3600))
                #expect(finding.outcome == Self.byHand(facts, start: start, on: day), "\(facts) \(offset)")
                #expect((finding.outcome == .ready) == finding.missing.isEmpty)
                outcomes[finding.outcome, default: 0] += 1
              }
            }
          }
        }
      }
    }
    #expect(outcomes.count == 3)
  }

  @Test func `the first day of release is told while there is one`() throws {
    let policy = try AreaCity.library.load("hanoi-areas-2021").policy
    let start = Day("2021-07-31")!
    let moment = Moment(start + 5)
    func earliest(_ last: ReleaseFacts.LastCase) throws -> Day? {
      try policy.releaseTest(ReleaseFacts(lastCase: last), kind: .ward, start: start, at: moment).earliest
    }
    #expect(try earliest(.noneSinceStart) == Day("2021-08-14"))
    #expect(try earliest(.on(start + 2)) == Day("2021-08-16"))
    #expect(try earliest(.unknown) == nil)
  }

  @Test func `a moment outside of the policy is an error and no answer`() throws {
    let policy = try AreaCity.library.load("hanoi-areas-2021").policy
    let moment = Moment(Day("2021-07-24")!)
    #expect(throws: EpidemicAreaError.notInForce(policy: "hanoi-areas-2021", at: moment)) {
      try policy.releaseTest(ReleaseFacts(lastCase: .noneSinceStart), kind: .ward, start: moment.day, at: moment)
    }
  }
}
