/// How two numbers of digits agree.
enum DigitAgreement {
  /// The same, one digit off (or two beside each other exchanged), or different.
  ///
  /// - Complexity: a few instructions a digit.
  static func between(_ a: UInt64, _ b: UInt64) -> Agreement {
    if a == b { return .same }
    var (a, b) = (a, b)
    while a % 10 == b % 10 { (a, b) = (a / 10, b / 10) }
    // Here the last digits differ.
    if a / 10 == b / 10 { return .oneDigit }
    let isExchanged = a % 10 == b / 10 % 10 && a / 10 % 10 == b % 10 && a / 100 == b / 100
    return isExchanged ? .oneDigit : .different
  }
}
