import Quantities
import Registry
public import Store

extension VaccinationOffice {
  /// Settles everybody anew: after other rules were adopted, and after the register has changed. Who dwells in the city gets a
  /// standing, doses or none, so that the first dose is due to them too.
  ///
  /// Some thousand people a transaction, each an act; cut off it is simply run again. Doses whose person has come into the register
  /// since are given to them.
  ///
  /// - Parameter progress: called after each transaction with how many people were settled.
  /// - Returns: how many people, and how many doses were matched.
  /// - Throws: `AccessError.refused` without the right to import doses; `VaccinationError.noRules`; `StoreError`; `SealingError`.
  @discardableResult
  public func settleAll(
    by access: Access, peoplePerTransaction: Int = 10_000, progress: (Int) -> Void = { _ in }
  ) throws -> (people: Int, matched: Int) {
    let matched = try matchByIdentifier(by: access)
    var (people, last) = (0, 0)
    while true {
      let batch = try file.write { writing -> [Int] in
        try access.require(.importDoses, subject: "standings")
        let citizens = try writing.all(
          "SELECT id FROM registry_citizens WHERE id > ? ORDER BY id LIMIT ?",
          [SQLValue(last), SQLValue(max(1, peoplePerTransaction))]
        ) { $0.int(0) }
        var settling = DoseSettling(try cache.rules(writing), register, writing)
        for citizen in citizens { try settling.settle(citizen: citizen) }
        try settling.feed()
        if let first = citizens.first, let end = citizens.last {
          writing.record(
            access.act(
              "vaccination.settle", subject: "citizens \(first) to \(end)", facts: ["people": String(citizens.count)]))
        }
        return citizens
      }
      guard let end = batch.last else { break }
      last = end
      people += batch.count
      progress(people)
    }
    return (people, matched)
  }

  /// Gives doses to the citizens whose identifiers they say and who came into the register later, where the name is not another's.
  private func matchByIdentifier(by access: Access) throws -> Int {
    var (matched, last) = (0, 0)
    while true {
      let done = try file.write { writing -> Bool in
        try access.require(.importDoses, subject: "standings")
        let waiting = try writing.all(
          """
          SELECT id FROM vaccination_doses WHERE citizen IS NULL AND person IS NOT NULL AND state = 0 AND id > ? ORDER BY id LIMIT 5000
          """, [SQLValue(last)]
        ) { $0.int(0) }
        guard let end = waiting.last else { return true }
        last = end
        let matching = matching(
          nil, try cache.rules(writing), .importDoses, today: writing.instant.day(offset: offset))
        for number in waiting {
          let person = try said(ofDose: number, writing)
          let isQueued = try writing.first(
            "SELECT state FROM registry_matches WHERE source = ? AND record = ?",
            [.text(DoseMatching.source), .text(String(number))]
          ) { $0.int(0) }
          // What somebody has decided stays.
          guard isQueued == nil || isQueued == QueuedMatch.State.open.rawValue else { continue }
          guard let citizen = try matching.owner(of: person, home: nil, writing).citizen else { continue }
          try give(number, to: citizen, ground: "came into the register", by: access, writing)
          try writing.run(
            "UPDATE registry_matches SET state = 1, citizen = ?, decided_by = ?, decided_at = ? WHERE source = ? AND record = ?",
            [
              SQLValue(citizen), .text(access.officer.name), .integer(writing.instant.milliseconds),
              .text(DoseMatching.source), .text(String(number)),
            ])
          matched += 1
        }
        return false
      }
      if done { return matched }
    }
  }
}
