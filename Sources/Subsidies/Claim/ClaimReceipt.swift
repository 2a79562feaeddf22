public import Registry

/// What an officer is given who entered a claim.
public struct ClaimReceipt: Sendable {
  public let claim: ClaimRecord
  /// What the register says of the person.
  public let register: Confirmation.Answer
  /// What the rules say so far; nothing is decided by it.
  public let answer: SupportAnswer
  /// Papers that the claimant still has to bring: none of what the system holds.
  public let missingPapers: [String]
}
