import Registry

/// Somebody of the story. All are made up, their identifiers too.
struct AlleyPerson {
  var name: String
  var identifier: PersonalIdentifier
  var birth: String
  var isWoman: Bool
  var ward: String
  var address: String
  var household: String

  private init(
    _ name: String, _ birth: String, woman: Bool, _ ward: String, _ address: String, household: String, number: UInt64
  ) {
    self.name = name
    self.birth = birth
    isWoman = woman
    self.ward = ward
    self.address = address
    self.household = household
    let year = UInt64(birth.prefix(4))!
    let century: UInt64 = (year >= 2000 ? 2 : 0) + (woman ? 1 : 0)
    identifier = PersonalIdentifier(number: 1_000_000_000 + century * 100_000_000 + year % 100 * 1_000_000 + number)!
  }

  var birthYear: Int { Int(birth.prefix(4))! }

  static let an = AlleyPerson(
    "Nguyễn Văn An", "1980-02-03", woman: false, "00067", "số 5 ngõ 24 Thử Nghiệm", household: "H1", number: 11)
  static let binh = AlleyPerson(
    "Trần Thị Bình", "1983-05-06", woman: true, "00067", "số 5 ngõ 24 Thử Nghiệm", household: "H1", number: 12)
  static let chi = AlleyPerson(
    "Nguyễn Minh Chi", "2013-09-01", woman: true, "00067", "số 5 ngõ 24 Thử Nghiệm", household: "H1", number: 13)
  static let dung = AlleyPerson(
    "Lê Văn Dũng", "1975-11-20", woman: false, "00067", "số 9 ngõ 24 Thử Nghiệm", household: "H2", number: 14)
  static let em = AlleyPerson(
    "Phạm Thị Em", "1941-01-15", woman: true, "00067", "số 11 ngõ 24 Thử Nghiệm", household: "H3", number: 15)
  static let phuc = AlleyPerson(
    "Đỗ Văn Phúc", "1990-07-07", woman: false, "00067", "số 2 phố Thử Nghiệm", household: "H4", number: 16)
  static let giang = AlleyPerson(
    "Vũ Thị Giang", "1988-04-12", woman: true, "00061", "số 30 phố Làm Thử", household: "H5", number: 17)
  static let hai = AlleyPerson(
    "Hoàng Văn Hải", "1986-12-24", woman: false, "00061", "số 30 phố Làm Thử", household: "H5", number: 18)

  static let all = [an, binh, chi, dung, em, phuc, giang, hai]
}
