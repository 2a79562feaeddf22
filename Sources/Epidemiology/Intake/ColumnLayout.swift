/// The columns of one file by their contract names.
struct ColumnLayout {
  /// Position of each contract column that the file has.
  private(set) var positions: [String: Int] = [:]
  /// Columns of the file that nothing reads.
  private(set) var unused: [String] = []
  /// What the file calls each contract column.
  private(set) var fileNames: [String: String] = [:]

  /// - Throws: `IntakeError.missingColumns`, `.duplicateColumn`, `.unknownMapping`.
  init(_ file: DelimitedFile, kind: RowKind, mapping: ColumnMapping) throws(IntakeError) {
    try find(kind.columns, in: file, kind: kind, mapping: mapping)
    var missing = kind.required.filter { positions[$0] == nil }
    if kind.isOfReports, !hasPlace { missing.append(Self.placeHint) }
    if !missing.isEmpty {
      throw .missingColumns(file: file.path, kind: kind.rawValue, missing: missing, found: file.header)
    }
    let used = Set(positions.values)
    unused = file.header.indices.filter { !used.contains($0) }.map { file.header[$0] }
  }

  /// Only the columns that say where.
  ///
  /// - Throws: `IntakeError.missingColumns`, `.duplicateColumn`.
  init(_ file: DelimitedFile, places mapping: ColumnMapping) throws(IntakeError) {
    try find(["ward_code", "longitude", "latitude", "district", "ward"], in: file, kind: nil, mapping: mapping)
    guard hasPlace else {
      throw .missingColumns(file: file.path, kind: "places", missing: [Self.placeHint], found: file.header)
    }
  }

  private static let placeHint = "ward_code (or longitude and latitude, or district and ward)"

  /// Whether the file has the columns of a place.
  private var hasPlace: Bool {
    positions["ward_code"] != nil || (positions["longitude"] != nil && positions["latitude"] != nil)
      || positions["ward"] != nil
  }

  private mutating func find(
    _ names: [String], in file: DelimitedFile, kind: RowKind?, mapping: ColumnMapping
  ) throws(IntakeError) {
    for name in names {
      let mapped = mapping.entries.last {
        $0.name == name && ($0.kind == nil || $0.kind == kind) && file.header.contains($0.column)
      }
      if let kind, let required = mapping.entries.last(where: { $0.name == name && $0.kind == kind }), mapped == nil {
        throw .unknownMapping(
          mapping: "\(kind.rawValue).\(name)=\(required.column)",
          reason: "\(file.path) has no column '\(required.column)'; it has \(file.header.joined(separator: ", "))")
      }
      let column = mapped?.column ?? name
      let matches = file.header.indices.filter { file.header[$0] == column }
      guard let position = matches.first else { continue }
      guard matches.count == 1 else { throw .duplicateColumn(file: file.path, column: column) }
      positions[name] = position
      fileNames[name] = column
    }
  }
}
