public import Credentials
public import Criteria
import Quantities

/// A permit on paper: half a sheet (A5) with the code to scan, the code to type, and in words what both say.
///
/// The words come from the claims that were signed, so paper and code cannot say different things; whoever makes the
/// sheet gives the names that the ids have. Vietnamese stands first and large, English below it and small.
public struct PermitSheet: Sendable {
  /// What the ids of a permit are called.
  public struct Names: Sendable {
    /// Of the authority whose permits these are.
    public var authority: Localized
    public var group: Localized
    public var purpose: Localized
    public var vehicle: Localized?
    public var issuer: Localized
    /// The wards of the journey with their districts, in the order of travel, origin and destination included.
    public var wards: [String]
    /// Where a holder asks and complains, as a telephone number; printed when it is there.
    public var contact: String?

    public init(
      authority: Localized, group: Localized, purpose: Localized, vehicle: Localized? = nil, issuer: Localized,
      wards: [String], contact: String? = nil
    ) {
      self.authority = authority
      self.group = group
      self.purpose = purpose
      self.vehicle = vehicle
      self.issuer = issuer
      self.wards = wards
      self.contact = contact
    }
  }

  let claims: PermitClaims
  let names: Names
  let code: QRCode
  /// Seconds that the city's clock is ahead of UTC.
  let offset: Int

  /// - Parameter credential: the text that `PermitCredential.sign` gave.
  /// - Parameter offset: seconds that the city's clock is ahead of UTC; 25,200 in Viet Nam.
  /// - Throws: `CredentialError`, when the text is no credential of a permit.
  /// - Precondition: origin and destination at least are named.
  public init(credential: String, names: Names, offset: Int) throws(CredentialError) {
    precondition(names.wards.count >= 2, "origin and destination at least")
    claims = try PermitCredential.read(credential).claims
    code = try QRCode(credential)
    self.names = names
    self.offset = offset
  }
}
