import Credentials

/// The fields of one of a bundle's maps; each is taken once, and what is left over makes the bundle malformed.
struct BundleFields {
  private var rest: [CBORPair]

  init?(_ value: CBORValue) {
    guard let pairs = value.map else { return nil }
    rest = pairs
  }

  /// Whether every field was taken.
  var isEmpty: Bool { rest.isEmpty }

  mutating func take(_ key: CBORValue) -> CBORValue? {
    guard let place = rest.firstIndex(where: { $0.key == key }) else { return nil }
    return rest.remove(at: place).value
  }

  mutating func number(_ key: CBORValue, most: Int = CheckBundle.largestNumber) -> Int? {
    take(key)?.unsigned.flatMap(Int.init(exactly:)).flatMap { $0 <= most ? $0 : nil }
  }

  mutating func text(_ key: CBORValue) -> String? { take(key)?.text }

  mutating func bytes(_ key: CBORValue, count: Int? = nil) -> [UInt8]? {
    take(key)?.bytes.flatMap { count == nil || $0.count == count ? $0 : nil }
  }

  /// A number or null; `nil` when it is neither or not there.
  mutating func end(_ key: CBORValue) -> Int?? {
    guard let value = take(key) else { return nil }
    if value == .null { return .some(nil) }
    return value.unsigned.flatMap(Int.init(exactly:)).flatMap { $0 <= CheckBundle.largestNumber ? .some($0) : nil }
  }

  /// A part that may be missing.
  ///
  /// - Throws: `CheckBundleError.malformed` where it is there and cannot be read.
  mutating func ifThere<Part>(_ key: CBORValue, _ read: (CBORValue) -> Part?) throws(CheckBundleError) -> Part? {
    guard let value = take(key) else { return nil }
    guard let part = read(value) else { throw .malformed }
    return part
  }

  /// What every item of a list stands for; `nil` where one stands for nothing.
  static func all<Part>(_ items: [CBORValue], _ read: (CBORValue) -> Part?) -> [Part]? {
    var parts: [Part] = []
    parts.reserveCapacity(items.count)
    for item in items {
      guard let part = read(item) else { return nil }
      parts.append(part)
    }
    return parts
  }
}
