/// What the policies in force say of a claim, with the terms that its way goes by.
struct ClaimRuling {
  /// Row of the adopted policies.
  var rules: Int
  var answer: SupportAnswer
  /// The kind of claim that the policy is for.
  var kind: ClaimKind
  var isPaid: Bool
  /// Whether one event at most is paid for.
  var isOnce: Bool
  /// Ids of policies of which one at most is paid to a claimant.
  var excludes: [String]
  /// Working days in which a claim is decided, and then paid.
  var decideDays: Int
  var payDays: Int

  /// With claimant and policy it is what is paid once: the event, or everything where one event at most is paid for.
  var period: String {
    if isOnce { return "once" }
    guard let from = answer.from, let through = answer.through else { return "once" }
    return "\(from)/\(through)"
  }
}
