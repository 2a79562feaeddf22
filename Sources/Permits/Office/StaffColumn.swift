import Epidemiology

/// The columns of an employer's list of staff, in the order of the help.
public enum StaffColumn: String, CaseIterable, Sendable {
  case identifier, name
  case birthYear = "birth_year"
  case phone, occupation
  case originWard = "origin_ward"
  case destinationWard = "destination_ward"
  case route, purpose, hours, weekdays, vehicle, plate, documents

  /// What stands in the column, for the help of a command.
  public var explanation: String {
    switch self {
    case .identifier: "personal identifier of 12 digits; required"
    case .name: "full name; required"
    case .birthYear: "year of birth"
    case .phone: "a telephone number"
    case .occupation: "what the person does"
    case .originWard: "code of the ward where the person lives; required"
    case .destinationWard: "code of the ward of the workplace; required"
    case .route: "codes of the wards between, separated by spaces"
    case .purpose: "id of the policy's purpose, where it is not the list's"
    case .hours: "as 07:00-18:30; all day without"
    case .weekdays: "digits from 1 for Monday to 7 for Sunday, as 12345; all without"
    case .vehicle: "id of the policy's kind of vehicle"
    case .plate: "number plate"
    case .documents: "ids of the policy's documents that are attached, separated by spaces"
    }
  }

  var isRequired: Bool { [.identifier, .name, .originWard, .destinationWard].contains(self) }

  /// Places in a file by column.
  ///
  /// - Parameter mapping: names of columns in the file by contract name, where they differ.
  /// - Throws: `IntakeError.missingColumns`, `.duplicateColumn`, `.unknownMapping`.
  static func places(in file: DelimitedFile, mapping: [String: String]) throws(IntakeError) -> [StaffColumn: Int] {
    for name in mapping.keys.sorted() where StaffColumn(rawValue: name) == nil {
      throw .unknownMapping(
        mapping: "\(name)=\(mapping[name]!)",
        reason: "'\(name)' is no column of a list of staff; these are "
          + allCases.map(\.rawValue).joined(separator: ", "))
    }
    var places: [StaffColumn: Int] = [:]
    var missing: [String] = []
    for column in allCases {
      let name = mapping[column.rawValue] ?? column.rawValue
      let found = file.header.indices.filter { file.header[$0] == name }
      guard found.count <= 1 else { throw .duplicateColumn(file: file.path, column: name) }
      places[column] = found.first
      if found.isEmpty, mapping[column.rawValue] != nil || column.isRequired { missing.append(name) }
    }
    guard missing.isEmpty else {
      throw .missingColumns(file: file.path, kind: "staff", missing: missing, found: file.header)
    }
    return places
  }
}
