import Criteria
import SpatialCore
import Surveillance

extension PermitSheet.Names {
  /// What the ids of a permit are called by the policy and the wards of now; ids that the policy no longer has stand as they are.
  ///
  /// The wards between stand in the order of their numbers: a credential keeps which they are, and not their order.
  ///
  /// - Throws: `PermitError.unreadable` for a permit of wards that the map of now does not have.
  public init(_ claims: PermitClaims, _ rules: PermitRules) throws(PermitError) {
    let vintage = rules.vintage
    guard claims.vintage == PermitOffice.mark(of: vintage), claims.route.allSatisfy(vintage.wards.indices.contains)
    else {
      throw .unreadable
    }
    func term(_ id: String, _ name: Localized?) -> Localized { name ?? Localized(english: id, vietnamese: id) }
    func name(_ ward: Int) -> String {
      let ward = vintage.wards[ward]
      return ward.name + (ward.district.map { ", \($0)" } ?? "")
    }
    let between = claims.route.filter { $0 != claims.origin && $0 != claims.destination }
    self.init(
      authority: term(rules.policy.jurisdiction, nil),
      group: term(claims.group, rules.edition.name(ofGroup: claims.group)),
      purpose: term(claims.purpose, rules.edition.name(ofPurpose: claims.purpose)),
      vehicle: claims.vehicle.map { term($0, rules.edition.name(ofVehicle: $0)) },
      issuer: term(claims.issuer, rules.edition.name(ofIssuer: claims.issuer)),
      wards: ([claims.origin] + between + [claims.destination]).map(name))
  }
}
