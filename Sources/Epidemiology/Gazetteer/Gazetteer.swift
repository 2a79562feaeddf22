/// One unit that a name can mean.
public struct GazetteerEntry: Hashable, Sendable {
  public var code: String
  public var name: String
  public var district: String?
  public var districtCode: String?

  public init(code: String, name: String, district: String? = nil, districtCode: String? = nil) {
    self.code = code
    self.name = name
    self.district = district
    self.districtCode = districtCode
  }
}

/// Resolves names of wards, as people write them, to wards; an ambiguous name stays ambiguous.
///
/// Stages, of which a more exact one always wins: the whole name folded (see `VietnameseName`), the name without the kind of
/// unit, the name without diacritics where it was written without any. A kind of unit that was written (xã, thị trấn)
/// decides between namesakes. A name without district must be unique in the whole list; a district that is not in the list
/// makes the name unknown.
///
///     gazetteer.resolve(ward: "P. Trung Hoà", district: "Cầu Giấy")  // .resolved, 00175 of Hanoi's list of 2020
public struct Gazetteer: Sendable {
  /// Which stage resolved a name.
  public enum Stage: String, Sendable {
    case name, withoutType, withoutDiacritics
  }

  public enum Resolution: Equatable, Sendable {
    /// The entry's position in the list.
    case resolved(Int, Stage)
    /// All entries that the name can mean.
    case ambiguous([Int])
    /// Names in the list that look much alike, at most three.
    case unknown([String])
  }

  private let entries: [GazetteerEntry]
  private let names: [VietnameseName]
  private let districts: [VietnameseName?]
  /// Entries by the plain form of the name, which all stages share.
  private let byPlainName: [String: [Int]]
  private let hasDistricts: Bool

  public init(entries: [GazetteerEntry]) {
    self.entries = entries
    names = entries.map { VietnameseName($0.name) }
    var known: [String: VietnameseName] = [:]
    districts = entries.map { entry in
      guard let district = entry.district else { return nil }
      if let name = known[district] { return name }
      let name = VietnameseName(district)
      known[district] = name
      return name
    }
    var index: [String: [Int]] = [:]
    for (i, name) in names.enumerated() {
      index[name.plain, default: []].append(i)
      // A name such as "Xã Đàn" may begin with a word that is also a kind of unit.
      let whole = VietnameseName.withoutDiacritics(name.full)
      if whole != name.plain { index[whole, default: []].append(i) }
    }
    byPlainName = index
    hasDistricts = districts.contains { $0 != nil }
  }

  /// - Complexity: proportional to the namesakes; an unknown name is compared with the whole list for suggestions.
  public func resolve(ward: String, district: String?) -> Resolution {
    let name = VietnameseName(ward)
    guard !name.full.isEmpty else { return .unknown([]) }
    var candidates = byPlainName[name.plain] ?? []
    for i in byPlainName[VietnameseName.withoutDiacritics(name.full)] ?? [] where !candidates.contains(i) {
      candidates.append(i)
    }
    if let district, hasDistricts {
      let written = VietnameseName(district)
      let inside = Self.matches(written, in: candidates) { districts[$0] }
      candidates = inside.entries
    }
    let (found, stage) = Self.matches(name, in: candidates) { names[$0] }
    switch found.count {
    case 0: return .unknown(suggestions(for: name, district: district))
    case 1: return .resolved(found[0], stage)
    default: return .ambiguous(found.sorted())
    }
  }

  /// The candidates that match at the most exact stage that any matches at.
  private static func matches(
    _ written: VietnameseName, in candidates: [Int], name: (Int) -> VietnameseName?
  ) -> (entries: [Int], stage: Stage) {
    let full = candidates.filter { name($0)?.full == written.full }
    if !full.isEmpty { return (full, .name) }
    // "Quan Hoa" is a name whose first word looks like a kind of unit.
    let whole = candidates.filter { name($0)?.proper == written.full }
    if !whole.isEmpty { return (whole, .withoutType) }
    // A kind of unit that was written decides between namesakes; a lone namesake of another kind is the same place under
    // the kind that it had at another time.
    func decided(_ entries: [Int]) -> [Int] {
      guard let type = written.type else { return entries }
      let same = entries.filter { name($0)?.type == type }
      return same.isEmpty ? entries : same
    }
    let proper = decided(candidates.filter { name($0)?.proper == written.proper })
    if !proper.isEmpty { return (proper, .withoutType) }
    guard !written.hasDiacritics else { return ([], .withoutDiacritics) }
    return (decided(candidates.filter { name($0)?.plain == written.plain }), .withoutDiacritics)
  }

  private func suggestions(for name: VietnameseName, district: String?) -> [String] {
    let written = district.map(VietnameseName.init)
    var near: [(distance: Int, name: String)] = []
    for i in entries.indices {
      let away = EditDistance.between(names[i].plain, name.plain, atMost: 2)
      guard away <= 2 else { continue }
      let elsewhere = written.map { $0.plain != districts[i]?.plain } ?? false
      let text = entries[i].district.map { "\(entries[i].name) (\($0))" } ?? entries[i].name
      near.append((away + (elsewhere ? 3 : 0), text))
    }
    return near.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(\.name)
  }
}
