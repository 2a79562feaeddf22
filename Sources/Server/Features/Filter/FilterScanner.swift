/// Cuts a CQL2 text into words, numbers, strings and signs.
///
/// Looks at scalars, since a quote and a mark that combines with it are one character to readers and two to the language.
struct FilterScanner {
  enum Token: Hashable, Sendable {
    /// A name or a keyword, as it was written.
    case word(String)
    /// A name in double quotes, which is never a keyword.
    case quoted(String)
    case number(Double)
    case text(String)
    case sign(String)
    case end
  }

  struct Placed: Sendable {
    var token: Token
    /// The character at which it begins, from 1.
    var place: Int
  }

  /// - Throws: `Problem` that says where the text stops being CQL2.
  static func tokens(_ text: String) throws(Problem) -> [Placed] {
    let characters = Array(text.unicodeScalars)
    var tokens: [Placed] = []
    var i = 0
    while i < characters.count {
      let (start, character) = (i, characters[i])
      if character.properties.isWhitespace {
        i += 1
        continue
      }
      let token: Token
      if character == "'" || character == "\"" {
        let inner = try quoted(characters, &i)
        token = character == "'" ? .text(inner) : .quoted(inner)
      } else if character.properties.isAlphabetic || character == "_" {
        while i < characters.count, isPartOfName(characters[i]) { i += 1 }
        token = .word(string(characters[start..<i]))
      } else if isDigit(character)
        || "+-.".unicodeScalars.contains(character) && i + 1 < characters.count
          && (isDigit(characters[i + 1]) || characters[i + 1] == ".")
      {
        token = .number(try number(characters, &i))
      } else {
        let two = i + 1 < characters.count ? string(characters[i...i + 1]) : ""
        if ["<=", ">=", "<>"].contains(two) {
          token = .sign(two)
        } else if "=<>(),".unicodeScalars.contains(character) {
          token = .sign(String(character))
        } else {
          throw wrong("'\(character)' is no part of CQL2", at: start + 1)
        }
        if case .sign(let sign) = token { i += sign.count }
      }
      tokens.append(Placed(token: token, place: start + 1))
    }
    tokens.append(Placed(token: .end, place: characters.count + 1))
    return tokens
  }

  static func wrong(_ what: String, at place: Int) -> Problem {
    .parameter("filter", "filter cannot be read at character \(place): \(what)")
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isPartOfName(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || isDigit(scalar) || "_.:".unicodeScalars.contains(scalar)
  }

  /// A quote inside stands twice, or behind a backslash.
  private static func quoted(_ characters: [Unicode.Scalar], _ i: inout Int) throws(Problem) -> String {
    let (start, quote) = (i, characters[i])
    var inner = String.UnicodeScalarView()
    i += 1
    while i < characters.count {
      if characters[i] == quote || characters[i] == "\\", i + 1 < characters.count, characters[i + 1] == quote {
        inner.append(quote)
        i += 2
      } else if characters[i] == quote {
        i += 1
        return String(inner)
      } else {
        inner.append(characters[i])
        i += 1
      }
    }
    throw wrong("the quote that begins there does not end", at: start + 1)
  }

  private static func number(_ characters: [Unicode.Scalar], _ i: inout Int) throws(Problem) -> Double {
    let start = i
    i += 1
    while i < characters.count,
      isDigit(characters[i]) || characters[i] == "." || "eE".unicodeScalars.contains(characters[i])
        || "+-".unicodeScalars.contains(characters[i]) && "eE".unicodeScalars.contains(characters[i - 1])
    { i += 1 }
    guard let value = Double(string(characters[start..<i])), value.isFinite else {
      throw wrong("'\(string(characters[start..<i]).prefix(40))' is no number", at: start + 1)
    }
    return value
  }
}
