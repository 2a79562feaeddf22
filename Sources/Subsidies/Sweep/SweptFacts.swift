import Quantities
import Store

/// Spells and answers of everybody in little memory, found by the citizen's row.
struct SweptFacts: Sendable {
  private struct Row {
    var citizen: Int32
    /// Place in `names`; spells and answers are told apart by `origin`'s high bit.
    var name: Int16
    var origin: UInt8
    var isAnswer: Bool
    var first: Int32
    /// The last day, or `Int32.max` while it lasts; of an answer its value.
    var last: Int32
  }

  private var rows: [Row] = []
  private(set) var names: [String] = []
  private var numbers: [String: Int16] = [:]
  private static let origins = FactOrigin.allCases
  private static let places = Dictionary(uniqueKeysWithValues: origins.enumerated().map { ($1, UInt8($0)) })

  /// Everything that lists and other rooms know; what no policy reads is left out.
  init(_ rooms: [any BulkFacts], reads: Set<String>, on day: Day, _ reading: Reading) throws {
    try ListedFacts.forEach(reading) { citizen, name, first, last, value in
      guard reads.contains(name) else { return }
      add(
        citizen, name, .list, isAnswer: value != nil, first: Int32(truncatingIfNeeded: first),
        last: Int32(truncatingIfNeeded: value ?? last ?? Int(Int32.max)))
    }
    for room in rooms {
      try room.forEachSpell(on: day, reading) { citizen, kind, from, through, origin in
        guard reads.contains(kind) else { return }
        add(citizen, kind, origin, isAnswer: false, first: from.number, last: through?.number ?? .max)
      }
    }
    rows.sort { ($0.citizen, $0.name, $0.first, $0.last) < ($1.citizen, $1.name, $1.first, $1.last) }
  }

  private mutating func add(
    _ citizen: Int, _ name: String, _ origin: FactOrigin, isAnswer: Bool, first: Int32, last: Int32
  ) {
    var number = numbers[name]
    if number == nil {
      number = Int16(names.count)
      numbers[name] = number
      names.append(name)
    }
    rows.append(
      Row(
        citizen: Int32(truncatingIfNeeded: citizen), name: number!, origin: Self.places[origin]!, isAnswer: isAnswer,
        first: first, last: last))
  }

  /// Rows of citizens of whom anything is known, each once, ascending.
  func forEachCitizen(_ body: (Int) -> Void) {
    var last: Int32 = -1
    for row in rows where row.citizen != last {
      body(Int(row.citizen))
      last = row.citizen
    }
  }

  /// Adds what is known of a citizen.
  func add(_ citizen: Int, to facts: inout SupportFacts) {
    var place = rows.partitioningIndex { $0.citizen >= citizen }
    while place < rows.count, rows[place].citizen == citizen {
      let row = rows[place]
      let origin = Self.origins[Int(row.origin)]
      if row.isAnswer {
        facts.statements[names[Int(row.name)]] = SupportFacts.Statement(Int(row.last), origin: origin)
      } else {
        facts.spells.append(
          SupportFacts.Spell(
            kind: names[Int(row.name)], from: Day(number: row.first),
            through: row.last == .max ? nil : Day(number: row.last), origin: origin))
      }
      place += 1
    }
  }
}

extension Array {
  /// The first place of an array that is partitioned by a condition.
  func partitioningIndex(_ isSecond: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isSecond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
