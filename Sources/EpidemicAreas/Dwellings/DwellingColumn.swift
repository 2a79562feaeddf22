import Epidemiology

/// What a file of houses says of one; raw values are the names of its columns.
public enum DwellingColumn: String, CaseIterable, Sendable {
  case ward = "ward_code"
  case address, longitude, latitude

  /// - Throws: `IntakeError.missingColumns`, `.duplicateColumn`.
  static func places(in file: DelimitedFile) throws(IntakeError) -> [DwellingColumn: Int] {
    var places: [DwellingColumn: Int] = [:]
    for column in allCases {
      let found = file.header.indices.filter { file.header[$0] == column.rawValue }
      guard found.count <= 1 else { throw .duplicateColumn(file: file.path, column: column.rawValue) }
      places[column] = found.first
    }
    let missing = allCases.filter { places[$0] == nil }.map(\.rawValue)
    guard missing.isEmpty else {
      throw .missingColumns(file: file.path, kind: "dwellings", missing: missing, found: file.header)
    }
    return places
  }
}
