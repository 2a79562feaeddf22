import Criteria
import Epidemiology
import Quantities
import SpatialCore

extension ZoneMap {
  /// The header of `zones.csv`, line break included.
  public var csvHeader: String {
    (["on", "ward_code", "name", "district", "level", "rank", "color", "population"] + countNames
      + indicators.map(\.id) + ["cases_to_higher_level", "cases_to_lower_level", "reasons"])
      .map(Finding.quoted).joined(separator: ",") + "\n"
  }

  /// One record a ward, in the order of the codes; what cannot be computed is empty.
  public var csvRecords: String {
    var text = ""
    let day = on.description
    for zone in zones {
      let ward = wards[zone.ward]
      var fields = [
        day, ward.code, ward.name, ward.district ?? "", zone.level.id, zone.level.rank.map(String.init) ?? "",
        zone.level.color, Self.text(zone.population),
      ]
      fields += [zone.suspected, zone.probable, zone.confirmed, zone.confirmedTotal].map(String.init)
      fields += zone.values.map(Self.text)
      fields += [zone.casesToHigher, zone.casesToLower].map { $0.map(String.init) ?? "" }
      fields.append(zone.reasons.map(\.sentence.english).joined(separator: "; "))
      text += fields.map(Finding.quoted).joined(separator: ",")
      text += "\n"
    }
    return text
  }

  private static func text(_ value: Fraction?) -> String {
    guard let value else { return "" }
    if value.denominator == 1 { return value.description }
    let number = value.doubleValue
    return number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : number.description
  }
}
