import Store

/// A line of a person, ready to be written: what is slow was done on the reading thread.
struct PreparedCase: Sendable {
  var line: PersonLine
  /// Row of the table.
  var number: Int
  /// Whether the record is not there yet.
  var isNew: Bool
  /// Whether an earlier row of the file told of the same record.
  var isRepeated: Bool
  /// Of a new record only.
  var key: [UInt8]?
  var likeness: [UInt8]?
  var sealed: [UInt8]?

  /// Hashes and seals what a new record has of a person.
  mutating func prepare(_ hashes: CaseHashes) {
    let person = line.person
    key = person.identifier.map { hashes.key(of: $0) }
    likeness = hashes.likeness(name: person.name, birthYear: line.facts.birthYear, ward: line.facts.ward)
    sealed =
      person.isEmpty ? nil : hashes.sealer.seal(person.encoded(), table: CaseTables.records, row: number)
  }
}
