import Criteria
import Quantities
import Testing

@testable import Permits

@Suite struct DecisionWordsTests {
  private let at = Moment("2021-09-10T08:00", offset: 0)!

  private func outlook(_ origin: ZoneOutlook.Span, _ destination: ZoneOutlook.Span, _ decrees: [ZoneOutlook.Decree])
    -> ZoneOutlook
  {
    ZoneOutlook(
      from: at, until: at + 24 * 20,
      places: [
        ZoneOutlook.Place(code: "00067", name: "Phường Chương Dương", district: "Quận Hoàn Kiếm"),
        ZoneOutlook.Place(code: "09619", name: "Thị trấn Tây Đằng", district: "Huyện Ba Vì"),
      ], decrees: decrees, spans: [[origin], [destination]])
  }

  private func decide(_ outlook: ZoneOutlook, documents: Set<String> = ["identity", "staff-list"]) throws
    -> PermitDecision
  {
    try ShippedPolicy.policy("hanoi-2021").decide(
      TravelRequest(
        purpose: "work", applicant: .employer, origin: 0, destination: 1, from: at, until: at + 48, documents: documents
      ),
      in: outlook, at: at)
  }

  @Test func `a refusal names the ward, its level, what gives it and the rule, in both languages`() throws {
    let decree = ZoneOutlook.Decree(id: "d", level: "lockdown", source: "Decision 12, Article 1")
    let decision = try decide(
      outlook(
        ZoneOutlook.Span(from: at, level: "lockdown", decree: 0),
        ZoneOutlook.Span(from: at, level: "green", revision: 5),
        [decree]))
    #expect(decision.outcome == .refused)
    let reason = try #require(decision.reasons.first)
    #expect(reason.code == "origin-level" && reason.ward == 0 && reason.level == "lockdown" && reason.decree == "d")
    #expect(
      reason.words.english
        == "Phường Chương Dương, Quận Hoàn Kiếm is at 'Lockdown' by decree Decision 12, Article 1; a journey from "
        + "Phường Chương Dương, Quận Hoàn Kiếm is not allowed for 'Group 6: other urgent journeys and firms'.")
    #expect(
      reason.words.vietnamese
        == "Phường Chương Dương, Quận Hoàn Kiếm thuộc 'Khu vực phong tỏa' theo Decision 12, Article 1; "
        + "'Nhóm 6: trường hợp cấp thiết khác, doanh nghiệp' không được đi từ Phường Chương Dương, Quận Hoàn Kiếm.")
    #expect(reason.citation.contains("[V97]"))
    #expect(decision.revision == 5)
  }

  @Test func `what weighs more comes first`() throws {
    let decree = ZoneOutlook.Decree(id: "lane", name: "ngõ 12", level: "lockdown", source: "Decision 13")
    let decision = try decide(
      outlook(
        ZoneOutlook.Span(from: at, level: "red", revision: 5, parts: [0]),
        ZoneOutlook.Span(from: at, level: "martial", revision: 5), [decree]), documents: [])
    #expect(
      decision.reasons.map(\.code) == [
        "unknown-level", "documents", "documents", "partly-decreed", "second-officer",
      ])
    #expect(
      decision.reasons[3].words.english.contains(
        "A part of Phường Chương Dương, Quận Hoàn Kiếm, 'ngõ 12', is at 'Lockdown'"))
    #expect(decision.outcome == .refused)
  }

  @Test func `every reason has a code of the closed list and complete sentences in both languages`() throws {
    for id in ShippedPolicy.library.ids {
      var journeys = RandomJourneys(try ShippedPolicy.policy(id), seed: 3)
      for _ in 0..<500 {
        let now = journeys.moment()
        let request = journeys.request(from: now)
        guard journeys.policy.period(at: max(now, request.from)) != nil else { continue }
        let decision = try journeys.policy.decide(
          request, in: journeys.outlook(from: now), at: now, quarantine: journeys.quarantine(from: now))
        #expect(!decision.reasons.isEmpty)
        for reason in decision.reasons {
          #expect(PermitReason.codes.contains(reason.code))
          for words in [reason.words.english, reason.words.vietnamese] {
            #expect(
              words.hasSuffix(".") && !words.contains("''") && !words.contains("  ") && words.count > 15, "\(words)")
          }
        }
      }
    }
  }

  @Test func `two spans of the clock have in common the minutes that are in both, where these are one row`() {
    let ends = [0, 1, 300, 720, 1320, 1439]
    let spans = ends.flatMap { from in (ends + [1440]).map { ClockSpan(from: from, until: $0) } }
    for a in spans {
      for b in spans {
        let minutes = (0..<1440).map { a.contains(minute: $0) && b.contains(minute: $0) }
        let rows = (0..<1440).count { minutes[$0] && !minutes[($0 + 1439) % 1440] }
        let common = a.common(b)
        if let common {
          #expect((0..<1440).allSatisfy { common.contains(minute: $0) == minutes[$0] }, "\(a) \(b)")
        } else {
          #expect(rows != 1 && !minutes.allSatisfy { $0 }, "\(a) \(b)")
        }
      }
    }
  }
}
