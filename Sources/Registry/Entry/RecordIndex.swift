import Quantities
import Store

/// Collects what is to be written to the tables that lead to citizens, and writes it in their order.
///
/// Keys are hashes and fall anywhere: sorted, a batch sweeps through the tree once, and touches each page once.
struct RecordIndex {
  private struct Key: Hashable, Comparable {
    private let number: Int32
    let key: LookupKey
    let kind: RegisterKeys.Kind

    init(kind: RegisterKeys.Kind, key: LookupKey, id: Int) {
      self.kind = kind
      self.key = key
      number = Int32(id)
    }

    var id: Int { Int(number) }

    static func < (a: Key, b: Key) -> Bool {
      if a.kind != b.kind { return a.kind.rawValue < b.kind.rawValue }
      return a.key == b.key ? a.id < b.id : a.key < b.key
    }
  }

  private struct Place: Comparable {
    let presence: Presence
    private let number: Int32
    let birth: Int32?

    init(presence: Presence, citizen: Int, birth: Int32?) {
      self.presence = presence
      number = Int32(citizen)
      self.birth = birth
    }

    var citizen: Int { Int(number) }

    static func == (a: Place, b: Place) -> Bool { !(a < b) && !(b < a) }

    static func < (a: Place, b: Place) -> Bool {
      (a.presence.ward, a.presence.kind.rawValue, a.citizen, a.presence.first)
        < (b.presence.ward, b.presence.kind.rawValue, b.citizen, b.presence.first)
    }
  }

  private var keys: [Key] = []
  private var goneKeys: Set<Key> = []
  private var places: [Place] = []
  private var gonePlaces: [Place] = []

  mutating func add(_ kind: RegisterKeys.Kind, _ key: LookupKey, _ id: Int) {
    keys.append(Key(kind: kind, key: key, id: id))
  }

  mutating func add(_ presence: Presence, of citizen: Int, birth: Int32?) {
    places.append(Place(presence: presence, citizen: citizen, birth: birth))
  }

  mutating func remove(_ kind: RegisterKeys.Kind, _ key: LookupKey, _ id: Int) {
    goneKeys.insert(Key(kind: kind, key: key, id: id))
  }

  /// Everything that leads to a citizen but the household, which stands in the citizen's row.
  mutating func add(_ record: CitizenRecord, _ citizen: Int, _ keys: RegisterKeys) {
    add(.identifier, keys.key(of: record.identifier), citizen)
    for number in Set(record.formerNumbers.map(\.number)) { add(.former, keys.key(of: number), citizen) }
    let birth = record.birth?.day.number
    for presence in Presence.of(record) { add(presence, of: citizen, birth: birth) }
  }

  mutating func remove(_ record: CitizenRecord, _ citizen: Int, _ keys: RegisterKeys) {
    goneKeys.insert(Key(kind: .identifier, key: keys.key(of: record.identifier), id: citizen))
    for former in record.formerNumbers {
      goneKeys.insert(Key(kind: .former, key: keys.key(of: former.number), id: citizen))
    }
    for presence in Presence.of(record) {
      gonePlaces.append(Place(presence: presence, citizen: citizen, birth: nil))
    }
  }

  /// - Throws: `StoreError`.
  mutating func write(_ writing: Writing) throws {
    // What goes and comes again stays where it is.
    let kept = goneKeys.isEmpty ? [] : goneKeys.intersection(keys)
    if !goneKeys.isEmpty {
      let statement = try writing.statement("DELETE FROM registry_keys WHERE kind = ? AND key = ? AND id = ?")
      for key in goneKeys.subtracting(kept).sorted() {
        statement.bind(0, key.kind.rawValue)
        key.key.withBytes { statement.bind(1, $0) }
        statement.bind(2, key.id)
        try statement.run()
      }
    }
    if !gonePlaces.isEmpty {
      let statement = try writing.statement(
        "DELETE FROM registry_residences WHERE ward = ? AND kind = ? AND citizen = ? AND first_day = ?")
      for place in gonePlaces.sorted() {
        statement.bind(0, place.presence.ward)
        statement.bind(1, place.presence.kind.rawValue)
        statement.bind(2, place.citizen)
        statement.bind(3, Int64(place.presence.first))
        try statement.run()
      }
    }
    let keyStatement = try writing.statement("INSERT INTO registry_keys (kind, key, id) VALUES (?, ?, ?)")
    for key in keys.sorted() where kept.isEmpty || !kept.contains(key) {
      keyStatement.bind(0, key.kind.rawValue)
      key.key.withBytes { keyStatement.bind(1, $0) }
      keyStatement.bind(2, key.id)
      try keyStatement.run()
    }
    let placeStatement = try writing.statement(
      """
      INSERT INTO registry_residences (ward, kind, citizen, first_day, last_day, dwelling, birth_day)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """)
    for place in places.sorted() {
      placeStatement.bind(0, place.presence.ward)
      placeStatement.bind(1, place.presence.kind.rawValue)
      placeStatement.bind(2, place.citizen)
      placeStatement.bind(3, Int64(place.presence.first))
      placeStatement.bind(4, place.presence.last.map(Int64.init))
      placeStatement.bind(5, place.presence.isDwelling ? 1 : 0)
      placeStatement.bind(6, place.birth.map(Int64.init))
      try placeStatement.run()
    }
    self = RecordIndex()
  }
}
