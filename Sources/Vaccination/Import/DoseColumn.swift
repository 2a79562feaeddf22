import Epidemiology

/// The columns of a file of doses, in the order of the help.
public enum DoseColumn: String, CaseIterable, Sendable {
  case record
  case day = "dose_date"
  case time = "dose_time"
  case ward = "ward_code"
  case longitude, latitude
  case home = "residence_ward_code"
  case number = "dose_number"
  case product, lot, site
  case series = "series_complete"
  case age, count
  case person = "person_id"
  case name
  case birth = "birth_date"
  case sex, phone

  /// What stands in the column, for the help of a command.
  public var explanation: String {
    switch self {
    case .record: "the dose's own name in its source; with it a later delivery corrects an earlier one"
    case .day: "the day of the injection; required"
    case .time: "its time, as 14:05"
    case .ward: "code of the ward where it was given"
    case .longitude: "of the place where it was given, in degrees (WGS 84)"
    case .latitude: "of the same place"
    case .home: "code of the ward in which the person lives; the register's word stands before it"
    case .number: "the number that was written down; doses are ordered by day all the same"
    case .product: "the product by any of its names; one that the rules do not know is kept and flagged"
    case .lot: "the lot"
    case .site: "the code of the site"
    case .series: "true or false; counts while the dose is nobody's"
    case .age: "completed years; counts while the birth date is not known"
    case .count: "1; a row is a dose here, and numbers of doses come in with 'import doses'"
    case .person: "the personal identifier of 12 digits"
    case .name: "full name"
    case .birth: "day of birth, or the year when only that is known"
    case .sex: "M or F, Nam or Nữ"
    case .phone: "a telephone number"
    }
  }

  /// Places in a file by column.
  ///
  /// - Parameter mapping: names of columns in the file by contract name, where they differ.
  /// - Throws: `IntakeError.missingColumns`, `.duplicateColumn`, `.unknownMapping`.
  static func places(in file: DelimitedFile, mapping: [String: String]) throws(IntakeError) -> [DoseColumn: Int] {
    for name in mapping.keys.sorted() where DoseColumn(rawValue: name) == nil {
      throw .unknownMapping(
        mapping: "\(name)=\(mapping[name]!)",
        reason: "'\(name)' is no column of doses; these are " + allCases.map(\.rawValue).joined(separator: ", "))
    }
    var places: [DoseColumn: Int] = [:]
    for column in allCases {
      let name = mapping[column.rawValue] ?? column.rawValue
      let found = file.header.indices.filter { file.header[$0] == name }
      guard found.count <= 1 else { throw .duplicateColumn(file: file.path, column: name) }
      places[column] = found.first
      if found.isEmpty, mapping[column.rawValue] != nil || column == .day {
        throw .missingColumns(file: file.path, kind: "doses", missing: [name], found: file.header)
      }
    }
    if places[.ward] == nil, places[.longitude] == nil || places[.latitude] == nil {
      throw .missingColumns(file: file.path, kind: "doses", missing: [DoseColumn.ward.rawValue], found: file.header)
    }
    return places
  }
}
