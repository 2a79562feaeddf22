public import Quantities

/// What becomes of one live permit.
public struct PermitVerdict: Hashable, Sendable {
  public enum Action: String, CaseIterable, Sendable {
    /// Nothing changes.
    case keep
    case suspend
    case revoke
    /// It holds on until a moment, which the holder must be told.
    case notice
    /// What stood against it is gone.
    case reinstate
  }

  /// Place of the permit in the list that was given.
  public var permit: Int
  public var action: Action
  /// When it takes effect: the moment of the re-evaluation, or that of a notice.
  public var effective: Moment
  /// Of a notice: what will be done then.
  public var then: Action?
  /// Codes of `PermitReason`, in the order of the wards.
  public var codes: [PermitReason.Code]
  /// Wards that cause it, in the order origin, destination, route.
  public var wards: [Int]
}
