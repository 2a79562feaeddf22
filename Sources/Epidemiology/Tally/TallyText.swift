/// Text that grows until it is handed on.
struct TallyText {
  private var bytes: [UInt8] = []

  var isLong: Bool { bytes.count > 1 << 18 }

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func append(_ start: [UInt8], _ code: [UInt8], _ count: Int64) {
    bytes.append(contentsOf: start)
    bytes.append(contentsOf: code)
    // Most counts are a digit or two.
    if count >= 0, count < 10 {
      bytes.append(48 + UInt8(count))
    } else {
      bytes.append(contentsOf: String(count).utf8)
    }
    bytes.append(10)
  }

  mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }
}
