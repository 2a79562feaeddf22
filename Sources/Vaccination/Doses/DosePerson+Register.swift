import Registry

extension DosePerson {
  /// As the register has the citizen.
  init(_ record: CitizenRecord) {
    self.init(
      identifier: record.identifier, name: record.name, birth: record.birth, sex: record.sex, phone: record.phone)
  }
}
