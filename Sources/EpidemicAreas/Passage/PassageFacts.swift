/// What is known of somebody at a checkpoint, beside the ground.
public struct PassageFacts: Hashable, Sendable {
  /// Whether they live or stay in the area; `nil` when that could not be found out.
  public var isResident: Bool?
  /// Whether they came in since the area is in force, and did not leave since.
  public var cameIn: Bool
  /// Whether they show a credential that was verified, or a code issued for the ground.
  public var hasCredential: Bool

  public init(isResident: Bool? = nil, cameIn: Bool = false, hasCredential: Bool = false) {
    self.isResident = isResident
    self.cameIn = cameIn
    self.hasCredential = hasCredential
  }
}
