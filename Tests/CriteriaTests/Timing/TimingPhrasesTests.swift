import Quantities
import Testing

@testable import Criteria

/// What rules on time say in words, with the act that they come from.
@Suite struct TimingPhrasesTests {
  private func edition(_ id: String, on day: String) throws -> Edition {
    try CriteriaLibrary(folder: criteriaFolder).set(id).edition(on: try #require(Day(day)))
  }

  /// Runs one ward over days with the same figures.
  private func run(_ edition: Edition, _ values: [Fraction?], days: Int, from level: Int) -> (
    track: LevelTrack, notes: [TimingNote?], met: [TimingNote?]
  ) {
    let timing = edition.timing ?? .none
    var track = LevelTrack(edition, wards: 1, levels: [level])
    var today = TimingDay(first: edition.day, timing)
    var (notes, met): ([TimingNote?], [TimingNote?]) = ([], [])
    for day in 0..<days {
      if day > 0 { today = today.next(timing) }
      let before = track.level(0)
      notes.append(
        track.advance(
          0, to: today, assessed: edition.classIndex(values), exit: edition.exit.map { $0.classIndex(values) }))
      met.append(track.streakMet(0, from: before))
    }
    return (track, notes, met)
  }

  @Test func `A streak that was met is a reason on the day of the change and on no other`() throws {
    let edition = try edition("resolve-alert", on: "2020-07-01")
    let raised = run(edition, edition.values([("daily_rate", 10)]), days: 9, from: 0)
    #expect(raised.met.map { $0 != nil } == [false, false, false, false, false, false, true, false, false])
    let up = edition.reason(try #require(raised.met[6]), assessed: 1, shown: 1, [])
    #expect(
      up.sentence.english
        == "Level 2, low alert or higher was met on 7 days in a row, and 7 are needed to raise: Level 2, low alert")
    #expect(
      up.sentence.vietnamese
        == "Cấp 2, báo động thấp trở lên đã đạt 7 ngày liên tiếp, đủ 7 ngày cần có để tăng cấp: Cấp 2, báo động thấp")
    #expect(up.rule == "seven_days" && up.effect == "level-2" && up.citation.contains("V72"))

    let lowered = run(edition, edition.values([("daily_rate", 5)]), days: 15, from: 3)
    #expect(lowered.met.firstIndex { $0 != nil } == 13)
    let down = edition.reason(try #require(lowered.met[13]), assessed: 0, shown: 0, [])
    #expect(down.rule == "fourteen_days")
    #expect(down.sentence.english.hasPrefix("Level 1, new normal or lower was met on 14 days in a row"))
    #expect(down.sentence.vietnamese.contains("trở xuống đã đạt 14 ngày liên tiếp"))
  }

  @Test func `A notice that has run out has a sentence of its own`() throws {
    let edition = try edition("vn-4800-notice", on: "2021-12-31")
    let notice = try #require(edition.timing?.notice)
    var queue = NoticeQueue()
    let friday = try #require(Day("2021-12-31"))
    queue.advance(to: friday - 1, decided: 0, notice)
    var took: [NoticeQueue.Announced?] = []
    for day in 0..<5 {
      queue.advance(to: friday + day, decided: 1, notice)
      took.append(queue.tookEffect)
    }
    #expect(took.map { $0 != nil } == [false, false, true, false, false])
    let reason = edition.reason(inForce: try #require(took[2]))
    #expect(
      reason.sentence.english
        == "the notice of 48 hours has run out and what was announced takes effect at 2022-01-02T17:00: Level 2, medium"
    )
    #expect(
      reason.sentence.vietnamese
        == "đã hết thời hạn báo trước 48 giờ, cấp đã thông báo có hiệu lực từ 2022-01-02T17:00: Cấp 2, nguy cơ trung bình"
    )
    #expect(reason.citation.contains("V13") && reason.effect == "level-2")
  }

  @Test func `A raise that is cut on the day of its effect did not take effect`() throws {
    let edition = try edition("vn-4800-notice", on: "2021-12-31")
    let notice = try #require(edition.timing?.notice)
    var queue = NoticeQueue()
    let friday = try #require(Day("2021-12-31"))
    queue.advance(to: friday - 1, decided: 0, notice)
    queue.advance(to: friday, decided: 1, notice)
    queue.advance(to: friday + 1, decided: 1, notice)
    queue.advance(to: friday + 2, decided: 0, notice)
    #expect(queue.inForce == 0 && queue.tookEffect == nil)
  }

  @Test(arguments: [("3.5", "keep_red", "V61"), ("3.001", "keep_red", "V61")])
  func `A level that is not yet left cites the rule for leaving it and its figure`(
    share: String, rule: String, key: String
  ) throws {
    let edition = try edition("ny-microcluster", on: "2020-11-10")
    let values = edition.values([
      ("positivity_7d", try #require(Fraction(decimal: share))), ("cases_7d", 50), ("daily_rate", 20),
      ("area_residents", 30000), ("one_institution", 0),
    ])
    let kept = run(edition, values, days: 20, from: 3)
    let note = try #require(kept.notes[19])
    #expect(note == .exit(keeps: 3))
    let reason = edition.reason(note, assessed: edition.classIndex(values), shown: 3, values)
    #expect(reason.rule == rule && reason.citation.contains(key) && reason.effect == "red")
    #expect(reason.indicator == "positivity_7d" && reason.value == Fraction(decimal: share) && reason.threshold == 3)
    #expect(reason.sentence.english.contains("\(share) % (above 3)"))
    #expect(reason.sentence.vietnamese.contains("\(share) % (trên 3)"))
  }

  @Test func `A level of which nobody knows whether it may be left cites the rule that could not be looked at`() throws
  {
    let edition = try edition("ny-microcluster", on: "2020-11-10")
    let values = edition.values([("cases_7d", 3), ("daily_rate", 1), ("area_residents", 30000), ("one_institution", 0)])
    let kept = run(edition, values, days: 20, from: 3)
    let note = try #require(kept.notes[19])
    #expect(note == .exitUnknown)
    let reason = edition.reason(note, assessed: 0, shown: 3, values)
    #expect(reason.rule == "keep_red" && reason.citation.contains("V61") && reason.indicator == "positivity_7d")
    #expect(reason.value == nil)
  }
}
