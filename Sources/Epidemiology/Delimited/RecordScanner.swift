/// Walks through the records of a chunk of delimited text, after RFC 4180.
///
/// A quote opens a quoted field only where a field begins; inside one, two quotes stand for one and line breaks are text.
/// Records end with LF, CRLF or CR. Empty lines are no records. Fields beyond the capacity are counted, not kept.
struct RecordScanner: ~Copyable {
  private var cursor: UnsafePointer<UInt8>
  private let end: UnsafePointer<UInt8>
  private let delimiter: UInt8
  private let capacity: Int
  /// The fields of the last record.
  let fields: UnsafeMutablePointer<Field>
  /// Unescaped text of quoted fields of the last record.
  private var scratch: UnsafeMutablePointer<UInt8>?
  private var scratchUsed = 0
  private let scratchSize: Int
  /// Whether the last record ended inside quotes, which only happens at the end of a broken file.
  private(set) var endedInsideQuotes = false

  init(_ chunk: UnsafeBufferPointer<UInt8>, delimiter: UInt8, capacity: Int) {
    cursor = chunk.baseAddress!
    end = cursor + chunk.count
    scratchSize = chunk.count
    self.delimiter = delimiter
    self.capacity = capacity
    fields = .allocate(capacity: max(capacity, 1))
  }

  deinit {
    fields.deallocate()
    scratch?.deallocate()
  }

  /// Where the next record begins, or blank lines before it.
  var position: UnsafePointer<UInt8> {
    get { cursor }
    set { cursor = newValue }
  }

  /// The number of fields of the next record, or −1 after the last one.
  mutating func next() -> Int {
    while cursor < end, cursor[0] == 10 || cursor[0] == 13 { cursor += 1 }
    guard cursor < end else { return -1 }
    scratchUsed = 0
    var count = 0
    while true {
      let start = cursor
      if cursor < end, cursor[0] == 34 {
        let field = quotedField()
        if count < capacity { fields[count] = field }
      } else {
        while cursor < end {
          let byte = cursor[0]
          if byte == delimiter || byte == 10 || byte == 13 { break }
          cursor += 1
        }
        if count < capacity { fields[count] = Field(start: start, count: cursor - start) }
      }
      count += 1
      guard cursor < end else { return count }
      if cursor[0] == delimiter {
        cursor += 1
        continue
      }
      return count
    }
  }

  /// A field that begins with a quote; ends at the delimiter or line break behind the closing one.
  private mutating func quotedField() -> Field {
    cursor += 1
    if scratch == nil { scratch = .allocate(capacity: scratchSize + ChunkReader.padding) }
    let target = scratch! + scratchUsed
    var length = 0
    while true {
      guard cursor < end else {
        endedInsideQuotes = true
        break
      }
      let byte = cursor[0]
      cursor += 1
      if byte == 34 {
        guard cursor < end, cursor[0] == 34 else { break }
        cursor += 1
      }
      target[length] = byte
      length += 1
    }
    // Text between the closing quote and the delimiter is no RFC 4180; it is kept, since nothing is dropped silently.
    while cursor < end, cursor[0] != delimiter, cursor[0] != 10, cursor[0] != 13 {
      target[length] = cursor[0]
      length += 1
      cursor += 1
    }
    scratchUsed += length
    return Field(start: UnsafePointer(target), count: length)
  }
}
