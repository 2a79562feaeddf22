import Epidemiology

/// The columns of a file of records without identifier, in the order of the help.
public enum MatchColumn: String, Sendable, CaseIterable {
  case record, name
  case birthDate = "birth_date"
  case sex
  case wardCode = "ward_code"
  case phone
  case formerIdentifier = "old_identifier"

  /// What stands in the column, for the help of a command.
  public var explanation: String {
    switch self {
    case .record: "the record's own name in its source, a number that gives nobody away; required"
    case .name: "full name; required"
    case .birthDate: "day of birth, or the year when only that is known"
    case .sex: "M or F, Nam or Nữ"
    case .wardCode: "code of the ward of residence, in the vintage of the import"
    case .phone: "a number of Viet Nam, with or without +84"
    case .formerIdentifier: "the card number of 9 digits"
    }
  }

  /// Places in a file by column.
  ///
  /// - Parameter mapping: names of columns in the file by contract name, where they differ.
  /// - Throws: `IntakeError.missingColumns`, `.duplicateColumn`, `.unknownMapping`.
  static func places(in file: DelimitedFile, mapping: [String: String]) throws(IntakeError) -> [MatchColumn: Int] {
    for name in mapping.keys.sorted() where MatchColumn(rawValue: name) == nil {
      throw .unknownMapping(
        mapping: "\(name)=\(mapping[name]!)",
        reason: "'\(name)' is no column of records; these are " + allCases.map(\.rawValue).joined(separator: ", "))
    }
    var places: [MatchColumn: Int] = [:]
    for column in allCases {
      let name = mapping[column.rawValue] ?? column.rawValue
      let found = file.header.indices.filter { file.header[$0] == name }
      guard found.count <= 1 else { throw .duplicateColumn(file: file.path, column: name) }
      places[column] = found.first
      if found.isEmpty, mapping[column.rawValue] != nil || column == .record || column == .name {
        throw .missingColumns(file: file.path, kind: "records", missing: [name], found: file.header)
      }
    }
    return places
  }
}
