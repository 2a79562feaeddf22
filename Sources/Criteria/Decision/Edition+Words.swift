public import Quantities

extension Edition {
  /// A number for reading: two decimals at most, and never rounded onto a threshold's whole number unless it is one.
  public static func short(_ value: Fraction) -> String {
    if let numerator = Int64(exactly: value.numerator), let denominator = Int64(exactly: value.denominator) {
      if denominator == 1 { return String(numerator) }
      if let text = short(numerator, denominator) { return text }
    }
    if value.denominator == 1 { return value.description }
    for digits in [2, 4, 6] {
      let scale = (0..<digits).reduce(Int128(1)) { power, _ in power * 10 }
      let (scaled, overflow) = value.numerator.multipliedReportingOverflow(by: scale)
      if overflow { break }
      let half = value.denominator / 2
      let rounded = (scaled >= 0 ? scaled + half : scaled - half) / value.denominator
      if rounded % scale == 0, digits < 6 { continue }
      let magnitude = rounded.magnitude
      var fraction = String(magnitude % UInt128(scale))
      fraction = String(repeating: "0", count: digits - fraction.count) + fraction
      while fraction.last == "0" { fraction.removeLast() }
      return "\(rounded < 0 ? "-" : "")\(magnitude / UInt128(scale))" + (fraction.isEmpty ? "" : ".\(fraction)")
    }
    return value.description
  }

  /// The same within 64 bits, where almost all numbers are; `nil` beyond.
  private static func short(_ numerator: Int64, _ denominator: Int64) -> String? {
    var digits = 2
    var scale: Int64 = 100
    while true {
      let (scaled, overflow) = numerator.multipliedReportingOverflow(by: scale)
      guard !overflow, scaled.magnitude < 1 << 62, denominator < 1 << 62 else { return nil }
      let half = denominator / 2
      let rounded = (scaled >= 0 ? scaled + half : scaled - half) / denominator
      let (whole, part) = rounded.quotientAndRemainder(dividingBy: scale)
      if part == 0, digits < 6 {
        digits += 2
        scale *= 100
        continue
      }
      var rest = part.magnitude
      var text = rounded < 0 ? "-" : ""
      text += String(whole.magnitude)
      guard rest > 0 else { return text }
      while rest % 10 == 0 { (rest, digits) = (rest / 10, digits - 1) }
      let last = String(rest)
      text += "."
      for _ in last.utf8.count..<digits { text += "0" }
      return text + last
    }
  }
}
