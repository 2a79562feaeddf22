public import Criteria

extension CoverageLine {
  /// Why a line is odd, for people to read; `nil` where nothing is.
  public var explanation: Localized? {
    let since = denominatorDay.map { " of \($0)" } ?? ""
    let sinceVietnamese = denominatorDay.map { " ngày \($0)" } ?? ""
    let nameVietnamese = denominatorNameVietnamese ?? denominatorName
    if isBelowNone {
      return Localized(
        english: "Corrections took out more doses than had been counted; the figures of this area are incomplete.",
        vietnamese: "Số liệu điều chỉnh trừ nhiều hơn số mũi đã ghi nhận; số liệu của khu vực này chưa đầy đủ.")
    }
    guard let denominator else {
      return Localized(
        english: "The population of this area is not known, so that there is no percentage.",
        vietnamese: "Chưa có số dân của khu vực này nên không tính được tỷ lệ.")
    }
    guard denominator > 0 else {
      return Localized(
        english: "The population of this area is 0 (\(denominatorName)\(since)), so that there is no percentage.",
        vietnamese: "Số dân của khu vực này bằng 0 (\(nameVietnamese)\(sinceVietnamese)) nên không tính được tỷ lệ.")
    }
    guard isAboveAll else { return nil }
    switch basis {
    case .residence:
      return Localized(
        english:
          "More people are vaccinated than the denominator has (\(denominatorName)\(since)): a registered population lags behind the one that lives here. The figure is shown as it is.",
        vietnamese:
          "Số người đã tiêm lớn hơn mẫu số (\(nameVietnamese)\(sinceVietnamese)): số dân đăng ký chậm hơn số dân thực tế cư trú. Số liệu được giữ nguyên."
      )
    case .injection:
      return Localized(
        english:
          "More people were vaccinated here than the denominator has (\(denominatorName)\(since)): doses are counted where they were given, also those of people who live elsewhere. The figure is shown as it is.",
        vietnamese:
          "Số người tiêm tại đây lớn hơn mẫu số (\(nameVietnamese)\(sinceVietnamese)): mũi tiêm tính theo nơi tiêm, gồm cả người cư trú nơi khác. Số liệu được giữ nguyên."
      )
    }
  }
}
