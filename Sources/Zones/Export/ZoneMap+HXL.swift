import Criteria
import Epidemiology
import SpatialCore

extension ZoneMap {
  /// The row of HXL hashtags that may follow the header of `zones.csv`, line break included.
  ///
  /// Wards with districts are of the third level below the country, those without are of the second. Indicators have their id as an
  /// attribute.
  ///
  /// Source: Humanitarian Exchange Language 1.1 final, hashtag dictionary and tagging conventions.
  public var hxlHeader: String {
    let hasDistricts = wards.contains { $0.district != nil }
    let ward = hasDistricts ? "#adm3" : "#adm2"
    let window = "days_\(caseWindow)"
    let tags =
      [
        "#date", ward + "+code", ward + "+name", hasDistricts ? "#adm2+name" : "", "#severity+level+code",
        "#severity+level+num", "#severity+level+color", "#population",
      ] + ["suspected", "probable", "confirmed"].map { "#affected+infected+\($0)+\(window)" }
      + ["#affected+infected+confirmed+total"] + indicators.map { "#indicator+num+" + Self.attribute($0.id) }
      + ["#indicator+num+cases_to_higher_level", "#indicator+num+cases_to_lower_level", "#description+reasons+i_en"]
      + (disclosure == nil ? [] : ["#meta+protected"]) + (inForce == nil ? [] : Self.inForceTags)
    return tags.map(Finding.quoted).joined(separator: ",") + "\n"
  }

  /// Tags of `inForceColumns`.
  private static let inForceTags = [
    "#date+in_force", "#severity+level+in_force+code", "#severity+in_force+layer", "#meta+decree+id",
    "#meta+decree+act",
    "#meta+decree+article", "#date+decree+start", "#date+decree+end",
  ]

  /// A word as an HXL attribute: a letter, then letters, digits and underlines, in lower case.
  private static func attribute(_ word: String) -> String {
    let safe = String(
      word.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    return safe.first?.isLetter == true ? safe : "i_" + safe
  }
}
