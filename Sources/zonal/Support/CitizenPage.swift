import Epidemiology
import Quantities
import Registry
import SpatialCore

/// A citizen for an officer who may see them: lines for people, an object for programs, a record of a list.
struct CitizenPage {
  var citizen: Citizen
  var wards: CityWards
  var offset: Int

  var text: String {
    let lines =
      [["citizen \(citizen.number)", "version \(citizen.version)"]] + fields.map { ["  \($0.name)", $0.value] }
    return Console.table(lines)
  }

  var json: String {
    var writer = JSONWriter()
    writer.value(
      .object(
        [
          JSONMember("citizen", .number(String(citizen.number))),
          JSONMember("version", .number(String(citizen.version))),
        ] + fields.map { JSONMember($0.name.replacing(" ", with: "_"), .string($0.value)) }))
    return writer.text
  }

  /// What is known, in the order of the contract.
  private var fields: [(name: String, value: String)] {
    let record = citizen.record
    var fields: [(name: String, value: String)] = [("identifier", record.identifier.digits)]
    func add(_ name: String, _ value: String?) {
      if let value, !value.isEmpty { fields.append((name, value)) }
    }
    add("old identifier", record.formerNumbers.map(\.number.digits).joined(separator: "; "))
    add("name", record.name)
    add("birth date", record.birth?.description)
    add("sex", record.sex == .unknown ? nil : "\(record.sex)")
    for kind in ResidenceKind.allCases {
      add("\(kind) residence", FieldPage.residences(kind, record, wards))
    }
    add("household", record.household)
    add("phone", record.phone)
    add("address", record.address)
    add("groups", record.groups.list.map(String.init).joined(separator: "; "))
    add("deceased on", record.deceased?.description)
    add("moved on", record.moved?.description)
    let entry = citizen.entry
    add(
      "recorded",
      "\(entry.recorded.moment(offset: offset)) by \(entry.actor), \(entry.kind)"
        + (entry.source.map { " from \($0)" } ?? ""))
    return fields
  }

  // MARK: Lists

  static let columns = "citizen,identifier,name,birth_date,sex,household,phone,address"

  var record: String {
    let record = citizen.record
    return [
      String(citizen.number), record.identifier.digits, record.name, record.birth?.description ?? "",
      record.sex == .unknown ? "" : "\(record.sex)", record.household, record.phone, record.address,
    ].map(Finding.quoted).joined(separator: ",")
  }
}
