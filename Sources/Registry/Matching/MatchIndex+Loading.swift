public import Store

extension MatchIndex {
  /// Brings the whole register into memory for matching a large number of records.
  ///
  /// Nothing of anybody can be read out of it but row numbers and how fields agree. The loading is an act in the decision log.
  ///
  /// - Parameter districts: the district's number by the row number of the ward.
  /// - Returns: the people and the matcher with their frequencies.
  /// - Complexity: opens every record once.
  /// - Throws: `AccessError.refused` without the right to import reports, which is logged; `StoreError`, `SealingError`,
  ///   `RegistryError.unreadable`.
  public static func load(
    _ file: DatabaseFile, sealer: Sealer, districts: [Int: Int] = [:], by access: Access
  ) throws -> (index: MatchIndex, matcher: Matcher) {
    let people = try file.read { reading in
      try access.require(.importReports, subject: "matching")
      return try reading.all("SELECT id, sealed FROM registry_citizens ORDER BY id") { row in
        let number = row.int(0)
        let opened = try sealer.open(row.bytes(1), table: "registry_citizens", row: number)
        return MatchPerson(number, try CitizenRecord.decode(opened).record)
      }.compactMap { $0 }
    }
    try file.write {
      $0.record(access.act("citizen.match", subject: "register", facts: ["count": String(people.count)]))
    }
    return (MatchIndex(people), Matcher(frequencies: RegisterFrequencies(people), districts: districts))
  }
}

extension MatchPerson {
  /// What of a record matching compares; `nil` without name or birth date.
  init?(_ citizen: Int, _ record: CitizenRecord) {
    guard !record.name.isEmpty, let birth = record.birth else { return nil }
    // The last residence of each kind; of the permanent ones also the one before, for old records.
    var wards: [Int] = []
    for kind in ResidenceKind.allCases {
      let last = record.residences(kind).suffix(kind == .permanent ? 2 : 1).map(\.ward)
      wards += last.reversed().filter { !wards.contains($0) }
    }
    self.init(
      citizen: citizen, name: PersonName(record.name), birth: BirthDateParts(birth), sex: record.sex, wards: wards,
      phone: PhoneNumber(record.phone), formerNumber: record.formerNumbers.first?.number)
  }
}
