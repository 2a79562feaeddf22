/// Ascending numbers as the differences between them, each in as many bytes as it needs (LEB128, seven bits a byte, the
/// lowest first): wards of a route, serials of a list.
///
/// The first number stands as it is. There is one encoding of a set: no difference of 0 and no byte more than needed.
public enum AscendingNumbers {
  /// - Precondition: the numbers ascend and none is twice or below 0.
  public static func encode(_ numbers: some Sequence<Int>) -> [UInt8] {
    var bytes: [UInt8] = []
    var last: Int?
    for number in numbers {
      precondition(last.map { $0 < number } ?? (number >= 0), "ascending numbers from 0")
      append(number - (last ?? 0), to: &bytes)
      last = number
    }
    return bytes
  }

  /// - Parameter most: the highest number that is taken.
  /// - Returns: `nil` for bytes that `encode` does not give.
  public static func decode(_ bytes: [UInt8], most: Int) -> [Int]? {
    var numbers: [Int] = []
    var position = 0
    while position < bytes.count {
      guard let difference = next(bytes, &position), difference > 0 || numbers.isEmpty,
        difference <= most - (numbers.last ?? 0)
      else { return nil }
      numbers.append((numbers.last ?? 0) + difference)
    }
    return numbers
  }

  /// Appends one number of 0 or more.
  public static func append(_ number: Int, to bytes: inout [UInt8]) {
    var rest = UInt64(number)
    while rest > 127 {
      bytes.append(UInt8(rest & 127) | 128)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Takes the number that begins at a position.
  ///
  /// - Returns: `nil` when none ends there, when it is longer than need be, or above 2⁶³ − 1.
  public static func next(_ bytes: [UInt8], _ position: inout Int) -> Int? {
    var number: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 63, by: 7) {
      guard position < bytes.count else { return nil }
      let byte = bytes[position]
      position += 1
      number |= UInt64(byte & 127) << shift
      if byte < 128 {
        // A last byte of nothing would be a second way to write the same.
        return byte == 0 && shift > 0 ? nil : Int(number)
      }
    }
    return nil
  }
}
