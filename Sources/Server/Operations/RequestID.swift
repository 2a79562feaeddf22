import Synchronization

/// The name of one request, in the log and in the header `X-Request-Id`: a UUID.
enum RequestID {
  private static let process = UInt64.random(in: .min ... .max)
  private static let number = Atomic<UInt64>(.random(in: .min ... .max))

  /// The one that came with the request, if it is a UUID and so tells nothing of anybody; else a new one.
  static func name(given: String?) -> String {
    if let given, isUUID(given) { return given.lowercased() }
    return next()
  }

  /// A UUID of version 8 (RFC 9562): random for the process, then counted, so that none costs a system call.
  static func next() -> String {
    let low = number.wrappingAdd(0x9E37_79B9_7F4A_7C15, ordering: .relaxed).newValue
    let halves = (
      process & ~0xF000 | 0x8000,
      low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    )
    return String(unsafeUninitializedCapacity: 36) { bytes in
      var place = 0
      for (half, dashes) in [(halves.0, [8, 13]), (halves.1, [18, 23])] {
        for shift in stride(from: 60, through: 0, by: -4) {
          if dashes.contains(place) {
            bytes[place] = 45
            place += 1
          }
          let digit = UInt8(truncatingIfNeeded: half >> UInt64(shift) & 15)
          bytes[place] = digit < 10 ? 48 + digit : 87 + digit
          place += 1
        }
      }
      return place
    }
  }

  static func isUUID(_ text: String) -> Bool {
    let bytes = text.utf8
    guard bytes.count == 36 else { return false }
    for (place, byte) in bytes.enumerated() {
      if [8, 13, 18, 23].contains(place) {
        guard byte == 45 else { return false }
      } else {
        guard (48...57).contains(byte) || (97...102).contains(byte | 32) else { return false }
      }
    }
    return true
  }
}
