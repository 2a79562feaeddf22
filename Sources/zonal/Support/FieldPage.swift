import Quantities
import Registry

/// One field of a citizen's record in words.
enum FieldPage {
  static func text(_ field: CitizenField, _ record: CitizenRecord, _ wards: CityWards) -> String {
    switch field {
    case .name: record.name
    case .birth: record.birth?.description ?? ""
    case .sex: record.sex == .unknown ? "" : "\(record.sex)"
    case .household: record.household
    case .phone: record.phone
    case .address: record.address
    case .deceased: record.deceased?.description ?? ""
    case .moved: record.moved?.description ?? ""
    case .permanent: residences(.permanent, record, wards)
    case .temporary: residences(.temporary, record, wards)
    case .current: residences(.current, record, wards)
    case .formerNumbers: record.formerNumbers.map(\.number.digits).joined(separator: "; ")
    case .groups: record.groups.list.map(String.init).joined(separator: "; ")
    }
  }

  static func residences(_ kind: ResidenceKind, _ record: CitizenRecord, _ wards: CityWards) -> String {
    record.residences.filter { $0.kind == kind }.map { residence in
      let ward = wards.ward(residence.ward)
      var text = ward.map { "\($0.code) \($0.name)" } ?? "ward \(residence.ward)"
      if let first = residence.first { text += " from \(first)" }
      if let last = residence.last { text += " through \(last)" }
      return text
    }.joined(separator: "; ")
  }
}
