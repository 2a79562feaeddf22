public import Quantities

extension PolicyEdition {
  /// Decides a journey by the rules of this edition and what is published of the wards.
  ///
  /// Pure and deterministic: the same four give the same decision. Reasons come in a fixed order, those that decide first: what
  /// refuses, then missing documents, then what a person must decide, then what is cut and told.
  ///
  /// - Parameters:
  ///   - request: its wards are numbers in the outlook.
  ///   - now: a permit holds from now at the earliest.
  ///   - quarantine: the order under which the person is in the time that is asked for; `nil` for none.
  /// - Precondition: the wards are there.
  /// - Complexity: O(wards of the journey · changes of each that are known).
  public func decide(
    _ request: TravelRequest, in outlook: ZoneOutlook, at now: Moment, quarantine: QuarantineOrder? = nil
  ) -> PermitDecision {
    var decider = Decider(self, request, outlook, now)
    decider.decide(quarantine)
    return decider.decision
  }
}

extension PermitPolicy {
  /// Decides by the edition of the moment from which a permit would hold.
  ///
  /// - Throws: `PermitError.notInForce`.
  public func decide(
    _ request: TravelRequest, in outlook: ZoneOutlook, at now: Moment, quarantine: QuarantineOrder? = nil
  ) throws(PermitError) -> PermitDecision {
    try edition(at: max(now, request.from)).decide(request, in: outlook, at: now, quarantine: quarantine)
  }
}
