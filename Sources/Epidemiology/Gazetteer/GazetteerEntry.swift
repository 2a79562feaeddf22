/// One unit that a name can mean.
///
/// The name and the district stand as the list of units spells them, with the kind of unit or without.
public struct GazetteerEntry: Hashable, Sendable {
  public var code: String
  public var name: String
  public var district: String?
  public var districtCode: String?
  public var province: String?

  public init(
    code: String, name: String, district: String? = nil, districtCode: String? = nil, province: String? = nil
  ) {
    self.code = code
    self.name = name
    self.district = district
    self.districtCode = districtCode
    self.province = province
  }
}
