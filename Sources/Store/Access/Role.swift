/// What somebody is to the system. What each may do is said in one place, `Role.rights`.
///
/// An officer of a ward or a district is a health officer whose area is limited.
public enum Role: String, CaseIterable, Sendable {
  /// Anyone: sees what is published.
  case anyone = "public"
  case checkpoint
  case permitOfficer = "permit-officer"
  case healthOfficer = "health-officer"
  case epidemiologist
  /// Takes and decides claims for support.
  case supportOfficer = "support-officer"
  /// Pays what was decided, and decides nothing.
  case treasurer
  /// Puts zone maps, decrees and overrides into force.
  case publisher
  /// Reads the decision log, and nobody's data.
  case auditor
  /// Keeps officers, keys, imports and backups, and reads nobody's data.
  case administrator

  /// Words in Vietnamese and English.
  public var words: (vi: String, en: String) {
    switch self {
    case .anyone: ("công chúng", "public")
    case .checkpoint: ("chốt kiểm soát", "checkpoint")
    case .permitOfficer: ("cán bộ cấp giấy đi đường", "permit officer")
    case .healthOfficer: ("cán bộ y tế", "health officer")
    case .supportOfficer: ("cán bộ hỗ trợ người dân", "support officer")
    case .treasurer: ("cán bộ kho bạc", "treasurer")
    case .epidemiologist: ("chuyên gia dịch tễ", "epidemiologist")
    case .publisher: ("người công bố", "publisher")
    case .auditor: ("kiểm tra viên", "auditor")
    case .administrator: ("quản trị viên", "administrator")
    }
  }
}
