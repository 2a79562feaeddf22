/// In which sense somebody lives somewhere.
///
/// Source: Law on Residence 68/2020/QH14, articles 2, 20 and 27: permanent and temporary residence are registered, the current one
/// is where somebody is found to live.
public enum ResidenceKind: Int, Hashable, Comparable, Sendable, CaseIterable {
  case permanent = 0
  case temporary = 1
  case current = 2

  /// Reads the words of the contract and those of the forms; empty is permanent.
  ///
  /// - Returns: `nil` for any other text.
  public init?(_ text: some StringProtocol) {
    switch text.lowercased() {
    case "", "permanent", "thường trú", "thuong tru": self = .permanent
    case "temporary", "tạm trú", "tam tru": self = .temporary
    case "current", "hiện tại", "hien tai": self = .current
    default: return nil
    }
  }

  public static func < (a: ResidenceKind, b: ResidenceKind) -> Bool { a.rawValue < b.rawValue }
}
