import Credentials

/// The examples of RFC 8949, appendix A, in its order (as in cbor/test-vectors, appendix_a.json).
enum AppendixA {
  struct Example: Sendable {
    var encoding: String
    var value: CBORValue
    /// Whether the encoding is the deterministic one.
    var isDeterministic = true
  }

  private static let oneToTwentyFive = CBORValue.array((1...25).map { CBORValue($0) })
  private static let nested: CBORValue = [1, [2, 3], [4, 5]]
  private static let ab: CBORValue = ["a": 1, "b": [2, 3]]

  static let examples: [Example] = numbers + floats + simple + tags + strings + structures + indefinite

  private static let numbers: [Example] = [
    Example(encoding: "00", value: 0), Example(encoding: "01", value: 1), Example(encoding: "0a", value: 10),
    Example(encoding: "17", value: 23), Example(encoding: "1818", value: 24), Example(encoding: "1819", value: 25),
    Example(encoding: "1864", value: 100), Example(encoding: "1903e8", value: 1000),
    Example(encoding: "1a000f4240", value: 1_000_000),
    Example(encoding: "1b000000e8d4a51000", value: 1_000_000_000_000),
    Example(encoding: "1bffffffffffffffff", value: .unsigned(.max)),
    Example(encoding: "c249010000000000000000", value: .tagged(2, .bytes([1, 0, 0, 0, 0, 0, 0, 0, 0]))),
    Example(encoding: "3bffffffffffffffff", value: .negative(.max)),
    Example(encoding: "c349010000000000000000", value: .tagged(3, .bytes([1, 0, 0, 0, 0, 0, 0, 0, 0]))),
    Example(encoding: "20", value: -1), Example(encoding: "29", value: -10), Example(encoding: "3863", value: -100),
    Example(encoding: "3903e7", value: -1000),
  ]

  private static let floats: [Example] = [
    Example(encoding: "f90000", value: .float(0)), Example(encoding: "f98000", value: .float(-0.0)),
    Example(encoding: "f93c00", value: .float(1)), Example(encoding: "fb3ff199999999999a", value: .float(1.1)),
    Example(encoding: "f93e00", value: .float(1.5)), Example(encoding: "f97bff", value: .float(65504)),
    Example(encoding: "fa47c35000", value: .float(100_000)),
    Example(encoding: "fa7f7fffff", value: .float(3.4028234663852886e+38)),
    Example(encoding: "fb7e37e43c8800759c", value: .float(1.0e+300)),
    Example(encoding: "f90001", value: .float(5.960464477539063e-8)),
    Example(encoding: "f90400", value: .float(0.00006103515625)), Example(encoding: "f9c400", value: .float(-4)),
    Example(encoding: "fbc010666666666666", value: .float(-4.1)),
    Example(encoding: "f97c00", value: .float(.infinity)), Example(encoding: "f97e00", value: .float(.nan)),
    Example(encoding: "f9fc00", value: .float(-.infinity)),
    Example(encoding: "fa7f800000", value: .float(.infinity), isDeterministic: false),
    Example(encoding: "fa7fc00000", value: .float(.nan), isDeterministic: false),
    Example(encoding: "faff800000", value: .float(-.infinity), isDeterministic: false),
    Example(encoding: "fb7ff0000000000000", value: .float(.infinity), isDeterministic: false),
    Example(encoding: "fb7ff8000000000000", value: .float(.nan), isDeterministic: false),
    Example(encoding: "fbfff0000000000000", value: .float(-.infinity), isDeterministic: false),
  ]

  private static let simple: [Example] = [
    Example(encoding: "f4", value: false), Example(encoding: "f5", value: true), Example(encoding: "f6", value: .null),
    Example(encoding: "f7", value: .undefined), Example(encoding: "f0", value: .simple(16)),
    Example(encoding: "f8ff", value: .simple(255)),
  ]

  private static let tags: [Example] = [
    Example(
      encoding: "c074323031332d30332d32315432303a30343a30305a", value: .tagged(0, "2013-03-21T20:04:00Z")),
    Example(encoding: "c11a514b67b0", value: .tagged(1, 1_363_896_240)),
    Example(encoding: "c1fb41d452d9ec200000", value: .tagged(1, .float(1_363_896_240.5))),
    Example(encoding: "d74401020304", value: .tagged(23, .bytes([1, 2, 3, 4]))),
    Example(encoding: "d818456449455446", value: .tagged(24, .bytes(hex("6449455446")))),
    Example(
      encoding: "d82076687474703a2f2f7777772e6578616d706c652e636f6d", value: .tagged(32, "http://www.example.com")),
  ]

  private static let strings: [Example] = [
    Example(encoding: "40", value: .bytes([])), Example(encoding: "4401020304", value: .bytes([1, 2, 3, 4])),
    Example(encoding: "60", value: ""), Example(encoding: "6161", value: "a"),
    Example(encoding: "6449455446", value: "IETF"), Example(encoding: "62225c", value: "\"\\"),
    Example(encoding: "62c3bc", value: "\u{fc}"), Example(encoding: "63e6b0b4", value: "\u{6c34}"),
    Example(encoding: "64f0908591", value: "\u{10151}"),
  ]

  private static let structures: [Example] = [
    Example(encoding: "80", value: []), Example(encoding: "83010203", value: [1, 2, 3]),
    Example(encoding: "8301820203820405", value: nested),
    Example(encoding: "98190102030405060708090a0b0c0d0e0f101112131415161718181819", value: oneToTwentyFive),
    Example(encoding: "a0", value: [:]), Example(encoding: "a201020304", value: [1: 2, 3: 4]),
    Example(encoding: "a26161016162820203", value: ab),
    Example(encoding: "826161a161626163", value: ["a", ["b": "c"]]),
    Example(
      encoding: "a56161614161626142616361436164614461656145",
      value: ["a": "A", "b": "B", "c": "C", "d": "D", "e": "E"]),
  ]

  private static let indefinite: [Example] = [
    Example(encoding: "5f42010243030405ff", value: .bytes([1, 2, 3, 4, 5]), isDeterministic: false),
    Example(encoding: "7f657374726561646d696e67ff", value: "streaming", isDeterministic: false),
    Example(encoding: "9fff", value: [], isDeterministic: false),
    Example(encoding: "9f018202039f0405ffff", value: nested, isDeterministic: false),
    Example(encoding: "9f01820203820405ff", value: nested, isDeterministic: false),
    Example(encoding: "83018202039f0405ff", value: nested, isDeterministic: false),
    Example(encoding: "83019f0203ff820405", value: nested, isDeterministic: false),
    Example(
      encoding: "9f0102030405060708090a0b0c0d0e0f101112131415161718181819ff", value: oneToTwentyFive,
      isDeterministic: false),
    Example(encoding: "bf61610161629f0203ffff", value: ab, isDeterministic: false),
    Example(encoding: "826161bf61626163ff", value: ["a", ["b": "c"]], isDeterministic: false),
    Example(encoding: "bf6346756ef563416d7421ff", value: ["Fun": true, "Amt": -2], isDeterministic: false),
  ]
}
