import Quantities

/// What a statement makes of a record.
enum Amendment: Hashable, Sendable {
  /// It says nothing that the record does not say already.
  case unchanged
  case changed(CitizenRecord)
  /// Another source said otherwise: nothing is changed, and people decide.
  case contradicted(CitizenFields)
  /// An earlier row of the same file said otherwise: nothing is changed.
  case repeated(CitizenFields)
}

extension CitizenRecord {
  /// What a statement makes of this record.
  ///
  /// A source may add what nobody said and change or take back what it said itself. Where it says otherwise than another source, the
  /// whole statement changes nothing, unless an officer has decided against exactly this value. What is not said stays.
  ///
  /// - Parameter said: what earlier rows of the file said of the citizen, when the citizen stands in several: then nothing of it is
  ///   overwritten, and sets only grow.
  func amended(by statement: CitizenStatement, after said: SaidBefore? = nil) -> Amendment {
    var result = self
    var contradicted: CitizenFields = []
    var repeated: CitizenFields = []
    let source = statement.source
    for field in statement.record.fields.list {
      if said?.withdrawn.contains(field) ?? false {
        repeated.formUnion(CitizenFields(field))
      } else if field.isSet {
        result.setElements(field, by: statement, adding: said != nil)
      } else if let kind = field.residence {
        for period in statement.record.residences(kind) {
          switch verdict(on: period, by: source, said) {
          case .agrees: break
          case .holds: result.place(period, by: source)
          case .contradicts: contradicted.formUnion(CitizenFields(field))
          case .repeats: repeated.formUnion(CitizenFields(field))
          }
        }
      } else {
        switch verdict(on: field, of: statement.record, said) {
        case .agrees: break
        case .holds: result.take(field, from: statement.record)
        case .contradicts: contradicted.formUnion(CitizenFields(field))
        case .repeats: repeated.formUnion(CitizenFields(field))
        }
      }
    }
    for field in statement.withdrawn.list where !(said?.fields.contains(field) ?? false) {
      result.withdraw(field, by: source)
    }
    if !repeated.isEmpty { return .repeated(repeated) }
    if !contradicted.isEmpty { return .contradicted(contradicted) }
    return result == self ? .unchanged : .changed(result)
  }

  private enum Verdict { case agrees, holds, contradicts, repeats }

  private func verdict(on field: CitizenField, of other: CitizenRecord, _ said: SaidBefore?) -> Verdict {
    guard let owner = source(of: field) else { return .holds }
    let value = other.value(of: field)
    if value == self.value(of: field) { return .agrees }
    if owner == other.mainSource { return said?.fields.contains(field) ?? false ? .repeats : .holds }
    return isOverruled(other.mainSource, field, value) ? .agrees : .contradicts
  }

  /// Days are compared where both residences hold. A source whose word a kind of residence is not can agree, or be asked about.
  private func verdict(on period: Residence, by source: Int, _ said: SaidBefore?) -> Verdict {
    let field = CitizenField(period.kind)
    let known = residences(period.kind)
    guard let owner = self.source(of: field) else { return .holds }
    if owner == source {
      guard let same = known.first(where: period.isSamePeriod) else { return .holds }
      if same == period { return .agrees }
      return said?.contains(period) ?? false ? .repeats : .holds
    }
    var wards: [Int] = []
    for (position, residence) in known.enumerated() {
      let next = position + 1 < known.count ? known[position + 1].first : nil
      let last = [residence.last, next.map { $0 - 1 }].compactMap { $0 }.min()
      let isOver = last.map { last in period.first.map { last < $0 } ?? false } ?? false
      let isYetToCome = period.last.map { end in residence.first.map { end < $0 } ?? false } ?? false
      if !isOver, !isYetToCome { wards.append(residence.ward) }
    }
    if !wards.isEmpty, wards.allSatisfy({ $0 == period.ward }) { return .agrees }
    return isOverruled(source, field, Self.value(of: period)) ? .agrees : .contradicts
  }

  private func isOverruled(_ source: Int, _ field: CitizenField, _ value: [UInt8]) -> Bool {
    overruled.contains { $0.source == source && $0.field == field && $0.value == value }
  }

  static func value(of period: Residence) -> [UInt8] {
    var writer = RecordWriter()
    append(period, to: &writer)
    return writer.bytes
  }
}
