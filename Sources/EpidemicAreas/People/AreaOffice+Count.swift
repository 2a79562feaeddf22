import Criteria
public import Quantities
import Registry
public import Store

extension AreaOffice {
  /// Counts who lives or stays in an area on a day.
  ///
  /// Whole wards are counted from columns that stand in clear; of other wards the addresses are opened one after the other, compared, and
  /// forgotten. Everybody counts where they dwell on the day: by the current residence, else the temporary, else the permanent one. The
  /// place is the one that the area has now.
  ///
  /// - Complexity: O(residences of the wards); 8.4 million in less than two seconds where whole wards are counted.
  /// - Throws: `AccessError.refused`; `EpidemicAreaError.notFound`; `StoreError`; `SealingError`; `GEOSError`.
  public func count(_ number: Int, on day: Day, _ adopted: AdoptedAreaPolicy, by access: Access) throws -> AreaCount {
    let placed = try file.read { reading in
      _ = try visible(number, access, reading)
      guard let last = try versions(of: number, sealer, reading).last else {
        throw EpidemicAreaError.notFound(what: "area")
      }
      return PlacedArea(kept: last.place, wards: last.wards)
    }
    return try count(placed, on: day, adopted.policy)
  }

  /// The same of a place that is no area yet.
  func count(_ placed: PlacedArea, on day: Day, _ policy: AreaPolicy, threads: Int = 2) throws -> AreaCount {
    let (picked, unlocated, groups) = try file.read { reading in
      var boundary = try AreaBoundary(placed.place, placed.wards, hashes, reading)
      var picked: [(citizen: Int, birth: Int?)] = []
      var unlocated = 0
      for ward in placed.wards where !ward.isWhole {
        try register.forEachDweller(ofWard: ward.row, on: day, reading) { citizen, _, record in
          switch boundary.side(ofAddress: record.address, ward: ward.row) {
          case .inside: picked.append((citizen, record.birth.map { Int($0.day.number) }))
          case .outside: break
          case .unlocated: unlocated += 1
          }
        }
      }
      return (picked, unlocated, try Vulnerability(policy, reading))
    }
    let elderly = policy.elderlyFrom.entry(at: Moment(day))?.value
    let count = try CitizenRegister.headcount(
      file, on: day, wards: placed.wards.filter(\.isWhole).map(\.row), picked: picked,
      ageBreaks: policy.ageBreaks + [elderly].compactMap { $0 }, unions: groups.unions, threads: threads)
    return AreaCount(
      day: day, ageBreaks: count.ageBreaks, bands: count.bands,
      vulnerable: zip(policy.vulnerable.indices, count.unions).map { place, bands in
        AreaCount.Vulnerable(
          id: policy.vulnerable[place].id, count: bands.reduce(0, +), bands: bands,
          isKnown: !groups.unions[place].isEmpty)
      },
      elderly: elderly.map { age in
        zip(count.ageBreaks, count.bands).reduce(0) { $1.0 >= age ? $0 + $1.1 : $0 }
      }, alone: count.alone.reduce(0, +), ofUnknownHousehold: count.ofUnknownHousehold, unlocated: unlocated)
  }
}
