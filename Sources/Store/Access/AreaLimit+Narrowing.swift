extension AreaLimit {
  /// No area at all. It has no text of its own, so that no officer is made with it by mistake.
  public static let nothing = AreaLimit.wards([])

  public var isNothing: Bool {
    switch self {
    case .everything: false
    case .districts(let codes), .wards(let codes), .prefixes(let codes): codes.isEmpty
    }
  }

  /// What is in both areas: never more than either.
  ///
  /// - Complexity: O(wards of all vintages) where the areas are of different kinds.
  /// - Throws: `StoreError`.
  public func narrowed(to other: AreaLimit, _ reading: Reading) throws -> AreaLimit {
    switch (self, other) {
    case (.everything, let area), (let area, .everything): return area
    case (.districts(let a), .districts(let b)): return .districts(a.intersection(b))
    case (.wards(let a), .wards(let b)): return .wards(a.intersection(b))
    case (.prefixes(let a), .prefixes(let b)):
      return .prefixes(
        a.filter { code in b.contains { code.hasPrefix($0) } }.union(
          b.filter { code in a.contains { code.hasPrefix($0) } }))
    default:
      guard let a = try wards(reading), let b = try other.wards(reading) else { return .nothing }
      let both = a.intersection(b)
      // A code that also means a ward outside, in another vintage, would widen the area.
      var inside: Set<String> = []
      var outside: Set<String> = []
      for (number, code) in try reading.all("SELECT id, code FROM store_wards", [], { ($0.int(0), $0.text(1)) }) {
        if both.contains(number) { inside.insert(code) } else { outside.insert(code) }
      }
      return .wards(inside.subtracting(outside))
    }
  }
}
