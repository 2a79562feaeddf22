import Quantities

@testable import Registry

extension CitizenStatement {
  /// The statement as a row of a file; of its residences there is one at most.
  var row: String {
    var cells: [CitizenColumn: String] = [.identifier: identifier.digits]
    cells[.name] = name
    cells[.birthDate] = birth?.description
    cells[.sex] = ["", "M", "F", "other"][sex.rawValue]
    cells[.household] = household
    cells[.phone] = phone
    cells[.address] = address
    cells[.deceasedOn] = deceased?.description
    cells[.movedOn] = moved?.description
    cells[.formerIdentifier] = formerNumbers.map(\.digits).joined(separator: ";")
    cells[.groups] = groups.list.map(String.init).joined(separator: "; ")
    if let residence = residences.first {
      cells[.wardCode] = SmallCity.code(residence.ward)
      cells[.residence] = "\(residence.kind)"
      cells[.residenceFrom] = residence.first?.description
      cells[.residenceTo] = residence.last?.description
    }
    for field in withdrawn.list {
      if let kind = field.residence { cells[.residence] = "\(kind)" }
      cells[CitizenColumn(rawValue: field.column)!] = "-"
    }
    return SmallCity.row(cells)
  }
}
