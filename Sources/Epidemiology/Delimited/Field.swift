/// One field of a record: bytes in the chunk that is being read, valid until the next record.
package struct Field {
  package var start: UnsafePointer<UInt8>
  package var count: Int

  @inline(__always)
  package subscript(index: Int) -> UInt8 { start[index] }

  package var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

  /// The field as text; bytes that are no UTF-8 become U+FFFD.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The field without blanks at either end.
  @inline(__always)
  package var trimmed: Field {
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
