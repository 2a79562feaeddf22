import Quantities
import Registry
import Store

/// What settling needs of a citizen.
struct SettledPerson {
  var birth: BirthDate?
  var groups: Int64
  /// Where the citizen dwells on a day.
  private let record: CitizenRecord?

  init(_ citizen: Int, _ register: CitizenRegister, _ reading: Reading) throws {
    record = try register.record(ofCitizen: citizen, reading)
    birth = record?.birth
    groups = record?.groups.list.reduce(0) { $0 | 1 << Int64($1) } ?? 0
  }

  func ward(on day: Day) -> Int? { record.flatMap { CitizenRegister.wards(ofDweller: $0, on: day).first } }

  /// Completed years on a day; `nil` where they cannot be told.
  func age(on day: Day) -> Int? {
    guard let age = birth?.age(on: day), (0...130).contains(age) else { return nil }
    return age
  }

  /// Whether nothing is due to the citizen any more.
  func hasLeft(by day: Day) -> Bool {
    guard let record else { return true }
    return record.deceased.map { $0 <= day } == true || record.moved.map { $0 <= day } == true && ward(on: day) == nil
  }
}
