public import Quantities

/// What an officer notes that somebody needs.
public struct NeedForm: Hashable, Sendable {
  public var area: Int
  /// Row of the citizen; `nil` for somebody whom the register does not have, and the note then says whom.
  public var citizen: Int?
  /// Row of the ward; that of the citizen's dwelling when left out.
  public var ward: Int?
  public var wholeHousehold: Bool
  /// Id of the policy's need.
  public var need: String
  public var isUrgent: Bool
  public var due: Day?
  public var note: String

  public init(
    area: Int, citizen: Int?, ward: Int? = nil, wholeHousehold: Bool = false, need: String, isUrgent: Bool = false,
    due: Day? = nil, note: String = ""
  ) {
    self.area = area
    self.citizen = citizen
    self.ward = ward
    self.wholeHousehold = wholeHousehold
    self.need = need
    self.isUrgent = isUrgent
    self.due = due
    self.note = note
  }
}
