import Store

/// Goes through the records of an area in the order of their sources and names, whatever the rows of the tables.
struct CaseExtractReader {
  private let reading: Reading
  private let sealer: Sealer
  private let covers: (CaseRecord) -> Bool
  private var names: [Int: RecordName] = [:]
  /// The wards of what goes out.
  private(set) var wards: Set<Int> = []
  /// Contacts that do not go out because one of the two people belongs to another area.
  private(set) var contactsBeyond = 0

  /// The records in their order.
  private(set) var order: [Int] = []

  /// - Parameter wards: rows of the wards of the area; `nil` for all.
  /// - Complexity: O(n log n) for all records.
  /// - Throws: `StoreError`; `CaseError.unreadable`.
  init(wards area: Set<Int>?, _ sealer: Sealer, _ reading: Reading) throws {
    self.reading = reading
    self.sealer = sealer
    covers = { record in area.map { area in record.wards.contains(where: area.contains) } ?? true }
    let sources = try CaseTables.sourceNames(reading)
    var found: [(RecordName, Int)] = []
    try CaseTables.eachRecord(reading) { record, _ in
      guard covers(record) else { return true }
      let name = RecordName(source: sources[record.source] ?? "", name: record.name)
      names[record.number] = name
      found.append((name, record.number))
      wards.formUnion(area.map { area in record.wards.filter(area.contains) } ?? record.wards)
      return true
    }
    order = found.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// Calls the body with each record.
  ///
  /// - Parameter opens: whether who people are is opened.
  /// - Throws: `StoreError`; `SealingError`; `CaseError.unreadable`; what the body throws.
  mutating func each(opens: Bool, _ body: (CaseExtract) throws -> Void) throws {
    for number in order {
      guard let (record, sealed) = try CaseTables.sealedRecord(number, reading), let name = names[number] else {
        continue
      }
      let person =
        try (opens ? sealed : nil).map {
          try CasePerson.decode(sealer.open($0, table: CaseTables.records, row: number))
        } ?? CasePerson()
      var contacts: [(CaseContact, RecordName)] = []
      for contact in try ContactLine.existing(of: number, sealer, reading) {
        if let to = names[contact.to] { contacts.append((contact, to)) } else { contactsBeyond += 1 }
      }
      try body(
        CaseExtract(
          record: record, source: name.source, mergedInto: record.mergedInto.flatMap { names[$0] }, person: person,
          tests: try CaseTables.tests(of: number, reading),
          symptoms: try CaseTables.symptoms(of: number, reading),
          exposures: try CaseTables.exposures(of: number, sealer, reading), contacts: contacts))
    }
  }
}
