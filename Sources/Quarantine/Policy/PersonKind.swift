/// What somebody is to the quarantine rules.
public enum PersonKind: String, CaseIterable, Codable, Sendable {
  /// Confirmed with the infection.
  case f0
  /// In close contact with somebody confirmed.
  case f1
  /// In contact with an F1.
  case f2
  /// Came into the country.
  case entrant
  /// Came from an area with an outbreak.
  case outbreakArea = "outbreak-area"

  /// Words in Vietnamese and English.
  public var words: (vi: String, en: String) {
    switch self {
    case .f0: ("F0, người mắc bệnh", "F0, confirmed case")
    case .f1: ("F1, người tiếp xúc gần", "F1, close contact")
    case .f2: ("F2, người tiếp xúc với F1", "F2, contact of an F1")
    case .entrant: ("người nhập cảnh", "entrant into the country")
    case .outbreakArea: ("người về từ vùng dịch", "person from an outbreak area")
    }
  }
}
