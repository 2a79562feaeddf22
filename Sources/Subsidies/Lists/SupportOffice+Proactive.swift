public import Quantities
import Registry
public import Store

extension SupportOffice {
  /// Who dwells in a ward, seems to be entitled by what the system knows, and has no claim under the policy: to be told, not to be paid.
  ///
  /// Also those to whom something happened that a policy is for and of whom one answer is missing. Whoever is listed is disclosed to the
  /// officer, and the look stands in the log. A claim of the person under the policy in any state takes them off the list.
  ///
  /// - Parameters:
  ///   - policy: only this one; `nil` for all.
  ///   - sure: only those who are entitled.
  ///   - after: where the page begins, as the page before said; 0 for the first.
  ///   - limit: entries of a page, 500 at most.
  ///   - rooms: what other rooms know of everybody.
  /// - Returns: `nil` for nobody.
  /// - Throws: `AccessError.refused` outside the officer's area; `SupportError.noPolicy`; `CriteriaError`; `StoreError`; `SealingError`.
  /// - Complexity: that of `SupportSweep` for one ward.
  public func seemEntitled(
    ward: Int, policy: String? = nil, sure: Bool = false, after: Int = 0, limit: Int = 100, on day: Day,
    rooms: [any BulkFacts] = [], by access: Access
  ) throws -> ProactivePage? {
    let (catalogue, places) = try file.read { reading in
      try access.require(.readSupport, ward: ward, subject: "people of a ward who seem to be entitled")
      return (try rules.last(reading).catalogue, try history.places(through: day, reading))
    }
    if let policy, catalogue.item(policy) == nil {
      throw SupportError.unknown(what: "policy in force", name: policy, known: catalogue.items.map(\.policy.id))
    }
    let entries = try SupportSweep(catalogue, places: places, day: day, rooms: rooms).entries(file, wards: [ward])
    return try file.disclose(.readSupport, to: access, kind: "support.list") { reading in
      let open = try entries.filter { entry in
        guard policy.map({ $0 == entry.answer.policy }) ?? true, !sure || entry.answer.verdict == .entitled,
          entry.answer.verdict == .entitled || entry.answer.missing.count == 1,
          catalogue.item(entry.answer.policy)?.policy.isPaid ?? false
        else { return false }
        return try !hasClaimed(entry.citizen, entry.answer.policy, reading)
      }
      let first = min(max(0, after), open.count)
      let page = open[first..<min(first + min(max(1, limit), 500), open.count)]
      let shown = try page.compactMap { entry in
        try register.record(ofCitizen: entry.citizen, reading).map { record in
          ProactiveEntry(
            citizen: entry.citizen, name: record.name, phone: record.phone, address: record.address,
            answer: entry.answer)
        }
      }
      if shown.isEmpty { return nil }
      return Disclosure(
        ProactivePage(entries: shown, total: open.count, next: page.endIndex < open.count ? page.endIndex : nil),
        subject: "people of ward \(ward) who seem to be entitled", wards: [ward],
        facts: ["shown": String(shown.count), "from": String(first), "policy": policy ?? "all"])
    }
  }

  /// Whether a citizen has a claim under a policy, in whatever state, or was paid on one that is deleted.
  func hasClaimed(_ citizen: Int, _ policy: String, _ reading: Reading) throws -> Bool {
    let claim = try reading.first(
      "SELECT 1 FROM \(Self.claims) WHERE citizen = ? AND policy = ? LIMIT 1", [SQLValue(citizen), .text(policy)]
    ) { _ in true }
    if claim == true { return true }
    // Of what was paid on a claim that is gone only the keyed hash is left, and so of a claim from before the person was registered.
    guard let record = try register.record(ofCitizen: citizen, reading) else { return false }
    return try Self.hasClaimed(person: hashes.key(of: record.identifier), policy: policy, reading)
  }

  /// People and money of all adopted policies by ward, as far as the system knows without asking: numbers only.
  ///
  /// - Parameter catalogue: other policies than the adopted ones, to see what they would cost.
  /// - Throws: `AccessError.refused`; `SupportError.noPolicy`; `CriteriaError`; `StoreError`.
  public func totals(
    of catalogue: SupportCatalogue? = nil, wards: [Int], on day: Day, rooms: [any BulkFacts] = [], by access: Access,
    threads: Int = 2
  ) throws -> SweepTotals {
    let (chosen, places) = try file.read { reading in
      try access.requireAnywhere(.readSupport, subject: "what support costs")
      for ward in wards { try access.require(.readSupport, ward: ward, subject: "what support costs in a ward") }
      return (try catalogue ?? rules.last(reading).catalogue, try history.places(through: day, reading))
    }
    return try SupportSweep(chosen, places: places, day: day, rooms: rooms).totals(file, wards: wards, threads: threads)
  }
}
