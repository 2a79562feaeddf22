import Criteria
import Epidemiology
import Quantities
import SpatialCore

extension ZoneMap {
  /// The header of `zones.csv`, line break included.
  public var csvHeader: String {
    (["on", "ward_code", "name", "district", "level", "rank", "color", "population"] + countNames
      + indicators.map(\.id) + ["cases_to_higher_level", "cases_to_lower_level", "reasons"]
      + (disclosure == nil ? [] : ["protected"]) + (inForce == nil ? [] : Self.inForceColumns))
      .map(Finding.quoted).joined(separator: ",") + "\n"
  }

  /// One record a ward, in the order of the codes; what cannot be computed is empty.
  ///
  /// - Parameter threads: how many may format records; the bytes do not depend on it.
  public func csvRecords(threads: Int = 1) -> [UInt8] {
    let day = on.description
    let parts = OrderedRanges(count: zones.count, size: 256, threads: threads).map { range in
      var bytes: [UInt8] = []
      for zone in zones[range] { append(zone, day, to: &bytes) }
      return bytes
    }
    return Array(parts.joined())
  }

  private func append(_ zone: ZoneStatus, _ day: String, to bytes: inout [UInt8]) {
    let ward = wards[zone.ward]
    func field(_ text: String, last: Bool = false) {
      bytes.append(contentsOf: Finding.quoted(text).utf8)
      bytes.append(last ? 10 : 44)
    }
    for text in [day, ward.code, ward.name, ward.district ?? "", zone.level.id] { field(text) }
    field(zone.level.rank.map(String.init) ?? "")
    field(zone.level.color)
    field(Self.text(zone.population))
    for count in [zone.suspected, zone.probable, zone.confirmed, zone.confirmedTotal] { field(Self.text(count)) }
    for value in zone.values { field(Self.text(value)) }
    for cases in [zone.casesToHigher, zone.casesToLower] { field(cases.map(String.init) ?? "") }
    let decrees = inForce.map { Self.inForceFields($0, ward: zone.ward) } ?? []
    let withheld = disclosure == nil ? nil : (zone.withheld ?? []).joined(separator: " ")
    field(zone.reasons.map(\.sentence.english).joined(separator: "; "), last: decrees.isEmpty && withheld == nil)
    if let withheld { field(withheld, last: decrees.isEmpty) }
    for (i, text) in decrees.enumerated() { field(text, last: i == decrees.count - 1) }
  }

  private static func text(_ value: Fraction?) -> String {
    guard let value else { return "" }
    if value.denominator == 1 { return value.description }
    let number = value.doubleValue
    return number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : number.description
  }
}
