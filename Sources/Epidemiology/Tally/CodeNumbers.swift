/// Numbers ward codes as they are read, by their place in a given list or by their first appearance.
struct CodeNumbers {
  /// Stands for no ward; behind every ward in the order of keys.
  static let none: UInt32 = 0x7FFF_FFFF

  private var codes: [[UInt8]]
  private var numbers: [[UInt8]: UInt32] = [:]
  /// The number that followed each when it was last met: wards come in the same order every day.
  private var following: [UInt32]
  private var last: UInt32 = 0
  private let isGiven: Bool

  init(_ list: [String]?) {
    isGiven = list != nil
    codes = list?.map { Array($0.utf8) } ?? []
    following = codes.indices.map { UInt32($0 + 1) }
    for (number, code) in codes.enumerated() { numbers[code] = UInt32(number) }
  }

  /// - Returns: `nil` when the given list has not the code.
  mutating func number(of code: ArraySlice<UInt8>) -> UInt32? {
    if Int(last) < following.count {
      let guess = following[Int(last)]
      if Int(guess) < codes.count, codes[Int(guess)].elementsEqual(code) {
        last = guess
        return guess
      }
    }
    let key = Array(code)
    let number: UInt32
    if let known = numbers[key] {
      number = known
    } else {
      guard !isGiven else { return nil }
      number = UInt32(codes.count)
      codes.append(key)
      following.append(number + 1)
      numbers[key] = number
    }
    if Int(last) < following.count { following[Int(last)] = number }
    last = number
    return number
  }

  /// Whether numbers by first appearance are not those of the sorted codes.
  var isReordering: Bool { !isGiven && !zip(codes, codes.dropFirst()).allSatisfy { Self.text($0) < Self.text($1) } }

  private static func text(_ code: [UInt8]) -> String { String(decoding: code, as: UTF8.self) }

  /// The codes in ascending order, and the entries with these places; `none` becomes the place behind the last.
  func ordered(_ entries: [Tally.Entry]) -> (codes: [String], entries: [Tally.Entry]) {
    let texts = codes.map(Self.text)
    let order = isReordering ? texts.indices.sorted { texts[$0] < texts[$1] } : Array(texts.indices)
    var places = [UInt32](repeating: 0, count: codes.count)
    for (place, number) in order.enumerated() { places[number] = UInt32(place) }
    let unlocated = UInt64(codes.count)
    let moved = entries.map { entry in
      let number = UInt32(truncatingIfNeeded: entry.key)
      let place = number == Self.none ? unlocated : UInt64(places[Int(number)])
      return Tally.Entry(key: entry.key & ~0xFFFF_FFFF | place, count: entry.count)
    }
    return (order.map { texts[$0] }, moved)
  }
}
