import Quantities

extension CitizenRecord {
  private static let hasOthers = 1 << 13
  private static let hasOverruled = 1 << 14

  /// The record as the bytes that are sealed: its version, and what is known.
  ///
  /// What is not known takes no byte. The version stands inside, so that an earlier sealed record of the same citizen cannot be put
  /// in the place of a later one.
  func encoded(version: Int) -> [UInt8] {
    var writer = RecordWriter()
    writer.bytes.reserveCapacity(160)
    writer.append(version)
    encode(to: &writer)
    return writer.bytes
  }

  /// The record without its version.
  func encode(to writer: inout RecordWriter) {
    let known = fields
    writer.append(mainSource)
    writer.append(
      known.rawValue | (otherSources.isEmpty ? 0 : Self.hasOthers) | (overruled.isEmpty ? 0 : Self.hasOverruled))
    writer.append(identifier.number, bytes: 5)
    for field in CitizenField.allCases where known.contains(field) { append(field, to: &writer) }
    if !otherSources.isEmpty {
      writer.append(otherSources.count)
      for (field, source) in otherSources.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        writer.append(field.rawValue)
        writer.append(source)
      }
    }
    if !overruled.isEmpty {
      writer.append(overruled.count)
      for said in overruled {
        writer.append(said.source)
        writer.append(said.field.rawValue)
        writer.append(said.value.count)
        writer.bytes += said.value
      }
    }
  }

  /// The value of one field as bytes; equal values have equal bytes.
  func value(of field: CitizenField) -> [UInt8] {
    var writer = RecordWriter()
    if has(field) { append(field, to: &writer) }
    return writer.bytes
  }

  private func append(_ field: CitizenField, to writer: inout RecordWriter) {
    switch field {
    case .name: writer.append(name)
    case .birth: writer.append(signed: Int(birth!.day.number) << 1 | (birth!.isYearOnly ? 1 : 0))
    case .sex: writer.append(sex.rawValue)
    case .household: writer.append(digits: household)
    case .phone: writer.append(digits: phone)
    case .address: writer.append(address)
    case .deceased: writer.append(deceased!)
    case .moved: writer.append(moved!)
    case .permanent, .temporary, .current:
      let periods = residences(field.residence!)
      writer.append(periods.count)
      for period in periods { Self.append(period, to: &writer) }
    case .formerNumbers:
      writer.append(formerNumbers.count)
      for former in formerNumbers {
        writer.append(former.source)
        writer.append(UInt64(former.number.number), bytes: 4)
      }
    case .groups:
      writer.append(groupsBySource.count)
      for said in groupsBySource {
        writer.append(said.source)
        writer.append(said.groups.mask)
      }
    }
  }

  static func append(_ period: Residence, to writer: inout RecordWriter) {
    writer.append(period.ward << 2 | (period.first == nil ? 0 : 1) | (period.last == nil ? 0 : 2))
    if let first = period.first { writer.append(first) }
    if let last = period.last { writer.append(last) }
  }
}

extension CitizenRecord {
  /// Reads a record back.
  ///
  /// - Throws: `RegistryError.unreadable`.
  static func decode(_ bytes: some Sequence<UInt8>) throws(RegistryError) -> (version: Int, record: CitizenRecord) {
    var reader = RecordReader(bytes)
    let version = try reader.int()
    return (version, try CitizenRecord(from: &reader))
  }

  init(from reader: inout RecordReader) throws(RegistryError) {
    let source = try reader.int()
    let flags = try reader.int()
    guard flags < 1 << 15, let identifier = PersonalIdentifier(number: try reader.number(bytes: 5)) else {
      throw .unreadable
    }
    self.init(identifier: identifier, source: source)
    for field in CitizenField.allCases where flags & 1 << field.rawValue != 0 { try read(field, from: &reader) }
    if flags & Self.hasOthers != 0 {
      for _ in 0..<(try reader.int()) {
        guard let field = CitizenField(rawValue: try reader.int()) else { throw .unreadable }
        otherSources[field] = try reader.int()
      }
    }
    if flags & Self.hasOverruled != 0 {
      for _ in 0..<(try reader.int()) {
        let source = try reader.int()
        guard let field = CitizenField(rawValue: try reader.int()) else { throw .unreadable }
        overruled.append(Overruled(source: source, field: field, value: Array(try reader.raw(try reader.int()))))
      }
    }
    guard reader.isAtEnd else { throw .unreadable }
  }

  /// - Throws: `RegistryError.unreadable`.
  private mutating func read(_ field: CitizenField, from reader: inout RecordReader) throws(RegistryError) {
    switch field {
    case .name: name = try reader.text()
    case .birth:
      let packed = try reader.signed()
      let day = Day(number: Int32(truncatingIfNeeded: packed >> 1))
      birth = packed & 1 == 1 ? BirthDate(year: day.components.year) : BirthDate(day)
    case .sex: sex = Sex(rawValue: try reader.int()) ?? .unknown
    case .household: household = try reader.digits()
    case .phone: phone = try reader.digits()
    case .address: address = try reader.text()
    case .deceased: deceased = try reader.day()
    case .moved: moved = try reader.day()
    case .permanent, .temporary, .current:
      for _ in 0..<(try reader.int()) {
        let head = try reader.int()
        let first = head & 1 != 0 ? try reader.day() : nil
        let last = head & 2 != 0 ? try reader.day() : nil
        residences.append(Residence(kind: field.residence!, first: first, last: last, ward: head >> 2))
      }
    case .formerNumbers:
      for _ in 0..<(try reader.int()) {
        let source = try reader.int()
        guard let number = FormerIdentityNumber(number: UInt32(try reader.number(bytes: 4))) else { throw .unreadable }
        formerNumbers.append(FormerNumber(number: number, source: source))
      }
    case .groups:
      for _ in 0..<(try reader.int()) {
        let source = try reader.int()
        groupsBySource.append(GroupsOfSource(groups: PriorityGroups(mask: try reader.number()), source: source))
      }
    }
  }
}
