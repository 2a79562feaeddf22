import Foundation
import Quantities
import SpatialCore
import Testing

@testable import Epidemiology

/// Austria's daily cases by district as they were published on three days, each file a full restatement of the past.
@Suite(.enabled(if: SharedData.isPresent, "needs ../shared/data/austria-districts"))
struct PublishedVintagesTests {
  static let names = ["cases_vintage_2020-11-04.csv", "cases_vintage_2020-11-29.csv", "cases.csv"]
  static let moments = ["2020-11-04", "2020-11-29", "2021-01-04"].map { Moment.end(of: Day($0)!) }

  static func history() throws -> ReportHistory {
    let codes = try SharedData.table("austria-districts/population.csv").compactMap { $0["GKZ"] }
    let index = WardIndex(wards: codes.sorted().map { ReportIntakeTests.square($0, 0) })
    var options = IntakeOptions()
    options.mapping = try ColumnMapping(["report_date=date", "ward_code=GKZ", "count=cases"])
    return try ReportHistory(
      try zip(names, moments).map { name, moment in
        let intake = ReportIntake(wards: index, options: options, sink: try FindingSink(path: nil))
        let counts = try intake.read(SharedData.path("austria-districts/\(name)"), kind: .cases)
        #expect(counts.rows == counts.counted)
        return Vintage(knownAt: moment, tally: intake.tally())
      })
  }

  /// Cases by day and district, read without anything that is tested here.
  static func counts(_ name: String) throws -> [String: Int] {
    let text = try String(contentsOfFile: SharedData.path("austria-districts/\(name)"), encoding: .utf8)
    var counts: [String: Int] = [:]
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      let fields = line.split(separator: ",")
      counts["\(fields[0]) \(fields[1])", default: 0] += Int(fields[2])!
    }
    return counts
  }

  /// Numbers of revised district-days, and of all that the earlier file reports on, as counted by a script over the same files;
  /// those of seven-day sums are higher, 1,351 and 2,920, since a day is part of seven of them.
  static let revised: [(from: Int, to: Int, days: Int, of: Int, down: Int, net: Int64)] = [
    (0, 1, 535, 23_594, 192, 2451), (1, 2, 1212, 26_038, 563, 518), (0, 2, 733, 23_594, 285, 2756),
  ]

  @Test(arguments: revised.indices) func `every revised district-day is found, with before and after`(_ i: Int) throws {
    let (from, to, days, all, down, net) = Self.revised[i]
    let history = try Self.history()
    let revisions = try #require(history.revisions(from: Self.moments[from], to: Self.moments[to]))
    let (before, after) = (try Self.counts(Self.names[from]), try Self.counts(Self.names[to]))
    let last = try #require(before.keys.map { $0.prefix(10) }.max())
    var expected: [String: [Int64]] = [:]
    for key in Set(before.keys).union(after.keys) where key.prefix(10) <= last {
      let (old, new) = (Int64(before[key] ?? 0), Int64(after[key] ?? 0))
      if old != new { expected[key] = [old, new] }
    }
    let found = Dictionary(
      uniqueKeysWithValues: revisions.map { ("\($0.day) \($0.code ?? "")", [$0.before, $0.after]) })
    #expect(found == expected)
    #expect(revisions.count == days)
    #expect(revisions.count { $0.after < $0.before } == down)
    #expect(revisions.reduce(0) { $0 + $1.after - $1.before } == net)
    let firstDay = try #require(Day("2020-02-26"))
    let reported = try #require(history.vintage(at: Self.moments[from])?.through).days(since: firstDay) + 1
    #expect(reported * history.vintages[0].tally.wards == all)
    #expect(
      zip(revisions, revisions.dropFirst()).allSatisfy { ($0.day.number, $0.ward) < ($1.day.number, $1.ward) })
  }

  @Test func `Vienna's second of November was 632, then 1,041, then 1,042 cases`() throws {
    let history = try Self.history()
    let day = try #require(Day("2020-11-02"))
    let vienna = try #require(history.vintages[0].tally.wardList.codes.firstIndex(of: "900"))
    let known = try ["2020-11-05", "2020-11-29", "2020-12-24", "2021-02-01"].map { text in
      let moment = try #require(Moment(text, offset: 0)) + 24
      return try #require(history.known(at: moment)).daily(.cases()).sum(ward: vienna, from: day, through: day)
    }
    #expect(known == [632, 1041, 1041, 1042])
    #expect(history.known(at: Moment(try #require(Day("2020-11-04")))) == nil)
  }

  @Test func `reports are complete after three days, and some districts grow for weeks`() throws {
    let delay = ReportingDelay(try Self.history())
    #expect(delay.vintages == 2)
    // By a script over the same files: days of age 1 to 4 in the earlier two files, and in the last one.
    #expect(delay.ages[1...4].map(\.known) == [3478, 8059, 9123, 9997])
    #expect(delay.ages[1...4].map(\.final) == [3749, 9434, 9521, 10_190])
    #expect(delay.ages[1...4].map(\.grown) == [44, 96, 52, 60])
    #expect(delay.ages.map(\.wardDays) == [0, 94] + Array(repeating: 188, count: 27))
    #expect(delay.incompleteDays() == 3)
    #expect(delay.growingDays(settled: 90) == 13 && delay.growingDays(settled: 95) == 28)
    #expect(delay.growingDays(settled: 96) == nil)
  }
}
