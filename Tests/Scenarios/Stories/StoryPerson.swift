import Registry

/// Somebody of a story. All are made up, their identifiers too.
struct StoryPerson {
  var name: String
  var identifier: PersonalIdentifier
  var birth: String
  var isWoman: Bool
  var ward: String
  var address: String
  var household: String
  /// Codes of priority groups, parted by `;`.
  var groups: String

  init(
    _ name: String, _ birth: String, woman: Bool, _ ward: String, _ address: String, household: String, number: UInt64,
    groups: String = ""
  ) {
    self.name = name
    self.birth = birth
    isWoman = woman
    self.ward = ward
    self.address = address
    self.household = household
    self.groups = groups
    let year = UInt64(birth.prefix(4))!
    let century: UInt64 = (year >= 2000 ? 2 : 0) + (woman ? 1 : 0)
    identifier = PersonalIdentifier(number: 1_000_000_000 + century * 100_000_000 + year % 100 * 1_000_000 + number)!
  }

  var birthYear: Int { Int(birth.prefix(4))! }
}
