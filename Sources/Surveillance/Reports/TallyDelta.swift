import Epidemiology
import Quantities
import Store

/// What a transaction changes in the counts, by place in the tally's table.
struct TallyDelta {
  struct Key: Hashable, Comparable {
    /// Row in `store_wards`; 0 for no ward.
    var ward: Int32
    var knownDay: Int32
    var day: Int32
    var stratum: Int32

    static func < (a: Key, b: Key) -> Bool {
      (a.ward, a.knownDay, a.day, a.stratum) < (b.ward, b.knownDay, b.day, b.stratum)
    }
  }

  private(set) var counts: [Int: [Key: Int]] = [:]

  mutating func add(_ count: Int, vintage: Int, _ key: Key) {
    guard count != 0 else { return }
    counts[vintage, default: [:]][key, default: 0] += count
  }

  /// Adds a report, and takes back the version that it replaces, from the day on which it became known.
  mutating func add(_ report: StoredReport, inPlaceOf before: StoredReport?, _ city: City) {
    let known = city.day(at: report.knownAt).number
    for (version, count) in [(before, -(before?.count ?? 0)), (report, report.count)] {
      guard let version else { continue }
      let band = version.age.map { Int(city.ageBands.bandOfAge[$0]) } ?? Stratum.unknownAge
      add(
        count, vintage: version.vintage,
        Key(
          ward: Int32(version.wardRow), knownDay: known, day: version.day.number,
          stratum: Int32(version.stratum.withAgeBand(band).code)))
    }
  }

  mutating func merge(_ other: TallyDelta) {
    for (vintage, changes) in other.counts { counts[vintage, default: [:]].merge(changes, uniquingKeysWith: +) }
  }

  /// Adds the counts to the table, in its order, so that its pages are gone through once.
  func write(_ writing: Writing) throws {
    let statement = try writing.statement(
      """
      INSERT INTO surveillance_tally (vintage, ward, known_day, day, stratum, count) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (vintage, ward, known_day, day, stratum) DO UPDATE SET count = count + excluded.count
      """)
    for (vintage, changes) in counts.sorted(by: { $0.key < $1.key }) {
      statement.bind(0, vintage)
      for (key, count) in changes.sorted(by: { $0.key < $1.key }) where count != 0 {
        statement.bind(1, Int(key.ward))
        statement.bind(2, Int(key.knownDay))
        statement.bind(3, Int(key.day))
        statement.bind(4, Int(key.stratum))
        statement.bind(5, count)
        try statement.run()
      }
    }
  }
}
