import Epidemiology
import Quantities
import Registry
import Store
import Surveillance

/// Enters the rows of a file of doses, some thousand a transaction.
struct DoseBatchWriter {
  let office: VaccinationOffice
  let access: Access
  let rules: DoseRules
  let options: DoseImportOptions
  /// The register in memory, once a row needs it.
  private var people: (index: MatchIndex, matcher: Matcher)?
  private var products = NamedRows("vaccination_products")
  private var sources = NamedRows("vaccination_sources")
  /// Rows that a dry run has seen.
  private var seen: [[UInt8]: [UInt8]] = [:]

  init(office: VaccinationOffice, access: Access, rules: DoseRules, options: DoseImportOptions) {
    self.office = office
    self.access = access
    self.rules = rules
    self.options = options
  }

  private struct Known {
    var number: Int
    var digest: [UInt8]
  }

  mutating func enter(_ rows: [DoseRow]) throws -> DoseImportCounts {
    if rows.isEmpty { return DoseImportCounts() }
    // In the order of the keys, so that their index is gone through once and not at random; rows of one key keep their order.
    let order = rows.indices.sorted { a, b in
      let (first, second) = (rows[a].key, rows[b].key)
      return first == second ? a < b : first.lexicographicallyPrecedes(second)
    }
    let sorted = order.map { rows[$0] }
    let owners = try owners(of: sorted)
    if options.isDryRun { return try tried(sorted, owners) }
    return try office.file.write { writing in
      let counts = try write(sorted, owners, writing)
      writing.record(
        access.act(
          "vaccination.import", subject: "doses of \(options.source)",
          facts: [
            "recorded": String(counts.recorded), "changed": String(counts.changed), "repeated": String(counts.repeated),
            "matched": String(counts.matched), "queued": String(counts.queued),
          ]))
      return counts
    }
  }

  // MARK: People

  /// Whose the rows that are new are; `nil` for rows that were there as they are.
  private mutating func owners(of rows: [DoseRow]) throws -> [DoseOwner?] {
    let alone = office.matching(people, rules, .importDoses, today: options.today)
    var needsPeople: [Int] = []
    var owners = try office.file.read { reading in
      try rows.enumerated().map { place, row -> DoseOwner? in
        // What an officer entered comes back in an export of its own, and is as the officer left it.
        if let known = try known(row, reading), known.digest == row.digest || known.digest.isEmpty { return nil }
        let owner = try alone.owner(of: row.person, home: row.facts.home, reading)
        if people == nil, owner.citizen == nil, owner.answer == .unknown, !row.person.name.isEmpty {
          needsPeople.append(place)
        }
        return owner
      }
    }
    if needsPeople.isEmpty { return owners }
    let districts = try office.file.read { try CityWards($0).districts }
    people = try MatchIndex.load(office.file, sealer: office.sealer, districts: districts, by: access)
    let matching = office.matching(people, rules, .importDoses, today: options.today)
    try office.file.read { reading in
      for place in needsPeople {
        owners[place] = try matching.owner(of: rows[place].person, home: rows[place].facts.home, reading)
      }
    }
    return owners
  }

  private func known(_ row: DoseRow, _ reading: Reading) throws -> Known? {
    let find = try reading.statement("SELECT id, digest FROM vaccination_doses WHERE key = ?")
    find.bind(0, bytes: row.key)
    defer { find.reset() }
    return try find.step() ? Known(number: find.int(0), digest: find.bytes(1)) : nil
  }

  // MARK: Writing

  private mutating func write(
    _ rows: [DoseRow], _ owners: [DoseOwner?], _ writing: Writing
  ) throws -> DoseImportCounts {
    try access.require(.importDoses, subject: "doses of \(options.source)")
    var counts = DoseImportCounts()
    let source = try sources.number(of: options.source, writing)
    let matching = office.matching(people, rules, .importDoses, today: options.today)
    var next = try writing.nextNumber(of: VaccinationOffice.doses, count: rows.count)
    var citizens: Set<Int> = []
    var unmatched: [Int] = []
    for (row, owner) in zip(rows, owners) {
      let known = try known(row, writing)
      guard let owner, known?.digest != row.digest else {
        counts.repeated += 1
        continue
      }
      let product = try products.number(of: row.facts.product, writing)
      let number: Int
      if let known {
        number = known.number
        guard try change(known.number, row, owner, &citizens, writing) else {
          counts.repeated += 1
          continue
        }
        counts.changed += 1
      } else {
        number = next
        next += 1
        // What the register has of a citizen of that identifier is not kept twice.
        try office.insert(
          number, row.facts, product: product, citizen: owner.citizen, person: row.person,
          keepsPerson: owner.citizen == nil || row.person.identifier == nil, source: source, record: row.record,
          key: row.key,
          digest: row.digest, by: access.officer.name, writing)
        counts.recorded += 1
      }
      let match = try matching.keep(
        owner, dose: number, row.person, home: row.facts.home ?? row.facts.ward, by: access, writing)
      if match != nil { counts.queued += 1 }
      if let citizen = owner.citizen {
        citizens.insert(citizen)
        counts.matched += 1
      } else {
        unmatched.append(number)
        if row.person.isNobody { counts.nameless += 1 }
      }
    }
    var settling = DoseSettling(rules, office.register, writing)
    for citizen in citizens.sorted() { try settling.settle(citizen: citizen) }
    for number in unmatched { try settling.settle(unmatched: try office.dose(number, writing)) }
    try settling.feed()
    return counts
  }

  /// Puts what the source says now in the place of what it said.
  ///
  /// - Returns: whether there was something to change: what an officer withdrew stays withdrawn.
  private func change(
    _ number: Int, _ row: DoseRow, _ owner: DoseOwner, _ citizens: inout Set<Int>, _ writing: Writing
  ) throws -> Bool {
    let dose = try office.dose(number, writing)
    guard dose.state == .recorded else { return false }
    try office.keepVersion(
      of: dose, .redelivered, ground: "source \(options.source)", by: access.officer.name, writing)
    try office.change(number, row.facts, writing)
    try office.change(
      number, row.person, citizen: owner.citizen, keepsPerson: owner.citizen == nil || row.person.identifier == nil,
      writing)
    try writing.run(
      "UPDATE vaccination_doses SET digest = ? WHERE id = ?", [.bytes(row.digest), SQLValue(number)])
    if let before = dose.citizen { citizens.insert(before) }
    return true
  }

  /// What a transaction would do.
  private mutating func tried(_ rows: [DoseRow], _ owners: [DoseOwner?]) throws -> DoseImportCounts {
    var counts = DoseImportCounts()
    try office.file.read { reading in
      for (row, owner) in zip(rows, owners) {
        let before = try seen[row.key] ?? known(row, reading)?.digest
        seen[row.key] = row.digest
        guard let owner, before != row.digest else {
          counts.repeated += 1
          continue
        }
        if before == nil { counts.recorded += 1 } else { counts.changed += 1 }
        if owner.citizen != nil {
          counts.matched += 1
        } else if owner.outcome != nil {
          counts.queued += 1
        } else {
          counts.nameless += 1
        }
      }
    }
    return counts
  }
}
