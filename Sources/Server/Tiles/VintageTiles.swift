import SpatialCore

/// The ground of one vintage's wards for tiles, with the districts that they make up; all revisions of the vintage share it.
///
/// Safe for use from any thread.
final class VintageTiles: Sendable {
  let coverage: TileCoverage
  /// The number of each ward's district; `nil` for a ward without one.
  let districts: [Int?]
  let districtNames: [String]

  init(_ wards: [Ward]) {
    coverage = TileCoverage(wards.map(\.area))
    var numbers: [String: Int] = [:]
    var names: [String] = []
    districts = wards.map { ward in
      guard let key = ward.districtCode ?? ward.district else { return nil }
      if let number = numbers[key] { return number }
      numbers[key] = names.count
      names.append(ward.district ?? key)
      return names.count - 1
    }
    districtNames = names
  }
}
