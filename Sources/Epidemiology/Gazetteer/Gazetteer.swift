/// Resolves names of wards, as people write them, to wards; an ambiguous name stays ambiguous.
///
/// The stages are those of ``Stage``, of which a more exact one always wins; where several units match at the winning stage
/// the name is ambiguous, never guessed. A kind of unit that was written (xã, thị trấn) decides between namesakes. Letters
/// and tones are part of a name: Cẩm Giang is not Cẩm Giàng, and a name is compared without diacritics only where it was
/// written without any.
///
/// A name without district must be unique in the whole list. A district that is not in the list makes the name unknown;
/// where the list itself names no districts, a written district is passed over. The same holds for provinces.
///
/// Immutable and shared between threads.
///
///     gazetteer.resolve(ward: "P. Trung Hoà", district: "Cầu Giấy")  // 00175 of Hanoi's list of 2020
public struct Gazetteer: Sendable {
  /// How a name was matched, the most exact first.
  public enum Stage: Comparable, CaseIterable, Sendable {
    /// The same Unicode text, composed or decomposed.
    case exact
    /// But for case, blanks and the vowel that carries the tone mark: HÒAN KIẾM for Hoàn Kiếm.
    case folded
    /// But for the word for the kind of unit, and leading zeros: P.05 for Phường 5.
    case withoutKind
    /// Written without any diacritic: Ben Nghe for Bến Nghé.
    case withoutDiacritics
    /// Written with a kind that the unit had at another time: Quận Thủ Đức for Thành phố Thủ Đức. Only inside a district
    /// that was given.
    case otherKind
    /// Written with the district of which its district became a part, or the other way round; see ``DistrictMerger``.
    case otherDistrict
  }

  public enum Resolution: Equatable, Sendable {
    /// The entry's position in the list, and the less exact of the stages of the ward and of its district.
    case resolved(Int, how: Stage)
    /// The positions of all entries that the name can mean, ascending.
    case ambiguous([Int])
    /// Names in the list that look much alike, at most three, the nearest first.
    case unknown([String])
  }

  /// Longer texts are no names, and are not looked at.
  static let longestName = 1_024

  let entries: [GazetteerEntry]
  let nearNames: NearNames
  private let wards: NameIndex
  private let districts: AreaIndex
  private let provinces: AreaIndex
  private let mergers: [MergedDistricts]

  /// - Parameter mergers: districts that are or were one; a district of the list itself always comes first.
  /// - Complexity: linear in the number of entries.
  public init(entries: [GazetteerEntry], mergers: [DistrictMerger] = DistrictMerger.known) {
    self.entries = entries
    wards = NameIndex(entries.map(\.name), level: .ward)
    districts = AreaIndex(names: entries.map(\.district), codes: entries.map(\.districtCode), level: .district)
    provinces = AreaIndex(names: entries.map(\.province), codes: entries.map { _ in nil }, level: .province)
    self.mergers = mergers.map { [districts] in MergedDistricts($0, listed: districts) }
    nearNames = NearNames(entries.map { VietnameseName($0.name, level: .ward) })
  }

  /// Resolves one name.
  ///
  /// - Parameters:
  ///   - district: name or code; `nil` or blank where it is not known.
  ///   - province: name; `nil` or blank where it is not known.
  /// - Complexity: proportional to the namesakes; for an unknown name to the length of the list, for the suggestions.
  public func resolve(ward: String, district: String?, province: String? = nil) -> Resolution {
    guard ward.utf8.count <= Self.longestName else { return .unknown([]) }
    let name = VietnameseName(ward, level: .ward)
    guard !name.isEmpty else { return .unknown([]) }
    let inDistrict = districts.match(district)
    let inProvince = provinces.match(province)
    // Without a district even a name that is unique in the list can be that of a ward elsewhere.
    let allowing = inDistrict.isGiven ? Stage.otherKind : .withoutDiacritics
    var (found, stage) = wards.matches(name, allowing: allowing) {
      inDistrict.contains($0) && inProvince.contains($0)
    }
    stage = max(stage, inDistrict.stage)
    if found.isEmpty, inDistrict.isGiven, let district {
      found = inMergedDistricts(name, VietnameseName(district, level: .district), inProvince)
      stage = .otherDistrict
    }
    switch found.count {
    case 0: return .unknown(suggestions(for: name, in: inDistrict))
    case 1: return .resolved(found[0], how: stage)
    default: return .ambiguous(found)
    }
  }

  private func inMergedDistricts(
    _ ward: VietnameseName, _ district: VietnameseName, _ inProvince: AreaIndex.Match
  ) -> [Int] {
    for merger in mergers {
      guard let areas = merger.areas(forWard: ward, writtenWith: district) else { continue }
      let found = wards.matches(ward, allowing: .withoutDiacritics) { areas.contains($0) && inProvince.contains($0) }
      if !found.positions.isEmpty { return found.positions }
    }
    return []
  }
}
