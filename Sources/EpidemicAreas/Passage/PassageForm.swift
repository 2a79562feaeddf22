/// Somebody who wants to pass a checkpoint of an area.
public struct PassageForm: Hashable, Sendable {
  public var area: Int
  public var direction: PassageRule.Direction
  /// Id of the policy's ground; the ground of a code that was issued holds in its place.
  public var ground: String
  public var credential: PresentedCredential
  /// What the checkpoint is called.
  public var checkpoint: String
  /// Why an officer of the ward lets them pass where the rules say that an officer decides; `nil` where none has decided.
  public var allowed: String?

  public init(
    area: Int, direction: PassageRule.Direction, ground: String, credential: PresentedCredential, checkpoint: String,
    allowed: String? = nil
  ) {
    self.area = area
    self.direction = direction
    self.ground = ground
    self.credential = credential
    self.checkpoint = checkpoint
    self.allowed = allowed
  }
}
