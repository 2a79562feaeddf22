import Epidemiology

/// The columns of one file, found by their names or by those of other systems.
struct LineLayout<Column: LineColumn>: Sendable {
  /// Places in the file by column; -1 where it has none.
  private let places: [Int]
  private let names: [String]
  /// Names of columns that are not read.
  let unused: [String]

  /// - Parameter mapping: names of columns in the file by contract name, where they differ.
  /// - Throws: `IntakeError.missingColumns`, `.duplicateColumn`, `.unknownMapping`.
  init(_ file: DelimitedFile, mapping: [String: String]) throws(IntakeError) {
    for name in mapping.keys.sorted() where !Column.allCases.contains(where: { $0.name == name }) {
      throw .unknownMapping(
        mapping: "\(name)=\(mapping[name]!)",
        reason: "'\(name)' is no column of \(Column.kind.rawValue); these are "
          + Column.allCases.map(\.name).joined(separator: ", "))
    }
    let header = file.header.map(Self.folded)
    var places: [Int] = []
    for column in Column.allCases {
      let wanted = mapping[column.name].map { [$0] } ?? [column.name] + column.aliases
      var place = -1
      // Its own name goes before those of others, which stand in the order of their number of uses.
      for name in wanted.map(Self.folded) where place < 0 {
        let found = header.indices.filter { header[$0] == name }
        if found.count > 1 { throw .duplicateColumn(file: file.path, column: file.header[found[0]]) }
        place = found.first ?? -1
      }
      if let name = mapping[column.name], place < 0 {
        throw .missingColumns(file: file.path, kind: Column.kind.rawValue, missing: [name], found: file.header)
      }
      places.append(place)
    }
    self.places = places
    let missing = Column.required.filter { choice in choice.allSatisfy { places[$0.place] < 0 } }
    guard missing.isEmpty else {
      throw .missingColumns(
        file: file.path, kind: Column.kind.rawValue,
        missing: missing.map { $0.map(\.name).joined(separator: " or ") }, found: file.header)
    }
    names = Column.allCases.map { places[$0.place] < 0 ? $0.name : file.header[places[$0.place]] }
    unused = file.header.indices.filter { !places.contains($0) }.map { file.header[$0] }
  }

  @inline(__always)
  func place(_ column: Column) -> Int? {
    let place = places[column.place]
    return place < 0 ? nil : place
  }

  /// The name of the column in the file, or its own where the file has none.
  func name(_ column: Column) -> String { names[column.place] }

  private static func folded(_ name: String) -> String {
    String(
      decoding: name.lowercased().utf8.filter { byte in
        (48...57).contains(byte) || (97...122).contains(byte) || byte >= 128
      }, as: UTF8.self)
  }
}
