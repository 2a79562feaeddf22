extension StoryPerson {
  private static let home = "số 7 ngõ 24 Thử Nghiệm"

  /// A driver whom his firm sends home when the city is locked down.
  static let son = StoryPerson(
    "Ngô Văn Sơn", "1985-06-10", woman: false, "00067", home, household: "H9", number: 31)
  /// Sells breakfast in the street.
  static let mai = StoryPerson(
    "Lý Thị Mai", "1988-02-14", woman: true, "00067", home, household: "H9", number: 32)
  static let na = StoryPerson(
    "Ngô Lý Na", "2018-05-20", woman: true, "00067", home, household: "H9", number: 33)
  /// The grandmother, of a household of her own on the list of the poor.
  static let lua = StoryPerson(
    "Ngô Thị Lụa", "1950-09-09", woman: true, "00067", home, household: "H10", number: 34, groups: "poor")
  /// Has the same name and year of birth as the grandmother and lives elsewhere.
  static let otherLua = StoryPerson(
    "Ngô Thị Lụa", "1950-03-01", woman: true, "00061", "số 30 phố Làm Thử", household: "H11", number: 35)

  static let family = [son, mai, na, lua]
}
