import Criteria

extension CaseDefinition {
  /// Classifies somebody by what is known. Reads no clock and no database.
  ///
  /// Confirmed goes before probable, that before what excludes, that before suspected. Whoever meets nothing is a contact when an F0 is
  /// within reach, else discarded; but where an alternative cannot be decided, nobody is discarded by it, nor is anybody with a positive
  /// test of which the act says nothing: that is for an officer.
  public func classify(_ evidence: CaseEvidence) -> CaseVerdict {
    var run = DefinitionRun(definition: self, evidence: evidence)
    let confirmed = run.reasons(confirmed, .confirmed)
    let probable = run.reasons(probable, .probable)
    let suspected = run.reasons(suspected, .suspected)
    let excluded = run.reasons(excluded, .discarded)
    func met(_ reasons: [CaseReason]) -> [CaseReason] { reasons.filter { $0.outcome == .met } }
    func unknown(_ reasons: [CaseReason]) -> [CaseReason] { reasons.filter { $0.outcome == .unknown } }

    if !met(confirmed).isEmpty { return verdict(.confirmed, met(confirmed), [], evidence) }
    if !met(probable).isEmpty { return verdict(.probable, met(probable), unknown(confirmed), evidence) }
    let isContact = evidence.distance.map { $0 > 0 } ?? false
    let open = unknown(confirmed) + unknown(probable)
    if !met(excluded).isEmpty, open.isEmpty {
      let reasons = met(excluded) + (isContact ? [contactReason(evidence)] : [])
      return verdict(isContact ? .contact : .discarded, reasons, open, evidence)
    }
    // Whoever is suspected waits for a test.
    if !met(suspected).isEmpty {
      var verdict = verdict(.suspected, met(suspected), open, evidence)
      verdict.isOpen = true
      return verdict
    }
    let left = open + unknown(suspected)
    if isContact { return verdict(.contact, [contactReason(evidence)], left, evidence) }
    if !left.isEmpty { return verdict(.unclassified, [], left, evidence) }
    if evidence.tests.contains(where: { $0.result == .positive }) {
      var verdict = verdict(.unclassified, confirmed + probable + suspected, [], evidence)
      verdict.isOpen = true
      return verdict
    }
    return verdict(.discarded, confirmed + probable + suspected, [], evidence)
  }

  /// Why an alternative holds or not, for somebody.
  public func reason(_ alternative: CaseAlternative, _ caseClass: CaseClass, _ evidence: CaseEvidence) -> CaseReason {
    var run = DefinitionRun(definition: self, evidence: evidence)
    return run.reason(alternative, caseClass)
  }

  private func contactReason(_ evidence: CaseEvidence) -> CaseReason {
    let number = evidence.distance ?? 1
    return CaseReason(
      rule: "contact", definition: id, caseClass: .contact, outcome: .met,
      met: [Localized(english: "is F\(number)", vietnamese: "là F\(number)")], citation: closeContact.citation)
  }

  private func verdict(
    _ caseClass: CaseClass, _ reasons: [CaseReason], _ open: [CaseReason], _ evidence: CaseEvidence
  ) -> CaseVerdict {
    var verdict = CaseVerdict(caseClass: caseClass, reasons: reasons + open, isOpen: !open.isEmpty)
    if f0.contains(caseClass) {
      (verdict.infectiousFrom, verdict.infectiousUntil) = infectious.window(
        onset: evidence.onset, tests: evidence.tests, offset: evidence.offset)
    }
    return verdict
  }
}
