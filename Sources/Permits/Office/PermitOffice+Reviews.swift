import Quantities
public import Store
import Surveillance

/// A decision to be looked at again, because the map that it stands on was corrected.
public struct PermitReview: Hashable, Sendable {
  /// What was decided: `permit 4711`, `application 12.1`.
  public var decision: String
  /// The revision that was wrong, and the one in its place.
  public var corrected: Int
  public var correction: Int
  public var endedBy: String?
}

extension PermitOffice {
  /// Lists the decisions that stand on revisions which were corrected since the last time, once each.
  ///
  /// - Returns: how many were added.
  /// - Throws: `StoreError`; `SurveillanceError`; `LogError`.
  @discardableResult
  func listCorrected(actor: String, _ writing: Writing) throws -> Int {
    var added = 0
    for revision in try Archive.revisions(published: true, writing) {
      guard let corrected = revision.corrects else { continue }
      let isListed = try writing.first(
        "SELECT 1 FROM permits_reviews WHERE correction = ? LIMIT 1", [SQLValue(revision.number)]
      ) { _ in true }
      if isListed == true { continue }
      for decision in try Archive.decisions(citing: corrected, writing)
      where decision.hasPrefix("permit ") || decision.hasPrefix("application ") {
        try writing.run(
          "INSERT INTO permits_reviews (decision, corrected, correction, recorded_at) VALUES (?, ?, ?, ?)",
          [
            .text(decision), SQLValue(corrected), SQLValue(revision.number), .integer(writing.instant.milliseconds),
          ])
        added += 1
      }
    }
    if added > 0 {
      writing.record(
        Act(
          actor: actor, kind: "permit.review", subject: "decisions on corrected maps",
          reason: Purpose.travelPermit.rawValue, facts: ["count": String(added)]))
    }
    return added
  }

  /// Decisions of the officer's area that wait to be looked at again.
  ///
  /// - Throws: `AccessError.refused` without the right to issue permits; `StoreError`.
  public func reviews(by access: Access) throws -> [PermitReview] {
    try file.read { reading in
      try access.requireAnywhere(.issuePermits, subject: "decisions to review")
      return try reading.all(
        """
        SELECT decision, corrected, correction, ended_by FROM permits_reviews WHERE ended_at IS NULL
        ORDER BY correction, decision
        """
      ) {
        PermitReview(
          decision: $0.text(0), corrected: $0.int(1), correction: $0.int(2), endedBy: $0.optionalText(3))
      }.filter { review in
        guard let area = access.wards else { return true }
        return try wards(ofDecision: review.decision, reading).contains(where: area.contains)
      }
    }
  }

  /// - Throws: `PermitError.notFound` for what names no decision.
  private func wards(ofDecision name: String, _ reading: Reading) throws -> [Int] {
    let words = name.split(whereSeparator: { $0 == " " || $0 == "." })
    guard words.count >= 2, let number = Int(words[1]) else { throw PermitError.notFound }
    return words[0] == "permit" ? try permit(number, reading).wards : try application(number, reading).wards
  }

  /// Says that a decision was looked at again and stands, or that another came in its place.
  ///
  /// - Parameter ending: `stands` or `changed`.
  /// - Throws: `AccessError.refused`; `PermitError.notFound`; `StoreError`; `LogError`.
  public func endReview(_ decision: String, ending: ReviewEnding, by access: Access) throws {
    try file.write { writing in
      try access.requireAnywhere(.issuePermits, subject: "decision to review")
      try access.require(.issuePermits, among: try wards(ofDecision: decision, writing), subject: decision)
      let isOpen = try writing.first(
        "SELECT 1 FROM permits_reviews WHERE decision = ? AND ended_at IS NULL", [.text(decision)]
      ) { _ in true }
      guard isOpen == true else { throw PermitError.notFound }
      try writing.run(
        "UPDATE permits_reviews SET ended_at = ?, ended_by = ?, ending = ? WHERE decision = ? AND ended_at IS NULL",
        [
          .integer(writing.instant.milliseconds), .text(access.officer.name), .text(ending.rawValue), .text(decision),
        ])
      writing.record(access.act("permit.reviewed", subject: decision, facts: ["ending": ending.rawValue]))
    }
  }
}

/// How a decision fared that was looked at again.
public enum ReviewEnding: String, CaseIterable, Sendable {
  case stands, changed
}
