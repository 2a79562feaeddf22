import Criteria
import Quantities
import Registry

/// What was found, in words of both languages.
enum SupportWords {
  static func days(_ window: DayWindow, of names: Localized, least: Int) -> Localized {
    Localized(
      english: "\(names.english): \(window.days) days, \(window.from) to \(window.through); \(least) are needed",
      vietnamese: "\(names.vietnamese): \(window.days) ngày, từ \(window.from) đến \(window.through); cần \(least) ngày"
    )
  }

  static func noDays(of names: Localized, isKnown: Bool) -> Localized {
    isKnown
      ? Localized(
        english: "\(names.english): none that counts", vietnamese: "\(names.vietnamese): không có ngày nào được tính")
      : Localized(english: "\(names.english): nobody said", vietnamese: "\(names.vietnamese): chưa có thông tin")
  }

  static func outside(_ window: DayWindow) -> Localized {
    Localized(
      english: "\(window.from) to \(window.through) is outside the time of the rule",
      vietnamese: "\(window.from) đến \(window.through) nằm ngoài thời gian của quy định")
  }

  static func places(_ days: PlaceDays, least: Int) -> Localized {
    let count = days.longest?.days ?? 0
    let span = days.longest.map { " (\($0.from) – \($0.through))" } ?? ""
    let cited = days.reference.isEmpty ? "" : "; \(days.reference)"
    let unknown = days.holds(least: least) == nil
    return Localized(
      english: "\(count) consecutive days in a restricted ward\(span), \(least) are needed"
        + (unknown ? "; not all days are known" : "") + cited,
      vietnamese: "\(count) ngày liên tục ở địa bàn bị hạn chế\(span), cần \(least) ngày"
        + (unknown ? "; chưa rõ hết các ngày" : "") + cited)
  }

  static func question(_ question: SupportQuestion?, _ value: Int?) -> Localized {
    let name = question?.name ?? Localized(english: "a question", vietnamese: "một câu hỏi")
    guard let value else {
      return Localized(english: "\(name.english): nobody said", vietnamese: "\(name.vietnamese): chưa có thông tin")
    }
    guard question?.isNumber != true else {
      return Localized(english: "\(name.english): \(value)", vietnamese: "\(name.vietnamese): \(value)")
    }
    return Localized(
      english: "\(name.english): \(value == 1 ? "yes" : "no")",
      vietnamese: "\(name.vietnamese): \(value == 1 ? "có" : "không")")
  }

  static func group(_ codes: [String], _ found: String?) -> Localized {
    let codes = codes.joined(separator: ", ")
    return found.map { Localized(english: "in the group \($0)", vietnamese: "thuộc nhóm \($0)") }
      ?? Localized(english: "not known to be in \(codes)", vietnamese: "chưa thuộc nhóm \(codes)")
  }

  static let noBirth = Localized(english: "the day of birth is not known", vietnamese: "chưa rõ ngày sinh")
  static let noSex = Localized(english: "the sex is not known", vietnamese: "chưa rõ giới tính")

  static func age(_ age: Int, on day: Day) -> Localized {
    Localized(english: "\(age) years on \(day)", vietnamese: "\(age) tuổi vào ngày \(day)")
  }

  static func sex(_ sex: Sex) -> Localized {
    switch sex {
    case .female: Localized(english: "female", vietnamese: "nữ")
    case .male: Localized(english: "male", vietnamese: "nam")
    default: Localized(english: "other", vietnamese: "khác")
    }
  }

  static let unknownRule = Localized(
    english: "nobody could read what the act says here", vietnamese: "chưa đọc được quy định của văn bản")
  static let unknownAmount = Localized(
    english: "nobody could read the amount, so nothing is paid on it",
    vietnamese: "chưa đọc được mức hỗ trợ nên chưa chi")
  static let repealed = Localized(english: "repealed", vietnamese: "đã bãi bỏ")
  static let period = Localized(english: "for a time, without an event", vietnamese: "theo thời kỳ, không cần sự kiện")

  static func notTaken(_ day: Day) -> Localized {
    Localized(english: "no claims are taken on \(day)", vietnamese: "không nhận hồ sơ ngày \(day)")
  }

  static func chosen(_ policy: SupportPolicy) -> Localized {
    Localized(
      english: "only one of these is paid, and '\(policy.name.english)' gives more or comes first",
      vietnamese: "chỉ được hưởng một chính sách; '\(policy.name.vietnamese)' cao hơn hoặc được ưu tiên")
  }
}
