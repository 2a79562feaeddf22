/// What an area is to the people in it.
public enum AreaKind: String, Hashable, Sendable, CaseIterable {
  case ward
  /// A lane, a group of houses, a market: any part of one or more wards.
  case alley
  case building

  /// Words in Vietnamese and English.
  public var words: (vi: String, en: String) {
    switch self {
    case .ward: ("phường, xã", "ward")
    case .alley: ("ngõ, tổ dân phố", "alley")
    case .building: ("tòa nhà", "building")
    }
  }
}
