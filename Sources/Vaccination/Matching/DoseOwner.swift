import Registry

/// Whose a dose is, as far as the register can tell.
struct DoseOwner {
  /// `nil` while people have to decide, or where nobody was named.
  var citizen: Int?
  var answer: Confirmation.Answer
  /// What goes into the queue of matches; `nil` where there is nothing to decide.
  var outcome: MatchOutcome?
}
