import Epidemiology

/// The columns of a file of citizens: the column contract, in the order of the help.
public enum CitizenColumn: String, Sendable, CaseIterable {
  case identifier
  case formerIdentifier = "old_identifier"
  case name
  case birthDate = "birth_date"
  case sex
  case wardCode = "ward_code"
  case residence
  case residenceFrom = "residence_from"
  case residenceTo = "residence_to"
  case household, phone, address, groups
  case deceasedOn = "deceased_on"
  case movedOn = "moved_on"

  /// What stands in the column, for the help of a command.
  public var explanation: String {
    switch self {
    case .identifier: "the 12-digit personal identifier; required"
    case .formerIdentifier: "card numbers of 9 digits, several parted by ';'"
    case .name: "full name"
    case .birthDate: "day of birth, or the year when only that is known"
    case .sex: "M or F, Nam or Nữ; empty when it is not known"
    case .wardCode: "code of the ward of residence, in the vintage of the import"
    case .residence: "permanent (also when empty), temporary or current; a citizen with several has a row for each"
    case .residenceFrom: "first day of the residence; empty when it is not known"
    case .residenceTo: "last day of the residence; empty when it goes on, or ends where the next of its kind begins"
    case .household: "number of the household's book"
    case .phone: "digits, with or without +84"
    case .address: "house and street"
    case .groups: "numbers of priority groups, 0 to 62, or their codes, parted by ';'"
    case .deceasedOn: "day of death, from which the citizen is not counted"
    case .movedOn: "day from which the citizen lives outside the city"
    }
  }

  /// The place among all cases. Asked for many times a row, and so no search.
  fileprivate var position: Int {
    switch self {
    case .identifier: 0
    case .formerIdentifier: 1
    case .name: 2
    case .birthDate: 3
    case .sex: 4
    case .wardCode: 5
    case .residence: 6
    case .residenceFrom: 7
    case .residenceTo: 8
    case .household: 9
    case .phone: 10
    case .address: 11
    case .groups: 12
    case .deceasedOn: 13
    case .movedOn: 14
    }
  }

  /// Whether what stands in it may be repeated in a finding: nothing that tells of one person may.
  var isPublic: Bool { [.wardCode, .residence, .groups].contains(self) }
}

/// The columns of one file, found by name.
struct CitizenColumns: Sendable {
  /// Places in the file by column; -1 where it has none.
  private let places: [Int]
  private let names: [String]
  let unused: [String]

  /// - Parameter mapping: names of columns in the file by contract name, where they differ.
  /// - Throws: `IntakeError.missingColumns`, `.duplicateColumn`, `.unknownMapping`.
  init(_ file: DelimitedFile, mapping: [String: String]) throws(IntakeError) {
    for name in mapping.keys.sorted() where CitizenColumn(rawValue: name) == nil {
      throw .unknownMapping(
        mapping: "\(name)=\(mapping[name]!)",
        reason: "'\(name)' is no column of citizens; these are "
          + CitizenColumn.allCases.map(\.rawValue).joined(separator: ", "))
    }
    var places: [Int] = []
    var names: [String] = []
    for column in CitizenColumn.allCases {
      let name = mapping[column.rawValue] ?? column.rawValue
      let matches = file.header.indices.filter { file.header[$0] == name }
      guard matches.count <= 1 else { throw .duplicateColumn(file: file.path, column: name) }
      if matches.isEmpty, mapping[column.rawValue] != nil {
        throw .unknownMapping(
          mapping: "\(column.rawValue)=\(name)",
          reason: "\(file.path) has no column '\(name)'; it has \(file.header.joined(separator: ", "))")
      }
      places.append(matches.first ?? -1)
      names.append(name)
    }
    guard places[0] >= 0 else {
      throw .missingColumns(file: file.path, kind: "citizens", missing: [names[0]], found: file.header)
    }
    self.places = places
    self.names = names
    unused = file.header.indices.filter { !places.contains($0) }.map { file.header[$0] }
  }

  /// Where the column stands in the file; `nil` where it has none.
  func place(_ column: CitizenColumn) -> Int? {
    let place = places[column.position]
    return place < 0 ? nil : place
  }

  /// What the file calls a column.
  func name(_ column: CitizenColumn) -> String { names[column.position] }
}
