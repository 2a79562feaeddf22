import Epidemiology
import Quantities

/// Statements on their way into the tables, packed: a million of them as texts would not fit.
struct CitizenBatch: Sendable {
  struct Row: Sendable {
    var columns: CitizenColumnsOfTable
    /// Where the statement's record stands in `bytes`, encoded as version 1.
    fileprivate var start: UInt32
    fileprivate var count: UInt32
    fileprivate var number: Int32
    var presence: Presence?
    var key: LookupKey
    var household: LookupKey?
    var former: LookupKey?
    /// Whether the row has all that a new citizen needs, so that its record need not be read again.
    var isPlain: Bool

    /// The row of the file, or any number by which the caller knows it.
    var line: Int { Int(number) }
    /// Where the record stands in the bytes of the batch.
    var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
  }

  var rows: [Row] = []
  var bytes: [UInt8] = []
  /// What rows take back, and what earlier rows of the file said of their citizen, by place in `rows`: few have it.
  var withdrawn: [Int: CitizenFields] = [:]
  var said: [Int: SaidBefore] = [:]

  mutating func append(_ statement: CitizenStatement, line: Int, said before: SaidBefore?, _ keys: RegisterKeys) {
    let record = statement.record
    var writer = RecordWriter()
    swap(&writer.bytes, &bytes)
    let start = writer.bytes.count
    writer.append(1)
    record.encode(to: &writer)
    swap(&writer.bytes, &bytes)
    let presences = Presence.of(record)
    if !statement.withdrawn.isEmpty { withdrawn[rows.count] = statement.withdrawn }
    if let before { said[rows.count] = before }
    rows.append(
      Row(
        columns: CitizenColumnsOfTable(record), start: UInt32(start), count: UInt32(bytes.count - start),
        number: Int32(line), presence: presences.first, key: keys.key(of: record.identifier),
        household: record.household.isEmpty ? nil : keys.key(ofHousehold: record.household),
        former: record.formerNumbers.first.map { keys.key(of: $0.number) },
        isPlain: presences.count <= 1 && record.formerNumbers.count <= 1))
  }

  func recordBytes(_ row: Int) -> ArraySlice<UInt8> { bytes[rows[row].range] }

  /// - Throws: `RegistryError.unreadable`.
  func statement(_ row: Int) throws(RegistryError) -> CitizenStatement {
    CitizenStatement(record: try CitizenRecord.decode(recordBytes(row)).record, withdrawn: withdrawn[row] ?? [])
  }
}

/// What of a record stands beside it unsealed, for questions about many.
struct CitizenColumnsOfTable: Hashable, Sendable {
  var groups: UInt64
  var birth: Int32?
  var deceased: Int32?
  var moved: Int32?
  var sex: Int8

  init(_ record: CitizenRecord) {
    birth = record.birth?.day.number
    sex = Int8(record.sex.rawValue)
    groups = record.groups.mask
    deceased = record.deceased?.number
    // Who came back after having moved away lives here again.
    let isBack = record.moved.map { moved in record.residences.contains { $0.first.map { $0 >= moved } ?? false } }
    moved = isBack == true ? nil : record.moved?.number
  }
}
