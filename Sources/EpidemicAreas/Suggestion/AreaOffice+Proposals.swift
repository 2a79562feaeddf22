import Quantities
import Store

extension AreaOffice {
  /// Marks a proposal as followed by an act.
  ///
  /// - Throws: `EpidemicAreaError.notFound`, `.wrongState`.
  func follow(_ number: Int, _ access: Access, _ writing: Writing) throws {
    let state = try writing.first("SELECT state FROM areas_proposals WHERE id = ?", [SQLValue(number)]) {
      ProposalState(rawValue: $0.text(0))
    }
    guard let found = state, let state = found else { throw EpidemicAreaError.notFound(what: "proposal") }
    guard state == .proposed else { throw EpidemicAreaError.wrongState(what: "proposal", state: state.words.en) }
    try writing.run(
      "UPDATE areas_proposals SET state = ?, decided_at = ?, decided_by = ? WHERE id = ?",
      [
        .text(ProposalState.decreed.rawValue), .integer(writing.instant.milliseconds), .text(access.officer.name),
        SQLValue(number),
      ])
  }
}
