/// What one source says of a citizen at one time: a row of a file, a change from the national database, a form.
public struct CitizenStatement: Hashable, Sendable {
  /// The values that are said, all by one source.
  public internal(set) var record: CitizenRecord
  /// What the source takes back that it said earlier.
  public var withdrawn: CitizenFields = []

  public init(identifier: PersonalIdentifier, source: RecordSource) {
    record = CitizenRecord(identifier: identifier, source: source.number)
  }

  init(record: CitizenRecord, withdrawn: CitizenFields = []) {
    self.record = record
    self.withdrawn = withdrawn
  }

  var source: Int { record.mainSource }
}
