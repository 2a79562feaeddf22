import Quantities

/// Moments of the tests.
enum CaseCityTime {
  /// 9 January 2022, 8:00 in Viet Nam.
  static let morning = Instant(Moment(Day("2022-01-09")!, second: 8 * 3600), offset: 25_200)
}
