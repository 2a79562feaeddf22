/// Text that is set without a font at hand: how wide it may become, and where its lines end.
///
/// Widths are those of a wide sans-serif face, rounded up, so that what fits here fits in what the printer has.
enum SheetText {
  /// Width in the height of the letters.
  static func width(_ text: String) -> Double {
    text.reduce(0) { $0 + width($1) }
  }

  private static func width(_ letter: Character) -> Double {
    switch letter {
    case " ", ",", ".", ":", ";", "'", "!", "|", "/", "(", ")", "-", "i", "j", "l", "I", "t", "f", "r", "í", "ì", "ỉ",
      "ĩ", "ị":
      0.38
    case "m", "w", "M", "W", "…", "%", "@": 1
    case _ where letter.isUppercase: 0.74
    // Letters of other scripts may be as wide as they are high.
    case _ where letter.unicodeScalars.first.map { $0.value > 0x2E80 } == true: 1.05
    default: 0.61
    }
  }

  /// Breaks a text at its spaces, and a word that is wider than a line within it.
  ///
  /// - Parameter most: lines at most; what is left over is replaced by `…`.
  static func lines(_ text: String, size: Double, width most: Double, lines count: Int = .max) -> [String] {
    var lines: [String] = []
    var line = ""
    func fits(_ text: String) -> Bool { width(text) * size <= most }
    for word in text.split(separator: " ").map(String.init) {
      if fits(line.isEmpty ? word : line + " " + word) {
        line += (line.isEmpty ? "" : " ") + word
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = ""
      for letter in word {
        if !line.isEmpty, !fits(line + String(letter)) {
          lines.append(line)
          line = ""
        }
        line.append(letter)
      }
    }
    if !line.isEmpty { lines.append(line) }
    guard lines.count > count else { return lines }
    var last = lines[count - 1] + "…"
    while !fits(last), last.count > 1 { last = last.dropLast(2) + "…" }
    return lines.prefix(count - 1) + [last]
  }

  /// As it stands in XML, where some characters mean something and some must not stand at all.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{FFFE}",
        "\u{FFFF}":
        // Control characters, and those that turn the direction of what follows.
        escaped += " "
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
