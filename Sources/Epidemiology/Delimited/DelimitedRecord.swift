/// One record of a delimited file where it was read, valid until the next one.
package struct DelimitedRecord {
  /// The record's number; the header is 1.
  package let row: Int
  /// How many fields it has, which may be more than are kept.
  package let fieldCount: Int
  /// The fields, as many as the header has; eight bytes behind each can be read.
  package let fields: UnsafeBufferPointer<Field>
  /// The record as it stands in the file, its line break excluded.
  package let whole: Field
}

extension DelimitedFile {
  /// Calls `body` with every record of the rest of the file, without making texts of the fields, until it has enough.
  ///
  /// Memory is one chunk of the file.
  ///
  /// - Parameter body: whether to go on.
  /// - Throws: what `body` throws; `IntakeError.cannotRead`, `.unclosedQuote`.
  package func forEachRow(_ body: (DelimitedRecord) throws -> Bool) throws {
    var buffer = ChunkReader.Buffer()
    var row = 1
    while let chunk = try reader.next(into: &buffer) {
      var scanner = RecordScanner(
        UnsafeBufferPointer(start: buffer.storage, count: chunk.count), delimiter: dialect.delimiter,
        capacity: header.count)
      while true {
        var start = scanner.position
        let count = scanner.next()
        if count < 0 { break }
        row += 1
        if scanner.endedInsideQuotes { throw IntakeError.unclosedQuote(file: path, record: row) }
        // Line breaks before the record are passed over by the scanner.
        while start[0] == 10 || start[0] == 13 { start += 1 }
        let record = DelimitedRecord(
          row: row, fieldCount: count,
          fields: UnsafeBufferPointer(start: scanner.fields, count: min(count, header.count)),
          whole: Field(start: start, count: scanner.position - start))
        guard try body(record) else { return }
      }
    }
  }
}
