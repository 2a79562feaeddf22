extension CitizenRecord {
  /// Takes the value of a field that is no set and no residence, and who said it.
  mutating func take(_ field: CitizenField, from other: CitizenRecord) {
    switch field {
    case .name: name = other.name
    case .birth: birth = other.birth
    case .sex: sex = other.sex
    case .household: household = other.household
    case .phone: phone = other.phone
    case .address: address = other.address
    case .deceased: deceased = other.deceased
    case .moved: moved = other.moved
    case .permanent, .temporary, .current, .formerNumbers, .groups: preconditionFailure("no field of one value")
    }
    setSource(of: field, to: other.mainSource)
  }

  private mutating func setSource(of field: CitizenField, to source: Int) {
    otherSources[field] = source == mainSource ? nil : source
  }

  /// Puts a residence into its place; one of the same kind and first day gives way to it.
  mutating func place(_ residence: Residence) {
    if let same = residences.firstIndex(where: residence.isSamePeriod) {
      residences[same] = residence
    } else {
      let place = residences.firstIndex { Residence.precedes(residence, $0) } ?? residences.endIndex
      residences.insert(residence, at: place)
    }
  }

  mutating func place(_ residence: Residence, by source: Int) {
    place(residence)
    setSource(of: CitizenField(residence.kind), to: source)
  }

  /// Puts what a source says in the place of what it said of a set.
  ///
  /// - Parameter adding: whether its earlier elements stay.
  mutating func setElements(_ field: CitizenField, by statement: CitizenStatement, adding: Bool) {
    let source = statement.source
    switch field {
    case .formerNumbers:
      var elements = Set(formerNumbers.filter { adding || $0.source != source })
      elements.formUnion(statement.record.formerNumbers)
      formerNumbers = elements.sorted { ($0.number, $0.source) < ($1.number, $1.source) }
    case .groups:
      var said = statement.groups
      if adding, let earlier = groupsBySource.first(where: { $0.source == source }) {
        said = said.union(earlier.groups)
      }
      groupsBySource.removeAll { $0.source == source }
      groupsBySource.append(GroupsOfSource(groups: said, source: source))
      groupsBySource.sort { $0.source < $1.source }
    default: preconditionFailure("no set")
    }
  }

  /// Takes back what a source said, and nothing of what others did.
  mutating func withdraw(_ field: CitizenField, by source: Int) {
    switch field {
    case .formerNumbers: return formerNumbers.removeAll { $0.source == source }
    case .groups: return groupsBySource.removeAll { $0.source == source }
    default: break
    }
    guard self.source(of: field) == source else { return }
    switch field {
    case .name: name = ""
    case .birth: birth = nil
    case .sex: sex = .unknown
    case .household: household = ""
    case .phone: phone = ""
    case .address: address = ""
    case .deceased: deceased = nil
    case .moved: moved = nil
    case .permanent, .temporary, .current: residences.removeAll { $0.kind == field.residence }
    case .formerNumbers, .groups: break
    }
    otherSources[field] = nil
  }
}

/// What an officer decides about a field that two sources tell differently of.
extension CitizenRecord {
  /// Takes what a statement says of a field, against the source that has it.
  mutating func decide(for statement: CitizenStatement, _ field: CitizenField) {
    if let owner = source(of: field) { overrule(owner, field, self) }
    lift(statement, field)
    guard let kind = field.residence else { return take(field, from: statement.record) }
    let said = statement.record.residences(kind)
    // Earlier residences stay as history; from where the statement begins, it holds.
    if let first = said.first?.first {
      residences.removeAll { known in known.kind == kind && (known.first.map { $0 >= first } ?? false) }
    } else {
      residences.removeAll { $0.kind == kind }
    }
    for period in said { place(period, by: statement.source) }
  }

  /// Stays with what is recorded; what the statement says of the field will change nothing when it is said again.
  mutating func decide(against statement: CitizenStatement, _ field: CitizenField) {
    overrule(statement.source, field, statement.record)
  }

  private mutating func overrule(_ source: Int, _ field: CitizenField, _ record: CitizenRecord) {
    let values =
      field.residence.map { record.residences($0).map(Self.value(of:)) } ?? [record.value(of: field)]
    for value in values {
      let said = Overruled(source: source, field: field, value: value)
      if !overruled.contains(said) { overruled.append(said) }
    }
  }

  /// What is decided for is no longer decided against.
  private mutating func lift(_ statement: CitizenStatement, _ field: CitizenField) {
    let values =
      field.residence.map { statement.record.residences($0).map(Self.value(of:)) } ?? [
        statement.record.value(of: field)
      ]
    overruled.removeAll { $0.source == statement.source && $0.field == field && values.contains($0.value) }
  }
}
