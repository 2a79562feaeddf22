public import Store

extension MatchIndex {
  /// Brings the register, or the residents of some wards, into memory for matching.
  ///
  /// Nothing of anybody can be read out of it but row numbers and how fields agree. The loading is an act in the decision log. The
  /// whole register is for imports; an officer loads wards of the area, which is enough for a record that says its ward.
  ///
  /// - Parameters:
  ///   - wards: row numbers of the wards whose residents of any time are loaded; `nil` for all citizens.
  ///   - districts: the district's number by the row number of the ward.
  /// - Returns: the people and the matcher with their frequencies.
  /// - Complexity: opens each record once.
  /// - Throws: `AccessError.refused` without the right to import reports, or to match citizens in each of the wards, which is
  ///   logged; `StoreError`, `SealingError`, `RegistryError.unreadable`.
  public static func load(
    _ file: DatabaseFile, sealer: Sealer, wards: Set<Int>? = nil, districts: [Int: Int] = [:], by access: Access
  ) throws -> (index: MatchIndex, matcher: Matcher) {
    let people = try file.read { reading -> [MatchPerson] in
      func person(_ row: Statement) throws -> MatchPerson? {
        let number = row.int(0)
        let opened = try sealer.open(row.bytes(1), table: "registry_citizens", row: number)
        return MatchPerson(number, try CitizenRecord.decode(opened).record)
      }
      guard let wards else {
        try access.require(.importReports, subject: "matching")
        return try reading.all("SELECT id, sealed FROM registry_citizens ORDER BY id", [], person).compactMap { $0 }
      }
      var people: [MatchPerson] = []
      for ward in wards.sorted() {
        try access.require(.matchCitizens, ward: ward, subject: "matching in ward \(ward)")
        people += try reading.all(
          """
          SELECT id, sealed FROM registry_citizens WHERE id IN (SELECT citizen FROM registry_residences WHERE ward = ?)
          ORDER BY id
          """, [SQLValue(ward)], person
        ).compactMap { $0 }
      }
      // Who lived in several of the wards was found in each.
      var seen: Set<Int> = []
      return people.filter { seen.insert($0.citizen).inserted }
    }
    let subject =
      wards.map { "residents of wards " + $0.sorted().map(String.init).joined(separator: " ") } ?? "register"
    try file.write {
      $0.record(access.act("citizen.match", subject: subject, facts: ["count": String(people.count)]))
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
