public import Credentials
public import Criteria
import SpatialCore
import Surveillance

extension PermitSheet {
  /// The sheet of a permit that the office issued, with the names that the policy and the wards have.
  ///
  /// - Parameter authority: whose permits these are.
  /// - Throws: `CredentialError`, when the text is no credential of a permit.
  public init(_ issued: IssuedCredential, authority: Localized, _ rules: PermitRules) throws(CredentialError) {
    let claims = issued.claims
    func id(_ text: String) -> Localized { Localized(english: text, vietnamese: text) }
    let wards = rules.vintage.wards
    let journey = [claims.origin] + issued.between + [claims.destination]
    try self.init(
      credential: issued.text,
      names: Names(
        authority: authority, group: rules.edition.name(ofGroup: claims.group) ?? id(claims.group),
        purpose: rules.edition.name(ofPurpose: claims.purpose) ?? id(claims.purpose),
        vehicle: claims.vehicle.map { rules.edition.name(ofVehicle: $0) ?? id($0) },
        issuer: rules.edition.name(ofIssuer: claims.issuer) ?? id(claims.issuer),
        wards: journey.map { number in
          guard wards.indices.contains(number) else { return "\(number)" }
          return wards[number].district.map { "\(wards[number].name), \($0)" } ?? wards[number].name
        }), offset: rules.offset)
  }
}
