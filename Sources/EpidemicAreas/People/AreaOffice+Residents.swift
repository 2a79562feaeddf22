import Quantities
import Registry
public import Store

extension AreaOffice {
  /// Who lives or stays in an area on a day, by the citizens' numbers: persons, disclosed and logged.
  ///
  /// Of an area in several wards an officer sees the people of their own.
  ///
  /// - Throws: `AccessError.refused` for who is not for the area's wards, which is logged; `EpidemicAreaError.notFound`; `StoreError`;
  ///   `SealingError`; `GEOSError`.
  public func residents(
    _ number: Int, _ filter: AreaResidentFilter, _ adopted: AdoptedAreaPolicy, by access: Access
  ) throws -> [AreaResident] {
    let found = try file.disclose(.readAreas, to: access, kind: "area.residents") { reading in
      guard let area = try row(number, reading) else { return nil as Disclosure<[AreaResident]>? }
      // Refused before anything is opened.
      try access.require(.readAreas, among: area.wards.map(\.row), subject: "area \(number)")
      let residents = try gather(area, filter, adopted.policy, access, reading)
      return Disclosure(
        residents, subject: "area \(number)", wards: area.wards.map(\.row),
        facts: ["day": "\(filter.day)", "count": String(residents.count), "after": String(filter.after)])
    }
    guard let found else { throw EpidemicAreaError.notFound(what: "area") }
    return found
  }

  private func gather(
    _ area: EpidemicArea, _ filter: AreaResidentFilter, _ policy: AreaPolicy, _ access: Access, _ reading: Reading
  ) throws -> [AreaResident] {
    guard let last = try versions(of: area.number, sealer, reading).last else { throw EpidemicAreaError.unreadable }
    var boundary = try AreaBoundary(last.place, last.wards, hashes, reading)
    let vulnerability = try Vulnerability(policy, reading)
    let open = try openNeeds(ofArea: area.number, reading)
    var sizes: [Int: Int] = [:]
    var households: [Int: Int] = [:]
    var found: [AreaResident] = []
    for ward in last.wards {
      try register.forEachDweller(ofWard: ward.row, on: filter.day, reading) { citizen, household, record in
        let side = ward.isWhole ? .inside : boundary.side(ofAddress: record.address, ward: ward.row)
        if side == .inside, let household { sizes[household, default: 0] += 1 }
        guard access.covers(ward: ward.row), side == (filter.unlocated ? .unlocated : .inside) else { return }
        households[citizen] = household
        found.append(
          AreaResident(
            citizen: citizen, ward: ward.row, record: record, age: record.birth?.age(on: filter.day),
            vulnerable: vulnerability.ids(of: record.groups), isUnlocated: side == .unlocated, openNeeds: []))
      }
    }
    // What is noted for a whole household stands with each of its members.
    var ofHousehold: [Int: Set<String>] = [:]
    for need in open where need.wholeHousehold {
      if let household = need.citizen.flatMap({ households[$0] }) {
        ofHousehold[household, default: []].insert(need.need)
      }
    }
    let own = Dictionary(grouping: open) { $0.citizen }
    for place in found.indices {
      let citizen = found[place].citizen
      if let household = households[citizen] { found[place].householdSize = max(sizes[household] ?? 0, 1) }
      found[place].openNeeds = Set(own[citizen]?.map(\.need) ?? [])
        .union(households[citizen].flatMap { ofHousehold[$0] } ?? []).sorted()
    }
    found = found.filter { resident in
      if let ages = filter.ages, !(resident.age.map(ages.contains) ?? false) { return false }
      if !filter.vulnerable.isEmpty, filter.vulnerable.isDisjoint(with: resident.vulnerable) { return false }
      if filter.aloneOnly, !resident.isAlone { return false }
      if filter.withNeeds, resident.openNeeds.isEmpty { return false }
      return resident.citizen > filter.after
    }
    return Array(found.sorted { $0.citizen < $1.citizen }.prefix(filter.limit))
  }
}
