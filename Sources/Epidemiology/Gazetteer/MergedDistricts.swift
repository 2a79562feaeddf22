/// What a merger of districts means for one list of units.
struct MergedDistricts: Sendable {
  private let name: NameIndex
  private let formerNames: NameIndex
  private let changedWards: NameIndex
  private let areasNow: AreaIndex.Match
  private let areasBefore: AreaIndex.Match

  init(_ merger: DistrictMerger, listed districts: AreaIndex) {
    name = NameIndex([merger.name], level: .district)
    formerNames = NameIndex(merger.formerNames, level: .district)
    changedWards = NameIndex(merger.changedWards, level: .ward)
    areasNow = districts.match(anyOf: [merger.name])
    areasBefore = districts.match(anyOf: merger.formerNames)
  }

  /// Where the list can have a ward that was written with a district of the other time; `nil` where the merger has no say.
  func areas(forWard ward: VietnameseName, writtenWith district: VietnameseName) -> AreaIndex.Match? {
    let isNow = !name.matches(district, allowing: .withoutDiacritics).positions.isEmpty
    let isFormer = !formerNames.matches(district, allowing: .withoutDiacritics).positions.isEmpty
    guard isNow || isFormer, changedWards.matches(ward, allowing: .otherKind).positions.isEmpty else { return nil }
    // A bare "Thủ Đức" is the name of both times.
    return isNow ? areasBefore : areasNow
  }
}
