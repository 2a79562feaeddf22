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
}
