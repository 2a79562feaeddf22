extension JSONScanner {
  /// Reads a string with its escapes resolved.
  mutating func string() throws(JSONError) -> String {
    try expect(34, "a string")
    let first = cursor
    var p = cursor
    // Eight bytes at a time while none of them can be a quotation mark, a backslash or a control character.
    while takesWords, end - p >= 8 {
      let word = UnsafeRawPointer(p).loadUnaligned(as: UInt64.self)
      let (quote, backslash) = (word ^ 0x2222_2222_2222_2222, word ^ 0x5C5C_5C5C_5C5C_5C5C)
      let found =
        (word &- 0x2020_2020_2020_2020) & ~word | (quote &- 0x0101_0101_0101_0101) & ~quote
        | (backslash &- 0x0101_0101_0101_0101) & ~backslash
      if found & 0x8080_8080_8080_8080 != 0 { break }
      p += 8
    }
    while p < end, p[0] != 34, p[0] != 92, p[0] >= 32 { p += 1 }
    if p < end, p[0] == 34 {
      cursor = p + 1
      return try text(UnsafeBufferPointer(start: first, count: p - first), first)
    }
    var bytes: [UInt8] = []
    while true {
      guard cursor < end else { throw error("the text ends inside a string", at: first) }
      let byte = cursor[0]
      if byte == 34 {
        cursor += 1
        return try bytes.withUnsafeBufferPointerThrowing { buffer throws(JSONError) in try text(buffer, first) }
      }
      if byte < 32 { throw error("a control character inside a string; it must be written as an escape") }
      if byte == 92 {
        try escape(into: &bytes)
      } else {
        bytes.append(byte)
        cursor += 1
      }
    }
  }

  private func text(_ bytes: UnsafeBufferPointer<UInt8>, _ place: UnsafePointer<UInt8>) throws(JSONError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw error("a string that is not UTF-8", at: place)
    }
    return text
  }

  private mutating func escape(into bytes: inout [UInt8]) throws(JSONError) {
    cursor += 1
    guard cursor < end else { throw error("the text ends inside an escape") }
    let byte = cursor[0]
    cursor += 1
    switch byte {
    case 34, 92, 47: bytes.append(byte)
    case 98: bytes.append(8)
    case 102: bytes.append(12)
    case 110: bytes.append(10)
    case 114: bytes.append(13)
    case 116: bytes.append(9)
    case 117:
      var scalar = try hexadecimal()
      if (0xD800..<0xDC00).contains(scalar), end - cursor >= 6, cursor[0] == 92, cursor[1] == 117 {
        let mark = cursor
        cursor += 2
        let low = try hexadecimal()
        if (0xDC00..<0xE000).contains(low) {
          scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
        } else {
          cursor = mark
        }
      }
      // Half a surrogate pair is no character; it becomes the replacement character, as most readers have it.
      bytes.append(contentsOf: String(Character(Unicode.Scalar(scalar) ?? "\u{FFFD}")).utf8)
    default: throw error("an unknown escape", at: cursor - 1)
    }
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    guard end - cursor >= 4 else { throw error("four hexadecimal digits must follow \\u") }
    var value: UInt32 = 0
    for i in 0..<4 {
      let byte = cursor[i]
      let digit: UInt32
      switch byte {
      case 48...57: digit = UInt32(byte - 48)
      case 65...70: digit = UInt32(byte - 55)
      case 97...102: digit = UInt32(byte - 87)
      default: throw error("four hexadecimal digits must follow \\u", at: cursor + i)
      }
      value = value << 4 | digit
    }
    cursor += 4
    return value
  }
}

extension Array {
  fileprivate func withUnsafeBufferPointerThrowing<R, E: Error>(
    _ body: (UnsafeBufferPointer<Element>) throws(E) -> R
  ) throws(E) -> R { try withUnsafeBufferPointer(body) }
}
