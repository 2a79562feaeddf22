/// A ward of one boundary vintage: its code, its names and its area on WGS 84.
public struct Ward: Hashable, Sendable {
  /// The code that rows and other files name it by, unique in its vintage.
  public var code: String
  /// The name as the boundary file has it; the code when the file has no names.
  public var name: String
  public var district: String?
  public var districtCode: String?
  /// Longitude before latitude, degrees.
  public var area: MultiPolygon

  public init(code: String, name: String, district: String? = nil, districtCode: String? = nil, area: MultiPolygon) {
    self.code = code
    self.name = name
    self.district = district
    self.districtCode = districtCode
    self.area = area
  }
}
