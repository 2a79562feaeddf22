import Credentials
import EpidemicAreas
import Permits
import Registry
import Store
import Surveillance
import Epidemiology

/// Finds out what a line at an area's checkpoint is: here rooms that do not know one another are put together.
enum PresentedAtArea {
  /// A personal identifier, a travel permit that holds now (scanned or by its typed code), or a code of the area.
  ///
  /// A permit that does not hold is nothing here: its typed code is then taken for one of the area, and is unknown there.
  ///
  /// - Parameter city: what permits name as the city.
  /// - Throws: `EpidemicAreaError.unusable` for a text that is none or a scanned permit that does not hold; `AccessError.refused`;
  ///   `StoreError`.
  static func credential(_ text: String, city: String, _ office: OpenAreaOffice) throws -> PresentedCredential {
    if case .personal(let identifier)? = try? IdentityNumber(text) { return .identifier(identifier) }
    let code = TypedCode(text)
    let isScanned = text.hasPrefix("ZP1:")
    guard code != nil || isScanned else {
      throw EpidemicAreaError.unusable(
        "standard input is neither a personal identifier nor a permit nor a code; look for a slip of typing")
    }
    if let verdict = try verdict(text, city: city, office), verdict.outcome == .valid, let permit = verdict.permit {
      return .verified(kind: "permit", holder: "permit \(permit.serial)", identifier: nil)
    }
    guard let code else {
      throw EpidemicAreaError.unusable("the permit does not hold now; 'zonal permit verify' says why")
    }
    return .code(code)
  }

  /// What the permit desk says; `nil` in a city without permits.
  private static func verdict(_ text: String, city: String, _ office: OpenAreaOffice) throws -> CheckVerdict? {
    let permits = PermitOffice(office.open.file, sealer: office.open.ring.sealer, offset: office.offset)
    let rules: PermitRules
    do {
      let snapshot = try office.open.file.read { reading in
        try ZoneSnapshot(office.vintage, index: WardIndex(wards: office.vintage.wards), reading)
      }
      rules = try office.open.file.read { try PermitRules(snapshot, at: office.now, $0) }
    } catch is PermitError { return nil }
    return try permits.check(text, ward: nil, city: city, rules, by: office.access)
  }
}
