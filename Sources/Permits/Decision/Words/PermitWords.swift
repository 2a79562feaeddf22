import Criteria
import Quantities

/// Sentences of reasons in Vietnamese and English.
enum PermitWords {
  /// `06:00 on 2021-09-06` and `06:00 ngày 06/09/2021`.
  static func moment(_ moment: Moment) -> Localized {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
    let second = moment.secondOfDay
    let clock = two(second / 3600) + ":" + two(second / 60 % 60)
    let (year, month, day) = moment.day.components
    return Localized(
      english: "\(clock) on \(moment.day)", vietnamese: "\(clock) ngày \(two(day))/\(two(month))/\(year)")
  }

  static func list(_ names: [Localized], and: Bool = true) -> Localized {
    func joined(_ names: [String], _ word: String) -> String {
      names.count < 2 ? names.joined() : names.dropLast().joined(separator: ", ") + " \(word) " + names[names.count - 1]
    }
    return Localized(
      english: joined(names.map(\.english), and ? "and" : "or"),
      vietnamese: joined(names.map(\.vietnamese), and ? "và" : "hoặc"))
  }

  static func weekdays(_ days: Set<Int>) -> Localized {
    let english = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    let vietnamese = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]
    return list(
      days.sorted().map { Localized(english: english[$0 - 1], vietnamese: vietnamese[$0 - 1]) })
  }

  static func name(_ place: ZoneOutlook.Place) -> String { place.district.map { "\(place.name), \($0)" } ?? place.name }
}
