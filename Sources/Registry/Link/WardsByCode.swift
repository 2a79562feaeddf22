import Quantities
import Store

/// Wards by code and the days on which their vintage holds.
struct WardsByCode {
  private struct Ward {
    let number: Int
    let first: Int32
    let last: Int32
  }

  private let wards: [String: [Ward]]

  /// - Throws: `StoreError`.
  init(_ reading: Reading) throws {
    var wards: [String: [Ward]] = [:]
    let rows = try reading.all(
      """
      SELECT w.code, w.id, v.first_day, v.last_day FROM store_wards w JOIN store_vintages v ON v.id = w.vintage
      ORDER BY v.id
      """
    ) { row in
      (
        row.text(0),
        Ward(
          number: row.int(1), first: Int32(row.optionalInt(2) ?? Int(Int32.min)),
          last: Int32(row.optionalInt(3) ?? Int(Int32.max)))
      )
    }
    for (code, ward) in rows { wards[code, default: []].append(ward) }
    self.wards = wards
  }

  /// The ward of the vintage that holds on a day; where none with the code does, of the one that comes nearest to it.
  func ward(_ code: String, on day: Day) -> Int? {
    func distance(_ ward: Ward) -> Int {
      max(0, Int(ward.first) - Int(day.number), Int(day.number) - Int(ward.last))
    }
    return wards[code]?.min { distance($0) < distance($1) }?.number
  }
}
