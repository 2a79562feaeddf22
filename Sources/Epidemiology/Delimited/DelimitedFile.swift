/// A delimited text file with a header: comma, semicolon or tab; UTF-8 with or without BOM; RFC 4180 quotes.
///
/// The header is read at once; the records are handed out in chunks by `reader`, or all together by `records()`.
public final class DelimitedFile: Sendable {
  /// Path as it was given; `-` for standard input.
  public let path: String
  public let header: [String]
  public let dialect: Dialect
  let reader: ChunkReader

  /// Name of the file without its folders, as it stands in findings.
  public var name: String { path == "-" ? "standard input" : path.split(separator: "/").last.map(String.init) ?? path }

  /// Opens the file and reads its header.
  ///
  /// - Throws: `IntakeError.cannotRead`, `.empty`, `.notText`, `.unclosedQuote`.
  public convenience init(path: String) throws(IntakeError) { try self.init(ByteSource(path: path)) }

  /// Reads what is in memory already, such as a body that somebody sent.
  ///
  /// - Parameter name: what findings call it.
  /// - Throws: as `init(path:)`.
  public convenience init(bytes: [UInt8], name: String) throws(IntakeError) {
    try self.init(ByteSource(bytes: bytes, name: name))
  }

  private init(_ source: sending ByteSource) throws(IntakeError) {
    path = source.path
    var head = [UInt8]()
    var headerEnd = 0
    // The header may span blocks, and may hold quoted line breaks.
    while true {
      let block = try source.readBlock(of: 64 << 10)
      head += block
      Self.removeByteOrderMark(&head)
      try Self.checkEncoding(head, file: path)
      while let first = head.first, first == 10 || first == 13 { head.removeFirst() }
      headerEnd = Self.endOfFirstRecord(head)
      if headerEnd > 0 || block.isEmpty { break }
      guard head.count < ChunkReader.longestRecord else { throw .unclosedQuote(file: path, record: 1) }
    }
    if headerEnd == 0 { headerEnd = head.count }
    guard head.contains(where: { $0 > 32 }) else { throw .empty(file: path) }
    let dialect = head[..<headerEnd].withUnsafeBufferPointer(Dialect.detect)
    var names: [String] = []
    head[..<headerEnd].withUnsafeBufferPointer { bytes in
      var scanner = RecordScanner(bytes, delimiter: dialect.delimiter, capacity: 4096)
      let count = scanner.next()
      names = (0..<min(max(count, 0), 4096)).map { scanner.fields[$0].trimmed.text }
    }
    self.dialect = dialect
    header = names
    reader = ChunkReader(source: source, startingWith: Array(head[headerEnd...]), delimiter: dialect.delimiter)
  }

  /// Position behind the line break that ends the first record; 0 when the bytes end before it.
  private static func endOfFirstRecord(_ bytes: [UInt8]) -> Int {
    var quoted = false
    for (i, byte) in bytes.enumerated() {
      if byte == 34 { quoted.toggle() }
      if !quoted, byte == 10 || byte == 13 { return i + 1 }
    }
    return 0
  }

  private static func removeByteOrderMark(_ bytes: inout [UInt8]) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
  }

  private static func checkEncoding(_ bytes: [UInt8], file: String) throws(IntakeError) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw .notText(file: file, reason: "it begins like UTF-16")
    }
    if bytes.starts(with: [0x50, 0x4B, 3, 4]) {
      throw .notText(file: file, reason: "it is a ZIP archive, perhaps an Excel workbook; export it as CSV")
    }
    if bytes.prefix(4096).contains(0) { throw .notText(file: file, reason: "it holds zero bytes") }
  }

  /// Calls `body` with every record of the rest of the file as texts, header excluded; for small files.
  ///
  /// - Parameter body: the record's number (the header is 1) and its fields.
  /// - Throws: `IntakeError.cannotRead`, `.unclosedQuote`.
  public func forEachRecord(_ body: (_ row: Int, _ fields: [String]) -> Void) throws(IntakeError) {
    var buffer = ChunkReader.Buffer()
    var row = 1
    while let chunk = try reader.next(into: &buffer) {
      var scanner = RecordScanner(
        UnsafeBufferPointer(start: buffer.storage, count: chunk.count), delimiter: dialect.delimiter, capacity: 4096)
      while true {
        let count = scanner.next()
        if count < 0 { break }
        row += 1
        if scanner.endedInsideQuotes { throw .unclosedQuote(file: path, record: row) }
        body(row, (0..<min(count, 4096)).map { scanner.fields[$0].text })
      }
    }
  }
}
