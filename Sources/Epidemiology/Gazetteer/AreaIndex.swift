/// The districts, or the provinces, of the entries of a list.
struct AreaIndex: Sendable {
  /// What a written district leaves of the list.
  struct Match: Sendable {
    /// The area of each entry; empty where nothing restricts.
    fileprivate var areas: [Int] = []
    fileprivate var matching: [Int] = []
    /// Whether an area was written that the list can check.
    private(set) var isGiven = false
    private(set) var stage = Gazetteer.Stage.exact

    fileprivate init() {}

    fileprivate init(areas: [Int], matching: [Int], stage: Gazetteer.Stage) {
      self.areas = areas
      self.matching = matching
      self.stage = stage
      isGiven = true
    }

    /// Whether the entry at this position lies in the written area.
    func contains(_ entry: Int) -> Bool {
      !isGiven || matching.contains(areas[entry])
    }
  }

  /// The area of each entry, −1 for none.
  private let areas: [Int]
  private let names: NameIndex
  private let positionsByCode: [String: [Int]]
  private let level: UnitLevel
  private let hasNames: Bool

  init(names: [String?], codes: [String?], level: UnitLevel) {
    self.level = level
    var numbers: [Area: Int] = [:]
    var listed: [Area] = []
    areas = zip(names, codes).map { name, code in
      let area = Area(name: Self.unlessBlank(name), code: Self.unlessBlank(code))
      if area.name == nil && area.code == nil { return -1 }
      if let number = numbers[area] { return number }
      numbers[area] = listed.count
      listed.append(area)
      return listed.count - 1
    }
    self.names = NameIndex(listed.map(\.name), level: level)
    var positionsByCode: [String: [Int]] = [:]
    for (position, area) in listed.enumerated() {
      guard let code = area.code else { continue }
      positionsByCode[VietnameseName(code, level: level).folded, default: []].append(position)
    }
    self.positionsByCode = positionsByCode
    hasNames = listed.contains { $0.name != nil }
  }

  /// The areas that a written name or code means; all that it can mean where it is ambiguous, for the ward may decide.
  func match(_ written: String?) -> Match {
    guard let written, !areas.isEmpty else { return Match() }
    guard written.utf8.count <= Gazetteer.longestName else { return Match(areas: areas, matching: [], stage: .exact) }
    let name = VietnameseName(written, level: level)
    guard !name.isEmpty else { return Match() }
    // "007" can be the code of Hai Bà Trưng and also Quận 7.
    let coded = positionsByCode[name.folded] ?? []
    // A list without names of areas cannot check the one that was written.
    guard hasNames || !coded.isEmpty else { return Match() }
    let (found, stage) = names.matches(name, allowing: .otherKind)
    return Match(areas: areas, matching: found + coded, stage: found.isEmpty ? .exact : stage)
  }

  /// The areas of this kind and name, and no others; nothing where the list has none of them.
  func match(anyOf names: [String]) -> Match {
    let found = names.flatMap {
      self.names.matches(VietnameseName($0, level: level), allowing: .withoutKind).positions
    }
    return Match(areas: areas, matching: found, stage: .otherDistrict)
  }

  private static func unlessBlank(_ text: String?) -> String? {
    text.flatMap { FoldedWord.words(of: $0).isEmpty ? nil : $0 }
  }

  private struct Area: Hashable {
    var name: String?
    var code: String?
  }
}
