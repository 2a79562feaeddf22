/// Which column of a file stands for which column of the contract, where the names differ.
///
/// `report_date=Time` holds in every file that has the column `Time`; `cases.report_date=Time` in case files only, and there
/// the column must exist. A mapped name takes precedence over a column that happens to have the contract's name.
public struct ColumnMapping: Hashable, Sendable {
  struct Entry: Hashable, Sendable {
    var kind: RowKind?
    var name: String
    var column: String
  }

  private(set) var entries: [Entry] = []

  /// No renaming.
  public init() {}

  /// Reads mappings of the form `name=Column` or `kind.name=Column`.
  ///
  /// - Throws: `IntakeError.unknownMapping` when the form is wrong or no kind of row has such a column.
  public init(_ mappings: [String]) throws(IntakeError) {
    for mapping in mappings { try add(mapping) }
  }

  /// Reads mappings from a text file, one a line; empty lines and lines that begin with `#` are skipped.
  ///
  /// - Throws: `IntakeError.cannotRead`, `.unknownMapping`.
  public init(file path: String) throws(IntakeError) {
    let source = try ByteSource(path: path)
    var bytes: [UInt8] = []
    while true {
      let block = try source.readBlock(of: 64 << 10)
      if block.isEmpty { break }
      bytes += block
    }
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let text = line.drop(while: \.isWhitespace)
      if !text.isEmpty, !text.hasPrefix("#") { try add(String(text)) }
    }
  }

  /// These mappings and then the others; the later one holds where both name the same column.
  public func adding(_ other: ColumnMapping) -> ColumnMapping {
    var sum = self
    sum.entries += other.entries
    return sum
  }

  private mutating func add(_ mapping: String) throws(IntakeError) {
    guard let equals = mapping.firstIndex(of: "="), equals != mapping.startIndex else {
      throw .unknownMapping(mapping: mapping, reason: "the form is name=Column, for example report_date=Date")
    }
    var name = String(mapping[..<equals])
    let column = String(mapping[mapping.index(after: equals)...])
    var kind: RowKind?
    if let dot = name.firstIndex(of: ".") {
      let prefix = String(name[..<dot])
      kind = RowKind(rawValue: prefix)
      guard kind != nil else {
        let kinds = RowKind.allCases.map(\.rawValue).joined(separator: ", ")
        throw .unknownMapping(mapping: mapping, reason: "'\(prefix)' is no kind of file; the kinds are \(kinds)")
      }
      name = String(name[name.index(after: dot)...])
    }
    let known = kind.map(\.columns) ?? RowKind.allCases.flatMap(\.columns)
    guard known.contains(name) else {
      var names: [String] = []
      for column in known where !names.contains(column) { names.append(column) }
      throw .unknownMapping(
        mapping: mapping, reason: "'\(name)' is no column that Zonal reads; these are \(names.joined(separator: ", "))")
    }
    guard !column.isEmpty else { throw .unknownMapping(mapping: mapping, reason: "no column is named behind '='") }
    entries.append(Entry(kind: kind, name: name, column: column))
  }
}
