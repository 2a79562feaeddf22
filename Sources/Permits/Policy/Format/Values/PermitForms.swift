/// Which printed forms are taken for permits.
public struct PermitForms: Hashable, Sendable {
  /// What becomes of a live permit on another form.
  public enum Otherwise: String, CaseIterable, Sendable {
    case suspend, revoke
    /// It holds, and the holder is reminded.
    case remind
  }

  /// Ids of forms.
  public var accepted: [String]
  /// Id of the form that is issued.
  public var issued: String
  public var otherwise: Otherwise
}
