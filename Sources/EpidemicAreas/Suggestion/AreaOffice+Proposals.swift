import Quantities
import SpatialCore
public import Store

extension AreaOffice {
  /// Keeps a suggestion as a proposal, which changes nothing for anybody until somebody decrees it.
  ///
  /// - Returns: its number.
  /// - Throws: `AccessError.refused` without the right to propose; `StoreError`.
  public func propose(
    _ suggestion: AreaSuggestion, reason: String, _ adopted: AdoptedAreaPolicy, by access: Access
  ) throws -> Int {
    try file.write { writing in
      try access.require(.proposeAreas, subject: "proposal of an area")
      let shape: [UInt8]? = if case .shape(let area) = suggestion.place { WKBWriter.bytes(area) } else { nil }
      let number = try writing.nextNumber(of: "areas_proposals")
      try writing.run(
        """
        INSERT INTO areas_proposals (id, kind, name, state, place, shape, figures, policy, proposed_at, proposed_by, reason)
        VALUES (?, ?, ?, 'proposed', ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          SQLValue(number), .text(suggestion.kind.rawValue), .text(suggestion.name), .text(suggestion.place.kind),
          SQLValue(shape), .text(StoredFigures.text(suggestion)), SQLValue(adopted.number),
          .integer(writing.instant.milliseconds), .text(access.officer.name), .text(reason),
        ])
      for ward in suggestion.wards {
        try writing.run(
          "INSERT INTO areas_proposal_wards (proposal, ward, whole) VALUES (?, ?, ?)",
          [SQLValue(number), SQLValue(ward.row), SQLValue(ward.isWhole ? 1 : 0)])
      }
      writing.record(
        access.act(
          "area.propose", subject: "proposal \(number)",
          facts: [
            "cases": String(suggestion.cases), "people": String(suggestion.rows.first?.people ?? 0),
            "wards": suggestion.wards.map { String($0.row) }.joined(separator: " "),
          ]))
      return number
    }
  }

  /// Proposals of the officer's wards, or all for who proposes in the whole city or decrees, by number.
  ///
  /// - Parameter states: only those in any of these.
  /// - Throws: `AccessError.refused` for who may see none; `StoreError`; `EpidemicAreaError.unreadable`.
  public func proposals(
    states: Set<ProposalState> = [.proposed], by access: Access
  ) throws -> [AreaProposal] {
    try file.read { reading in
      try requireProposals(access)
      return try proposals("", [], reading).filter {
        states.contains($0.state) && maySee($0, access)
      }
    }
  }

  /// One proposal.
  ///
  /// - Throws: `AccessError.refused` for one of other wards, which is logged; `EpidemicAreaError.notFound`.
  public func proposal(_ number: Int, by access: Access) throws -> AreaProposal {
    try file.read { reading in
      try requireProposals(access)
      guard let proposal = try proposals("WHERE id = ?", [SQLValue(number)], reading).first else {
        throw EpidemicAreaError.notFound(what: "proposal")
      }
      if !maySee(proposal, access) {
        try access.require(
          .readAreas, among: proposal.suggestion.wards.map(\.row), subject: "proposal \(number)")
      }
      return proposal
    }
  }

  /// Says that a proposal is not followed, and why.
  ///
  /// - Throws: `AccessError.refused` without the right to decree; `EpidemicAreaError.notFound`, `.wrongState`, `.unusable` without a reason.
  public func reject(proposal number: Int, reason: String, by access: Access) throws {
    try file.write { writing in
      try access.require(.decree, subject: "proposal \(number)")
      guard !reason.isEmpty else { throw EpidemicAreaError.unusable("say why the proposal is not followed") }
      try decide(number, .rejected, access, writing)
      try writing.run("UPDATE areas_proposals SET reason = ? WHERE id = ?", [.text(reason), SQLValue(number)])
      writing.record(access.act("area.reject", subject: "proposal \(number)"))
    }
  }

  /// Marks a proposal as followed by an act.
  ///
  /// - Throws: `EpidemicAreaError.notFound`, `.wrongState`.
  func follow(_ number: Int, _ access: Access, _ writing: Writing) throws {
    try decide(number, .decreed, access, writing)
  }

  // MARK: Parts

  private func decide(_ number: Int, _ state: ProposalState, _ access: Access, _ writing: Writing) throws {
    let before = try writing.first("SELECT state FROM areas_proposals WHERE id = ?", [SQLValue(number)]) {
      ProposalState(rawValue: $0.text(0))
    }
    guard let found = before, let before = found else { throw EpidemicAreaError.notFound(what: "proposal") }
    guard before == .proposed else { throw EpidemicAreaError.wrongState(what: "proposal", state: before.words.en) }
    try writing.run(
      "UPDATE areas_proposals SET state = ?, decided_at = ?, decided_by = ? WHERE id = ?",
      [
        .text(state.rawValue), .integer(writing.instant.milliseconds), .text(access.officer.name), SQLValue(number),
      ])
  }

  private func requireProposals(_ access: Access) throws {
    if access.has(.decree, among: []) || access.has(.proposeAreas, among: []) { return }
    try access.requireAnywhere(.readAreas, subject: "proposals of areas")
  }

  /// Who proposes in the whole city sees all; who has an area sees theirs.
  private func maySee(_ proposal: AreaProposal, _ access: Access) -> Bool {
    if access.has(.decree, among: []) { return true }
    return proposal.suggestion.wards.contains { access.covers(ward: $0.row) }
  }

  private func proposals(_ clause: String, _ values: [SQLValue], _ reading: Reading) throws -> [AreaProposal] {
    let rows = try reading.all(
      """
      SELECT id, state, kind, name, place, shape, figures, policy, proposed_at, proposed_by, decided_at, decided_by, reason
      FROM areas_proposals \(clause) ORDER BY id
      """, values
    ) { row in
      (
        number: row.int(0), state: row.text(1), kind: row.text(2), name: row.text(3), place: row.text(4),
        shape: row.optionalBytes(5), figures: row.text(6), policy: row.int(7),
        at: Instant(milliseconds: Int64(row.int(8))), by: row.text(9),
        decidedAt: row.optionalInt(10).map { Instant(milliseconds: Int64($0)) }, decidedBy: row.optionalText(11),
        reason: row.text(12)
      )
    }
    return try rows.map { row in
      guard let state = ProposalState(rawValue: row.state), let kind = AreaKind(rawValue: row.kind) else {
        throw EpidemicAreaError.unreadable
      }
      let wards = try reading.all(
        "SELECT ward, whole FROM areas_proposal_wards WHERE proposal = ? ORDER BY ward", [SQLValue(row.number)]
      ) { AreaWard(row: $0.int(0), isWhole: $0.int(1) == 1) }
      let place = try StoredPlace.place(
        kind: row.place, wards: wards, shape: row.shape, sealed: nil, row: row.number, nil)
      return AreaProposal(
        number: row.number, state: state,
        suggestion: try StoredFigures.suggestion(
          row.figures, kind: kind, name: row.name, place: place, wards: wards), policy: row.policy, proposedAt: row.at,
        proposedBy: row.by, decidedAt: row.decidedAt, decidedBy: row.decidedBy, reason: row.reason)
    }
  }
}
