import Criteria
import Quantities
import Registry
import SpatialCore
import Store

/// The people of some wards of whom a policy can say something, with their homes, ready to be asked in parts.
struct SweptPeople {
  /// A home of somebody who is asked; the one in which they dwell on the day comes first.
  private struct Home {
    var citizen: Int32
    var ward: Int32
    var first: Int32
    var last: Int32
    var birth: Int32
    var dwells: Bool
  }

  private static let never = Int32.min
  private let sweep: SupportSweep
  private let file: DatabaseFile
  private let threads: Int
  private let facts: SweptFacts
  private let groups: [Int32: PriorityGroups]
  private let codes: [String]
  private let wardCodes: [Int: String]
  private let homes: [Home]
  /// Where the homes of a person begin.
  private let starts: [Int]
  /// People who dwell in each ward that was asked for.
  private(set) var counts: [Int: Int] = [:]

  init(_ sweep: SupportSweep, _ file: DatabaseFile, wards: [Int], threads: Int) throws {
    self.sweep = sweep
    self.file = file
    self.threads = threads
    let reads = sweep.policies.reduce(into: Set<String>()) { reads, item in
      for entry in item.policy.dated.entries { reads.formUnion(entry.value?.read ?? []) }
    }
    let read = try file.read { reading in
      var groups: [Int32: PriorityGroups] = [:]
      let known = try PriorityGroup.all(reading)
      let asked = PriorityGroups(known.filter { reads.contains($0.code) }.map(\.number))
      try CitizenRegister.forEachGroupMember(reading) { citizen, mine in
        if known.contains(where: { asked.contains($0.number) && mine.contains($0.number) }) {
          groups[Int32(truncatingIfNeeded: citizen)] = mine
        }
      }
      return (
        facts: try SweptFacts(sweep.rooms, reads: reads, on: sweep.day, reading), groups: groups, known: known,
        last: try CitizenRegister.lastNumber(reading),
        wards: try reading.all("SELECT id, code FROM store_wards") { ($0.int(0), $0.text(1)) }
      )
    }
    facts = read.facts
    groups = read.groups
    var codes = [String](repeating: "", count: 64)
    for group in read.known { codes[group.number] = group.code }
    self.codes = codes
    wardCodes = Dictionary(uniqueKeysWithValues: read.wards)
    let everybody = sweep.policies.contains { $0.policy.isForEverybody }
    let candidates = Self.marks(read.last, everybody: everybody, read.facts, read.groups)
    let stayed = sweep.policies.contains {
      $0.policy.dated.entries.contains { $0.value?.read.contains("place") ?? false }
    }
    let found = try Self.homes(
      file, wards, candidates, on: sweep.day, allWards: stayed ? read.wards.map(\.0) : wards, threads)
    counts = found.counts
    homes = found.homes
    var starts: [Int] = []
    for (place, home) in homes.enumerated() where place == 0 || homes[place - 1].citizen != home.citizen {
      starts.append(place)
    }
    starts.append(homes.count)
    self.starts = starts
  }

  private static func marks(
    _ last: Int, everybody: Bool, _ facts: SweptFacts, _ groups: [Int32: PriorityGroups]
  ) -> [Bool] {
    var marks = [Bool](repeating: everybody, count: last + 1)
    if everybody { return marks }
    facts.forEachCitizen { if $0 >= 0, $0 <= last { marks[$0] = true } }
    for citizen in groups.keys where citizen >= 0 && citizen <= last { marks[Int(citizen)] = true }
    return marks
  }

  /// Homes of the people who are asked and dwell in the wards on the day, ordered by citizen; people are counted on the way.
  private static func homes(
    _ file: DatabaseFile, _ wards: [Int], _ candidates: [Bool], on day: Day, allWards: [Int], _ threads: Int
  ) throws -> (homes: [Home], counts: [Int: Int]) {
    let asked = Set(wards)
    let rows = asked.count == allWards.count ? wards : allWards
    let parts = try OrderedRanges(count: rows.count, size: 8, threads: threads).map { range in
      try file.read { reading in
        var homes: [Home] = []
        var counts: [Int: Int] = [:]
        for ward in rows[range] {
          let isAsked = asked.contains(ward)
          var people = 0
          try CitizenRegister.forEachResidence(ofWard: ward, reading) { residence in
            let dwells = isAsked && residence.isDwelling && residence.holds(on: day.number)
            if dwells { people += 1 }
            guard residence.citizen < candidates.count, candidates[residence.citizen] else { return }
            homes.append(
              Home(
                citizen: Int32(truncatingIfNeeded: residence.citizen), ward: Int32(truncatingIfNeeded: ward),
                first: residence.first ?? never, last: residence.last ?? .max, birth: residence.birth ?? never,
                dwells: dwells))
          }
          if isAsked { counts[ward] = people }
        }
        return (homes, counts)
      }
    }
    var counts: [Int: Int] = [:]
    var homes: [Home] = []
    homes.reserveCapacity(parts.reduce(0) { $0 + $1.0.count })
    for part in parts {
      homes += part.0
      counts.merge(part.1, uniquingKeysWith: +)
    }
    homes.sort { a, b in
      if a.citizen != b.citizen { return a.citizen < b.citizen }
      if a.dwells != b.dwells { return a.dwells }
      return (a.ward, a.first) < (b.ward, b.first)
    }
    return (homes, counts)
  }

  // MARK: Asking

  /// What is made of the answers to each part of the people, in their order.
  func map<Result: Sendable>(_ body: @escaping @Sendable ([SweepEntry]) -> Result) throws -> [Result] {
    let people = self
    return try OrderedRanges(count: max(0, starts.count - 1), size: 20_000, threads: threads).map { range in
      try people.file.read { reading in
        var entries: [SweepEntry] = []
        for person in range { try people.ask(person, reading, &entries) }
        return body(entries)
      }
    }
  }

  private func ask(_ person: Int, _ reading: Reading, _ entries: inout [SweepEntry]) throws {
    let mine = homes[starts[person]..<starts[person + 1]]
    guard let first = mine.first, first.dwells else { return }
    let citizen = Int(first.citizen)
    var facts = SupportFacts(groups: groupCodes(of: first.citizen))
    if first.birth != Self.never { facts.birth = BirthDate(Day(number: first.birth)) }
    self.facts.add(citizen, to: &facts)
    for home in mine {
      facts.stays.append(
        SupportFacts.Stay(
          kind: .home, ward: wardCodes[Int(home.ward)] ?? "",
          from: home.first == Self.never ? nil : Day(number: home.first),
          through: home.last == .max ? nil : Day(number: home.last), origin: .register))
    }
    let answers = try sweep.answers(facts) { facts in
      guard let clear = try CitizenRegister.clear(ofCitizen: citizen, reading) else { return }
      if clear.sex != .unknown { facts.sex = clear.sex }
      guard let household = clear.household, let birth = facts.birth else { return }
      // Who was born in the sixteenth year after somebody of the same book, or later, may be their child.
      facts.children = try CitizenRegister.births(ofHousehold: household, reading)
        .map { BirthDate(Day(number: $0)) }.filter { $0.year >= birth.year + 16 }
      facts.statements["children"] = SupportFacts.Statement(facts.children?.count ?? 0, origin: .register)
    }
    for answer in answers { entries.append(SweepEntry(citizen: citizen, ward: Int(first.ward), answer: answer)) }
  }

  private func groupCodes(of citizen: Int32) -> Set<String> {
    guard let mine = groups[citizen] else { return [] }
    return Set(mine.list.map { codes[$0] }.filter { !$0.isEmpty })
  }
}
