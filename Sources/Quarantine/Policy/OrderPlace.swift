/// Where somebody is in quarantine.
public enum OrderPlace: String, CaseIterable, Codable, Sendable {
  case home, centralised, hospital

  /// Words in Vietnamese and English.
  public var words: (vi: String, en: String) {
    switch self {
    case .home: ("cách ly tại nhà", "home quarantine")
    case .centralised: ("cách ly tập trung", "centralised quarantine")
    case .hospital: ("cách ly tại cơ sở y tế", "quarantine in hospital")
    }
  }
}
