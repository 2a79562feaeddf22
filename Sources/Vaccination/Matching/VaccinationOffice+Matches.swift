import Quantities
public import Registry
public import Store

extension VaccinationOffice {
  /// The source by which the queue of matches knows doses; the record is the number of the dose.
  public static let matchSource = DoseMatching.source

  /// The queue of records that people match; those of doses are of the source `vaccination`.
  public var matches: MatchQueue { MatchQueue(file, sealer: sealer) }

  /// Decides whose the record of a queue is: where it is a dose's, the dose gets its person, with standings and counts, in the same
  /// transaction. Records of other sources are decided and nothing more.
  ///
  /// - Parameter reason: why, in words that give nobody away.
  /// - Throws: as `MatchQueue.decide`; `VaccinationError.noRules`, `.wrongState` for a dose that was withdrawn.
  @discardableResult
  public func decide(
    match number: Int, _ decision: MatchDecision, reason: String, by access: Access
  ) throws -> QueuedMatch {
    try matches.decide(number, decision, reason: reason, access) { before, after, writing in
      guard after.source == DoseMatching.source, let dose = Int(after.record) else { return }
      guard before.citizen != after.citizen else { return }
      try give(dose, to: after.citizen, ground: "match \(number)", by: access, writing)
    }
  }

  /// Gives a dose to a citizen, or to nobody.
  func give(_ number: Int, to citizen: Int?, ground: String, by access: Access, _ writing: Writing) throws {
    // The dose may have gone since, by its own retention.
    guard let dose = try? dose(number, writing) else { throw VaccinationError.notFound }
    guard dose.state == .recorded else {
      throw VaccinationError.wrongState(what: "dose", state: dose.state.words.en)
    }
    guard dose.citizen != citizen else { return }
    try keepVersion(of: dose, citizen == nil ? .unmatch : .match, ground: ground, by: access.officer.name, writing)
    try writing.run(
      "UPDATE vaccination_doses SET citizen = ? WHERE id = ?", [SQLValue(citizen), SQLValue(number)])
    var settling = DoseSettling(try cache.rules(writing), register, writing)
    if let before = dose.citizen { try settling.settle(citizen: before) }
    if let citizen {
      try settling.settle(citizen: citizen)
    } else {
      try settling.settle(unmatched: try self.dose(number, writing))
    }
    try settling.feed()
    writing.record(
      access.act(
        "vaccination.match", subject: Self.subject(number),
        facts: ["citizen": citizen.map(String.init) ?? "none", "ground": ground]))
  }

  /// How doses stand to the register: numbers only.
  ///
  /// - Parameter ward: row of the ward of residence; `nil` for all.
  /// - Throws: `AccessError.refused` to whoever may neither read doses nor statistics; `StoreError`.
  public func matching(ward: Int? = nil, by access: Access) throws -> MatchingFigures {
    try file.read { reading in
      if !access.rights.contains(.readVaccination) {
        try access.require(.readStatistics, subject: "statistics of vaccination")
      }
      return try matchingFigures(ward: ward, reading)
    }
  }

  func matchingFigures(ward: Int?, _ reading: Reading) throws -> MatchingFigures {
    let unmatched = try reading.all(
      """
      SELECT home_basis, count(*) FROM vaccination_doses
      WHERE citizen IS NULL AND state = 0 AND (?1 IS NULL OR home = ?1) GROUP BY home_basis
      """, [SQLValue(ward)]
    ) { ($0.int(0), $0.int(1)) }
    var figures = MatchingFigures()
    for (basis, count) in unmatched {
      figures.unmatched += count
      if basis == HomeBasis.injection.rawValue { figures.countedWhereGiven += count }
      if basis == HomeBasis.unknown.rawValue { figures.unlocated += count }
    }
    return figures
  }
}
