/// A district: the ground of all wards that name it.
public struct District: Hashable, Sendable {
  /// The code where the boundary file has one, else the name.
  public var code: String
  public var name: String
  /// Numbers of its wards, ascending.
  public var wards: [Int]
  public var area: MultiPolygon

  /// The districts of some wards, in the order of their codes; wards that name none are in none.
  ///
  /// - Complexity: one overlay a district.
  /// - Throws: `GEOSError` when wards cannot be put together, which valid ones do not cause.
  public static func dissolved(from wards: [Ward]) throws(GEOSError) -> [District] {
    var numbers: [String: [Int]] = [:]
    for (number, ward) in wards.enumerated() {
      guard let code = ward.districtCode ?? ward.district else { continue }
      numbers[code, default: []].append(number)
    }
    var districts: [District] = []
    for (code, members) in numbers.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      districts.append(
        District(
          code: code, name: members.lazy.compactMap { wards[$0].district }.first ?? code, wards: members,
          area: try Dissolve.union(of: members.map { wards[$0].area })))
    }
    return districts
  }
}
