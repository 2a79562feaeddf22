import Quantities

@testable import Registry

/// The rules of the register over plain dictionaries and lists of days, without encoding, batches or tables.
struct PlainModel {
  struct Person {
    var values: [CitizenField: (value: String, source: Int)] = [:]
    var periods: [ResidenceKind: (list: [Residence], source: Int)] = [:]
    var former: [Int: Set<UInt32>] = [:]
    var groups: [Int: Set<Int>] = [:]
  }

  var people: [PersonalIdentifier: Person] = [:]
  /// Citizen, source and what is said, as one text each.
  var conflicts: Set<String> = []

  static func values(_ record: CitizenRecord) -> [CitizenField: String] {
    var values: [CitizenField: String] = [:]
    values[.name] = record.name.isEmpty ? nil : record.name
    values[.birth] = record.birth?.description
    values[.sex] = record.sex == .unknown ? nil : "\(record.sex)"
    values[.household] = record.household.isEmpty ? nil : record.household
    values[.phone] = record.phone.isEmpty ? nil : record.phone
    values[.address] = record.address.isEmpty ? nil : record.address
    values[.deceased] = record.deceased?.description
    values[.moved] = record.moved?.description
    return values
  }

  /// Where a list of periods of one kind puts somebody on a day; days far in the past stand for days not known.
  static func ward(_ periods: [Residence], _ day: Day) -> Int? {
    let begun = periods.filter { $0.first.map { $0 <= day } ?? true }
    guard let latest = begun.max(by: { ($0.first?.number ?? .min) < ($1.first?.number ?? .min) }) else { return nil }
    return latest.last.map { day <= $0 } ?? true ? latest.ward : nil
  }

  /// Days that tell any two lists of periods of the tests apart.
  static let days = [Day("1900-01-01")!] + (0..<120).map { RandomStatements.start + ($0 - 20) }

  /// Enters the rows of a file in their order.
  mutating func enter(_ statements: [CitizenStatement]) {
    var rowsOf: [PersonalIdentifier: Int] = [:]
    for statement in statements { rowsOf[statement.identifier, default: 0] += 1 }
    var before: [PersonalIdentifier: [CitizenStatement]] = [:]
    for statement in statements {
      enter(statement, isOneOfSeveral: rowsOf[statement.identifier]! > 1, after: before[statement.identifier] ?? [])
      before[statement.identifier, default: []].append(statement)
    }
  }

  private mutating func enter(_ statement: CitizenStatement, isOneOfSeveral: Bool, after: [CitizenStatement]) {
    let source = statement.source
    var person = people[statement.identifier] ?? Person()
    var isRefused = false
    var isContested = false
    func wasSaid(_ field: CitizenField) -> Bool {
      after.contains { $0.record.has(field) }
    }
    // Taken back counts only before anything was said.
    func wasTakenBack(_ field: CitizenField) -> Bool {
      after.first { $0.record.has(field) || $0.withdrawn.contains(field) }?.withdrawn.contains(field) ?? false
    }
    for (field, value) in Self.values(statement.record) {
      if wasTakenBack(field) { isRefused = true }
      guard let known = person.values[field] else {
        person.values[field] = (value, source)
        continue
      }
      if known.value == value { continue }
      if known.source != source { isContested = true } else if wasSaid(field) { isRefused = true }
      person.values[field] = (value, source)
    }
    for period in statement.residences {
      let field = CitizenField(period.kind)
      if wasTakenBack(field) { isRefused = true }
      guard var known = person.periods[period.kind] else {
        person.periods[period.kind] = ([period], source)
        continue
      }
      if known.source == source {
        let isRepeat = after.contains { $0.residences.contains { $0.kind == period.kind && $0.first == period.first } }
        if let same = known.list.firstIndex(where: { $0.first == period.first }) {
          if known.list[same] != period, isRepeat { isRefused = true }
          known.list[same] = period
        } else {
          known.list.append(period)
        }
        person.periods[period.kind] = known
      } else {
        let shared = Self.days.compactMap { day -> Bool? in
          guard let here = Self.ward([period], day), let there = Self.ward(known.list, day) else { return nil }
          return here == there
        }
        if shared.isEmpty || shared.contains(false) { isContested = true }
      }
    }
    for (field, isEmpty) in [
      (CitizenField.formerNumbers, statement.formerNumbers.isEmpty), (.groups, statement.groups.isEmpty),
    ] where !isEmpty {
      if wasTakenBack(field) { isRefused = true }
      if field == .formerNumbers {
        let numbers = Set(statement.formerNumbers.map(\.number))
        person.former[source] = isOneOfSeveral ? (person.former[source] ?? []).union(numbers) : numbers
      } else {
        let numbers = Set(statement.groups.list)
        person.groups[source] = isOneOfSeveral ? (person.groups[source] ?? []).union(numbers) : numbers
      }
    }
    for field in statement.withdrawn.list where !wasSaid(field) {
      if let kind = field.residence {
        if person.periods[kind]?.source == source { person.periods[kind] = nil }
      } else if field == .formerNumbers {
        person.former[source] = nil
      } else if field == .groups {
        person.groups[source] = nil
      } else if person.values[field]?.source == source {
        person.values[field] = nil
      }
    }
    if isRefused { return }
    if isContested {
      conflicts.insert(
        "\(statement.identifier.digits) \(source) \(statement.record.encoded(version: 1)) \(statement.withdrawn)")
      return
    }
    people[statement.identifier] = person
  }

  /// How a record differs from the model's person; empty when it does not.
  func differences(_ record: CitizenRecord) -> [String] {
    guard let person = people[record.identifier] else { return ["not in the model"] }
    var result: [String] = []
    let values = Self.values(record)
    for field in CitizenField.allCases where !field.isSet && field.residence == nil {
      if values[field] != person.values[field]?.value { result.append("\(field)") }
      if record.source(of: field) != person.values[field]?.source { result.append("source of \(field)") }
    }
    for kind in ResidenceKind.allCases {
      let wanted = person.periods[kind]?.list ?? []
      if Set(record.residences(kind)) != Set(wanted) { result.append("\(kind)") }
      if record.source(of: CitizenField(kind)) != person.periods[kind]?.source { result.append("source of \(kind)") }
    }
    let former = Dictionary(grouping: record.formerNumbers, by: \.source).mapValues { Set($0.map(\.number.number)) }
    if former != person.former { result.append("former numbers") }
    let groups = Dictionary(grouping: record.groupsBySource, by: \.source).mapValues { Set($0.flatMap(\.groups.list)) }
    if groups != person.groups { result.append("groups") }
    return result
  }
}
