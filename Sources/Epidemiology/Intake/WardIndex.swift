public import SpatialCore

/// Finds the ward that a row means: by code, by position or by name.
///
/// Immutable and shared between threads.
public final class WardIndex: Sendable {
  /// The wards in the order of their codes; every ward index refers to this list.
  public let wards: [Ward]
  public let locator: WardLocator
  let codes: CodeTable
  let gazetteer: Gazetteer
  let districts: DistrictIndex

  /// - Parameter threads: threads that build the index; the result does not depend on it.
  /// - Precondition: codes are unique and ascending, as a `BoundarySet` keeps them.
  public init(wards: [Ward], threads: Int = 1) {
    self.wards = wards
    locator = WardLocator(areas: wards.map(\.area), threads: threads)
    codes = CodeTable(wards.map(\.code))
    districts = DistrictIndex(wards)
    gazetteer = Gazetteer(
      entries: wards.map {
        GazetteerEntry(code: $0.code, name: $0.name, district: $0.district, districtCode: $0.districtCode)
      })
  }

  /// The identity that counts of these wards carry.
  public var wardList: WardList { WardList(codes: wards.map(\.code)) }

  /// The index of the ward with this code; `nil` when there is none.
  public func index(ofCode code: String) -> Int? {
    var code = code
    return code.withUTF8 { codes.index(of: $0) }
  }

  public func resolve(ward: String, district: String?) -> Gazetteer.Resolution {
    gazetteer.resolve(ward: ward, district: district)
  }
}
