#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Quantities
import SpatialCore

extension Field {
  /// A whole number with an optional sign; `3.0` counts as 3. `nil` for anything else and beyond ±10¹⁵.
  @inline(__always)
  func wholeNumber(decimalComma: Bool) -> Int? {
    var value = 0
    var i = 0
    var negative = false
    if count > 0, start[0] == 45 || start[0] == 43 {
      negative = start[0] == 45
      i = 1
    }
    let first = i
    while i < count, start[i] &- 48 < 10, i - first < 16 {
      value = value * 10 + Int(start[i] &- 48)
      i += 1
    }
    guard i > first, i - first <= 15 else { return nil }
    if i < count {
      guard start[i] == 46 || (decimalComma && start[i] == 44) else { return nil }
      // Only zeros may follow: a part of a case is no case.
      i += 1
      guard i < count else { return nil }
      while i < count {
        guard start[i] == 48 else { return nil }
        i += 1
      }
    }
    return negative ? -value : value
  }

  /// The nearest floating-point number to a decimal text, correctly rounded; `nil` when the text is no number or not finite.
  @inline(__always)
  func decimal(decimalComma: Bool) -> Double? {
    var mantissa: UInt64 = 0
    var i = 0
    var negative = false
    if count > 0, start[0] == 45 || start[0] == 43 {
      negative = start[0] == 45
      i = 1
    }
    let first = i
    while i < count, start[i] &- 48 < 10 {
      mantissa = mantissa &* 10 &+ UInt64(start[i] &- 48)
      i += 1
    }
    var digits = i - first
    var scale = 0
    if i < count, start[i] == 46 || (decimalComma && start[i] == 44) {
      i += 1
      let point = i
      while i < count, start[i] &- 48 < 10 {
        mantissa = mantissa &* 10 &+ UInt64(start[i] &- 48)
        i += 1
      }
      scale = i - point
      digits += scale
    }
    if i == count, digits > 0, digits <= 19 {
      let value = ExactDecimal.nearest(mantissa, scale: scale)
      return negative ? -value : value
    }
    return slowDecimal(decimalComma: decimalComma)
  }

  @inline(never)
  private func slowDecimal(decimalComma: Bool) -> Double? {
    guard count > 0, count < 400 else { return nil }
    var copy: [CChar] = []
    for byte in bytes {
      let isNumeric = byte &- 48 < 10 || byte == 43 || byte == 45 || byte == 46 || byte | 32 == 101
      guard isNumeric || (decimalComma && byte == 44) else { return nil }
      copy.append(CChar(byte == 44 ? 46 : byte))
    }
    copy.append(0)
    return copy.withUnsafeBufferPointer { text in
      var end: UnsafeMutablePointer<CChar>?
      let value = strtod(text.baseAddress!, &end)
      guard let end, end == text.baseAddress! + count, value.isFinite else { return nil }
      return value
    }
  }

  /// The exact value of a decimal text; `nil` when it is none, or when a point might separate thousands.
  ///
  /// In files whose numbers may have a decimal comma, `1.234` can mean 1234 or 1.234 and is refused.
  func fraction(decimalComma: Bool) -> Fraction? {
    var text = self.text
    if decimalComma {
      if text.contains(",") {
        guard !text.contains(".") else { return nil }
        text = text.replacing(",", with: ".")
      } else if let point = text.firstIndex(of: "."), text.lastIndex(of: ".") == point {
        guard text[text.index(after: point)...].count != 3 || text.hasPrefix("0.") else { return nil }
      }
    }
    return Fraction(decimal: text)
  }
}
