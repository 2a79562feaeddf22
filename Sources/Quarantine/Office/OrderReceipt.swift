public import Registry

/// What an officer is given who made an order.
public struct OrderReceipt: Sendable {
  public let order: OrderRecord
  /// By which the person checks in; only a keyed hash of it is kept, so it is told once.
  public let code: String
  /// What the register says of the person.
  public let register: Confirmation.Answer
  /// What the rules said.
  public let answer: QuarantineAnswer
}
