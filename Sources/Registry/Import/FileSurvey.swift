import Epidemiology
import Store

/// What is learned of a file before any of it is used: how long it is, who stands in several rows, how far it was read before.
struct FileSurvey: Sendable {
  /// Records behind the header; `nil` for what can be read once only.
  var rows: Int?
  /// Citizens with several rows; `nil` when it is not known.
  var repeated: Set<UInt64>?
  /// The import that began with the same records, when there is one.
  var begun: ImportRecord?

  /// The running hash of records, which tells whether a file begins as one did before.
  static func hash(_ record: DelimitedRecord, after hash: UInt64) -> UInt64 { record.whole.hash(seed: hash) }

  /// As it is kept: keyed, since a hash of few records could be guessed at.
  static func digest(_ hash: UInt64, _ keys: RegisterKeys) -> [UInt8] {
    keys.sealer.keyedHash(label: "registry import")(String(hash, radix: 16))
  }

  /// Reads the file once; standard input is left for the import.
  ///
  /// - Complexity: O(n log n) for n rows; 8 bytes a row.
  /// - Throws: `IntakeError`.
  init(_ path: String, _ reader: CitizenRowReader, unfinished: [ImportRecord], _ keys: RegisterKeys) throws {
    if path == "-" { return }
    let file = try DelimitedFile(path: path)
    // One that ended before its first transaction is told by its name only.
    begun = unfinished.first { $0.rowsDone == 0 && $0.file == file.name }
    var identifiers: [UInt64] = []
    var count = 0
    var hash: UInt64 = 0
    var found: ImportRecord?
    let longest = unfinished.map(\.rowsDone).max() ?? 0
    try file.forEachRow { record in
      count += 1
      if let identifier = reader.identifierOnly(record) { identifiers.append(identifier.number) }
      if count <= longest {
        hash = Self.hash(record, after: hash)
        if let candidate = unfinished.first(where: { $0.rowsDone == count }),
          candidate.digest == Self.digest(hash, keys), candidate.rowsDone > found?.rowsDone ?? 0
        {
          found = candidate
        }
      }
      return true
    }
    rows = count
    begun = found ?? begun
    identifiers.sort()
    var several: Set<UInt64> = []
    for (a, b) in zip(identifiers, identifiers.dropFirst()) where a == b { several.insert(a) }
    repeated = several
  }
}
