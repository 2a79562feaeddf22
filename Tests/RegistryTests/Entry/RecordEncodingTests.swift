import Quantities
import Testing

@testable import Registry

@Suite struct RecordEncodingTests {
  @Test(arguments: 0..<20)
  func `a record is read back as it was`(_ seed: UInt64) throws {
    var random = RandomStatements(seed)
    for _ in 0..<100 {
      var record = random.statement(source: 1).record
      for source in 2...4 {
        let statement = random.statement(source: source)
        switch record.amended(by: statement) {
        case .changed(let changed): record = changed
        case .contradicted(let fields):
          for field in fields.list {
            if random.chance(0.5) {
              record.decide(for: statement, field)
            } else {
              record.decide(against: statement, field)
            }
          }
        case .unchanged, .repeated: break
        }
      }
      let (version, read) = try CitizenRecord.decode(record.encoded(version: 300))
      #expect(version == 300 && read == record, "seed \(seed)")
    }
  }

  @Test func `every length cut short is refused`() throws {
    var random = RandomStatements(7)
    for _ in 0..<50 {
      let bytes = random.statement(source: 1).record.encoded(version: 1)
      for count in 0..<bytes.count {
        #expect(throws: RegistryError.unreadable) { try CitizenRecord.decode(bytes.prefix(count)) }
      }
    }
  }

  @Test func `numbers, days and digits take the bytes they need`() throws {
    var writer = RecordWriter()
    for value in [0, 1, -1, 63, -64, 64, -719_162, Int(Int32.max)] { writer.append(signed: value) }
    for text in ["", "0", "0912345678", "+84912", "12a"] { writer.append(digits: text) }
    var reader = RecordReader(writer.bytes)
    for value in [0, 1, -1, 63, -64, 64, -719_162, Int(Int32.max)] { #expect(try reader.signed() == value) }
    for text in ["", "0", "0912345678", "+84912", "12a"] { #expect(try reader.digits() == text) }
    #expect(reader.isAtEnd)
  }

  @Test func `nothing of a record is printed`() {
    var record = CitizenRecord(identifier: PersonalIdentifier(digits: "001098000123")!, source: 1)
    record.name = "Nguyễn Văn An"
    var text = "\(record) \(String(reflecting: record))"
    dump(record, to: &text)
    #expect(!text.contains("Nguyễn") && !text.contains("098000123"))
  }
}
