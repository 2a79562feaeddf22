/// The findings of a chunk of rows as records of `findings.csv`, whose rows are counted from the chunk's first one.
///
/// Where a chunk begins in the file is known only when the chunks before it are read, so the number of the row is left out of
/// each record until then. Most findings are never more than these bytes.
struct FindingBatch: Sendable {
  private struct Entry {
    let row: Int
    let code: Finding.Code
    let start: Int
    /// Where the number of the row belongs.
    let place: Int
    let end: Int
  }

  private var text: [UInt8] = []
  private var entries: [Entry] = []

  var isEmpty: Bool { entries.isEmpty }

  /// Adds a finding; its row counts from 1 inside the chunk.
  mutating func append(_ finding: Finding) {
    var finding = finding
    let row = finding.row ?? 0
    finding.row = nil
    let start = text.count
    let place = finding.append(to: &text)
    entries.append(Entry(row: row, code: finding.code, start: start, place: place, end: text.count))
  }

  /// Adds a finding of a form that was prepared; `value` needs no quotes.
  mutating func append(_ form: FindingForm, row: Int, value: (inout [UInt8]) -> Void, count: Int) {
    let start = text.count
    text += form.beforeRow
    let place = text.count
    text += form.beforeValue
    value(&text)
    text.append(44)
    DecimalText.append(count, to: &text)
    text += form.afterCount
    entries.append(Entry(row: row, code: form.code, start: start, place: place, end: text.count))
  }

  /// Brings the findings into the order of their rows; those of one row stay in the order in which they were made.
  mutating func sort() { entries.sort { ($0.row, $0.start) < ($1.row, $1.start) } }

  /// Calls `body` with each finding's kind and its parts before and behind the number of the row.
  func forEach(
    _ body: (
      Finding.Code, _ row: Int, _ before: Slice<UnsafeBufferPointer<UInt8>>, _ after: Slice<UnsafeBufferPointer<UInt8>>
    )
      -> Void
  ) {
    text.withUnsafeBufferPointer { bytes in
      for entry in entries {
        body(entry.code, entry.row, bytes[entry.start..<entry.place], bytes[entry.place..<entry.end])
      }
    }
  }
}

/// A kind of finding that is met by the million: everything of its record but row, value and count, ready to be copied.
struct FindingForm: Sendable {
  let code: Finding.Code
  let beforeRow: [UInt8]
  let beforeValue: [UInt8]
  let afterCount: [UInt8]

  init(_ severity: Finding.Severity, _ code: Finding.Code, file: String, column: String, message: String) {
    self.code = code
    beforeRow = Array("\(severity.rawValue),\(code.rawValue),\(Finding.quoted(file)),".utf8)
    beforeValue = Array(",\(Finding.quoted(column)),".utf8)
    afterCount = Array(",\(Finding.quoted(message))\n".utf8)
  }
}
