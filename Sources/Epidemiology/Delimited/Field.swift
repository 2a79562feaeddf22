/// One field of a record: bytes in the chunk that is being read, valid until the next record.
struct Field {
  var start: UnsafePointer<UInt8>
  var count: Int

  @inline(__always)
  subscript(index: Int) -> UInt8 { start[index] }

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

  /// The field as text; bytes that are no UTF-8 become U+FFFD.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The field without blanks at either end.
  @inline(__always)
  var trimmed: Field {
    if count == 0 || (start[0] > 32 && start[count - 1] > 32) { return self }
    var field = self
    while field.count > 0, field.start[0] == 32 || field.start[0] == 9 {
      field.start += 1
      field.count -= 1
    }
    while field.count > 0, field.start[field.count - 1] == 32 || field.start[field.count - 1] == 9 { field.count -= 1 }
    return field
  }

  /// Whether the bytes equal an ASCII word, capitals and small letters alike.
  func matches(_ word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    for i in 0..<count {
      let byte = start[i]
      guard (byte >= 65 && byte <= 90 ? byte | 32 : byte) == word.utf8Start[i] else { return false }
    }
    return true
  }
}
