public import Quantities

/// The values of a statement; what is left empty is not said.
extension CitizenStatement {
  public var identifier: PersonalIdentifier { record.identifier }

  public var name: String {
    get { record.name }
    set { record.name = newValue }
  }

  public var birth: BirthDate? {
    get { record.birth }
    set { record.birth = newValue }
  }

  public var sex: Sex {
    get { record.sex }
    set { record.sex = newValue }
  }

  public var household: String {
    get { record.household }
    set { record.household = newValue }
  }

  public var phone: String {
    get { record.phone }
    set { record.phone = newValue }
  }

  public var address: String {
    get { record.address }
    set { record.address = newValue }
  }

  public var deceased: Day? {
    get { record.deceased }
    set { record.deceased = newValue }
  }

  public var moved: Day? {
    get { record.moved }
    set { record.moved = newValue }
  }

  /// In any order; of two with the same kind and first day the last one holds.
  public var residences: [Residence] {
    get { record.residences }
    set {
      record.residences = []
      for residence in newValue { record.place(residence) }
    }
  }

  public var formerNumbers: [FormerIdentityNumber] {
    get { record.formerNumbers.map(\.number) }
    set {
      record.formerNumbers = Set(newValue).sorted().map { CitizenRecord.FormerNumber(number: $0, source: source) }
    }
  }

  public var groups: PriorityGroups {
    get { record.groups }
    set {
      record.groupsBySource = newValue.isEmpty ? [] : [CitizenRecord.GroupsOfSource(groups: newValue, source: source)]
    }
  }
}
