import HTTPTypes
import Store
import Surveillance

extension ServedZones {
  /// Asks whether somebody's token holds for a ward.
  ///
  /// - Parameters:
  ///   - right: what they must have there; `nil` to ask of the area alone.
  ///   - ward: number of the ward in the map of now.
  /// - Throws: `Problem` with 401 for anyone, with 403 without the right and when the ward is not in the bearer's area; `StoreError`.
  func require(_ right: Right? = nil, of identity: Identity, ward: Int, in now: ServedNow) throws {
    guard !identity.isAnyone else {
      throw Problem(
        .unauthorized, "Token needed", "this is for officers of the area; send a token as 'Authorization: Bearer …'",
        headers: [.wwwAuthenticate: #"Bearer realm="zonal""#])
    }
    if let right, !identity.rights.contains(right) {
      throw Problem(.forbidden, "Not allowed", "this needs the right \(right.rawValue), which the token does not give")
    }
    let row = now.snapshot.vintage.row(ward)
    let covers = try database.read { try identity.access(.administration, at: clock(), $0).covers(ward: row) }
    guard covers else {
      throw Problem(
        .forbidden, "Another area", "the token holds for \(identity.areaText), and not for this ward")
    }
  }
}

extension Identity {
  /// Their area in words for them.
  var areaText: String { isAnyone || officer.area.isNothing ? "nothing" : officer.area.description }
}
