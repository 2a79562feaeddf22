public import Epidemiology
public import Quantities
import Store

/// One version of a report as the register has it.
public struct StoredReport: Hashable, Sendable {
  public var number: Int
  public var version: Int
  public var knownAt: Instant
  var vintage: Int
  /// Row in `store_wards`; 0 for no ward.
  var wardRow: Int
  public var day: Day
  public var stratum: Stratum
  public var age: Int?
  public var count: Int
  var product: Int?
  var person: [UInt8]?

  static let columns = "id, version, known_at, vintage, ward, day, stratum, age, count, product, person"

  /// - Parameter row: of a query of `columns`.
  init(_ row: Statement) {
    number = row.int(0)
    version = row.int(1)
    knownAt = Instant(milliseconds: Int64(row.int(2)))
    vintage = row.int(3)
    wardRow = row.int(4)
    day = Day(number: Int32(row.int(5)))
    stratum = Stratum(code: row.int(6))
    age = row.optionalInt(7)
    count = row.int(8)
    product = row.optionalInt(9)
    person = row.optionalBytes(10)
  }

  init(
    number: Int, version: Int, knownAt: Instant, vintage: Int, wardRow: Int, _ report: LocatedReport, product: Int?,
    person: [UInt8]?
  ) {
    self.number = number
    self.version = version
    self.knownAt = knownAt
    self.vintage = vintage
    self.wardRow = wardRow
    day = report.day
    stratum = report.stratum
    age = report.age
    count = report.count
    self.product = product
    self.person = person
  }

  /// Whether both say the same, whenever it was said.
  func saysTheSame(as other: StoredReport) -> Bool {
    vintage == other.vintage && wardRow == other.wardRow && day == other.day && stratum == other.stratum
      && age == other.age && count == other.count && product == other.product && person == other.person
  }
}
