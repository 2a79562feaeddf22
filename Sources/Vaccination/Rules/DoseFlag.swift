/// What is odd about a dose: it is kept and counted or not as the rules say, and never dropped.
public enum DoseFlag: String, CaseIterable, Codable, Sendable {
  /// The rules know no such product.
  case unknownProduct = "unknown-product"
  /// Given before the product was approved.
  case beforeApproval = "before-approval"
  case tooYoung = "too-young"
  case tooOld = "too-old"
  /// Sooner after the dose before than the least interval.
  case tooEarly = "too-early"
  /// Later than recommended; the series goes on.
  case late
  /// Another product than the dose before, where the rules do not allow it.
  case mixed
  /// Beyond the doses of the series, and no booster.
  case extra
  /// Another dose is on the same day.
  case sameDay = "same-day"
  /// The number that was written down is not the place in the series.
  case otherNumber = "other-number"
  case beforeBirth = "before-birth"
  /// The day of birth is not known, so that the age could not be checked.
  case ageUnknown = "age-unknown"
  /// Nobody knows the rule that held on its day.
  case unknownRule = "unknown-rule"
}
