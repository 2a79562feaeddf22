/// Between the three lengths of floating-point numbers, bit by bit: a NaN keeps its payload, and nothing is rounded.
enum FloatBits {
  /// - Returns: `nil` when 32 bits do not hold the number.
  static func single(_ number: Double) -> UInt32? {
    let bits = number.bitPattern
    if number.isNaN {
      guard bits & 0x1FFF_FFFF == 0 else { return nil }
      return UInt32(bits >> 63) << 31 | 0x7F80_0000 | UInt32(bits >> 29 & 0x7F_FFFF)
    }
    let single = Float(number)
    return Double(single).bitPattern == bits ? single.bitPattern : nil
  }

  /// - Returns: `nil` when 16 bits do not hold the number.
  static func half(_ number: Double) -> UInt16? {
    let bits = number.bitPattern
    let sign = UInt16(bits >> 63) << 15
    let fraction = bits & 0xF_FFFF_FFFF_FFFF
    if !number.isFinite {
      return fraction & 0x3FF_FFFF_FFFF == 0 ? sign | 0x7C00 | UInt16(fraction >> 42) : nil
    }
    if number == 0 { return sign }
    let exponent = Int(bits >> 52 & 0x7FF) - 1023
    switch exponent {
    case -14...15:
      return fraction & 0x3FF_FFFF_FFFF == 0 ? sign | UInt16(exponent + 15) << 10 | UInt16(fraction >> 42) : nil
    case -24 ... -15:
      // Without the hidden bit: counted in steps of 2 to the power of -24.
      let shift = UInt64(52 - (exponent + 24))
      let whole = fraction | 1 << 52
      return whole & (1 << shift - 1) == 0 ? sign | UInt16(whole >> shift) : nil
    default: return nil
    }
  }

  static func number(half bits: UInt16) -> Double {
    let sign = UInt64(bits >> 15) << 63
    let (exponent, fraction) = (Int(bits >> 10 & 0x1F), UInt64(bits & 0x3FF))
    switch exponent {
    case 0:
      let size = Double(fraction) * 0x1p-24
      return sign == 0 ? size : -size
    case 31: return Double(bitPattern: sign | 0x7FF << 52 | fraction << 42)
    default: return Double(bitPattern: sign | UInt64(exponent - 15 + 1023) << 52 | fraction << 42)
    }
  }

  static func number(single bits: UInt32) -> Double {
    let single = Float(bitPattern: bits)
    guard single.isNaN else { return Double(single) }
    return Double(bitPattern: UInt64(bits >> 31) << 63 | 0x7FF << 52 | UInt64(bits & 0x7F_FFFF) << 29)
  }
}
