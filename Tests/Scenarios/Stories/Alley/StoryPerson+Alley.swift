extension StoryPerson {
  static let an = StoryPerson(
    "Nguyễn Văn An", "1980-02-03", woman: false, "00067", "số 5 ngõ 24 Thử Nghiệm", household: "H1", number: 11)
  static let binh = StoryPerson(
    "Trần Thị Bình", "1983-05-06", woman: true, "00067", "số 5 ngõ 24 Thử Nghiệm", household: "H1", number: 12)
  static let chi = StoryPerson(
    "Nguyễn Minh Chi", "2013-09-01", woman: true, "00067", "số 5 ngõ 24 Thử Nghiệm", household: "H1", number: 13)
  static let dung = StoryPerson(
    "Lê Văn Dũng", "1975-11-20", woman: false, "00067", "số 9 ngõ 24 Thử Nghiệm", household: "H2", number: 14)
  static let em = StoryPerson(
    "Phạm Thị Em", "1941-01-15", woman: true, "00067", "số 11 ngõ 24 Thử Nghiệm", household: "H3", number: 15)
  static let phuc = StoryPerson(
    "Đỗ Văn Phúc", "1990-07-07", woman: false, "00067", "số 2 phố Thử Nghiệm", household: "H4", number: 16)
  static let giang = StoryPerson(
    "Vũ Thị Giang", "1988-04-12", woman: true, "00061", "số 30 phố Làm Thử", household: "H5", number: 17)
  static let hai = StoryPerson(
    "Hoàng Văn Hải", "1986-12-24", woman: false, "00061", "số 30 phố Làm Thử", household: "H5", number: 18)

  static let alley = [an, binh, chi, dung, em, phuc, giang, hai]
}
