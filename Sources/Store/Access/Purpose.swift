/// Why somebody reads or changes personal data: a fixed list, so that the log can be asked by it.
public enum Purpose: String, CaseIterable, Sendable {
  case caseInvestigation = "case-investigation"
  case contactTracing = "contact-tracing"
  case quarantine
  case treatment
  case vaccination
  case travelPermit = "travel-permit"
  case support
  case registerUpkeep = "register-upkeep"
  case publication
  case statistics
  case citizenRequest = "citizen-request"
  case audit
  case administration

  /// Words in Vietnamese and English.
  public var words: (vi: String, en: String) {
    switch self {
    case .caseInvestigation: ("điều tra ca bệnh", "case investigation")
    case .contactTracing: ("truy vết tiếp xúc", "contact tracing")
    case .quarantine: ("cách ly", "quarantine")
    case .treatment: ("điều trị", "treatment")
    case .vaccination: ("tiêm chủng", "vaccination")
    case .travelPermit: ("cấp giấy đi đường", "travel permit")
    case .support: ("hỗ trợ người dân", "support")
    case .registerUpkeep: ("cập nhật dữ liệu dân cư", "upkeep of the register")
    case .publication: ("công bố vùng dịch", "publication of the zone map")
    case .statistics: ("thống kê", "statistics")
    case .citizenRequest: ("theo yêu cầu của công dân", "at the citizen's request")
    case .audit: ("kiểm tra", "audit")
    case .administration: ("quản trị hệ thống", "administration")
    }
  }
}
