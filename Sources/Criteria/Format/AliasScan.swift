/// Looks for YAML aliases before a text is composed.
///
/// With aliases a text of one kilobyte stands for billions of nodes, and the YAML library hashes every one where they are a
/// key. The scan errs on the safe side: it knows neither quotes nor comments, which a hostile text could use to hide an
/// alias, so `*word` is refused there too unless it follows a letter, a digit, `)` or `*`.
enum AliasScan {
  /// The line, from 1, of the first `*name` that could be an alias; `nil` when there is none.
  ///
  /// - Complexity: O(length).
  static func firstLine(in text: String) -> Int? {
    var line = 1
    var before = UInt8(ascii: "\n")
    var couldBegin = false
    for byte in text.utf8 {
      if couldBegin, isWord(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") { return line }
      couldBegin =
        byte == UInt8(ascii: "*") && !isWord(before) && before != UInt8(ascii: "*") && before != UInt8(ascii: ")")
      if byte == UInt8(ascii: "\n") { line += 1 }
      before = byte
    }
    return nil
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
