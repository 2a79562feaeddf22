#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Numbers ward codes as they are read, by their place in a given list or by their first appearance.
struct CodeNumbers {
  /// Stands for no ward; behind every ward in the order of keys.
  static let none: UInt32 = 0x7FFF_FFFF

  /// The codes one behind the other, and where each begins and the last one ends.
  private var bytes: [UInt8] = []
  private var starts = [0]
  private var numbers: [[UInt8]: UInt32] = [:]
  /// The number that followed each when it was last met: wards come in the same order every day.
  private var following: [UInt32] = []
  private var last: UInt32 = 0
  private let isGiven: Bool

  init(_ list: [String]?) {
    isGiven = list != nil
    for code in list ?? [] { append(Array(code.utf8)) }
  }

  private var count: Int { starts.count - 1 }

  private mutating func append(_ code: [UInt8]) {
    numbers[code] = UInt32(count)
    following.append(UInt32(count + 1))
    bytes += code
    starts.append(bytes.count)
  }

  /// - Returns: `nil` when the given list has not the code.
  mutating func number(of code: UnsafeBufferPointer<UInt8>) -> UInt32? {
    if Int(last) < following.count {
      let guess = following[Int(last)]
      if isCode(Int(guess), code) {
        last = guess
        return guess
      }
    }
    let key = Array(code)
    if numbers[key] == nil {
      guard !isGiven else { return nil }
      append(key)
    }
    guard let number = numbers[key] else { return nil }
    if Int(last) < following.count { following[Int(last)] = number }
    last = number
    return number
  }

  private func isCode(_ number: Int, _ code: UnsafeBufferPointer<UInt8>) -> Bool {
    guard number < count, starts[number + 1] - starts[number] == code.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      guard let all = bytes.baseAddress, let one = code.baseAddress else { return code.isEmpty }
      return memcmp(all + starts[number], one, code.count) == 0
    }
  }

  private var texts: [String] {
    (0..<count).map { String(decoding: bytes[starts[$0]..<starts[$0 + 1]], as: UTF8.self) }
  }

  /// Whether numbers by first appearance are not those of the sorted codes.
  var isReordering: Bool {
    guard !isGiven else { return false }
    let texts = texts
    return !zip(texts, texts.dropFirst()).allSatisfy { $0 < $1 }
  }

  /// The codes in ascending order, and the entries with these places; `none` becomes the place behind the last.
  func ordered(_ entries: [Tally.Entry]) -> (codes: [String], entries: [Tally.Entry]) {
    let texts = texts
    let order = isReordering ? texts.indices.sorted { texts[$0] < texts[$1] } : Array(texts.indices)
    var places = [UInt32](repeating: 0, count: texts.count)
    for (place, number) in order.enumerated() { places[number] = UInt32(place) }
    let unlocated = UInt64(texts.count)
    let moved = entries.map { entry in
      let number = UInt32(truncatingIfNeeded: entry.key)
      let place = number == Self.none ? unlocated : UInt64(places[Int(number)])
      return Tally.Entry(key: entry.key & ~0xFFFF_FFFF | place, count: entry.count)
    }
    return (order.map { texts[$0] }, moved)
  }
}
