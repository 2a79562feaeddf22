/// Cuts a CQL2 text into words, numbers, strings and signs.
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
    let characters = Array(text)
    var tokens: [Placed] = []
    var i = 0
    while i < characters.count {
      let (start, character) = (i, characters[i])
      if character.isWhitespace {
        i += 1
        continue
      }
      let token: Token
      if character == "'" || character == "\"" {
        let inner = try quoted(characters, &i)
        token = character == "'" ? .text(inner) : .quoted(inner)
      } else if character.isLetter || character == "_" {
        while i < characters.count, isPartOfName(characters[i]) { i += 1 }
        token = .word(String(characters[start..<i]))
      } else if isDigit(character)
        || "+-.".contains(character) && i + 1 < characters.count
          && (isDigit(characters[i + 1]) || characters[i + 1] == ".")
      {
        token = .number(try number(characters, &i))
      } else {
        let two = i + 1 < characters.count ? String(characters[i...i + 1]) : ""
        if ["<=", ">=", "<>"].contains(two) {
          token = .sign(two)
        } else if "=<>(),".contains(character) {
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

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

  private static func isPartOfName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "." || character == ":"
  }

  /// A quote inside stands twice, or behind a backslash.
  private static func quoted(_ characters: [Character], _ i: inout Int) throws(Problem) -> String {
    let (start, quote) = (i, characters[i])
    var inner = ""
    i += 1
    while i < characters.count {
      if characters[i] == quote || characters[i] == "\\", i + 1 < characters.count, characters[i + 1] == quote {
        inner.append(quote)
        i += 2
      } else if characters[i] == quote {
        i += 1
        return inner
      } else {
        inner.append(characters[i])
        i += 1
      }
    }
    throw wrong("the quote that begins there does not end", at: start + 1)
  }

  private static func number(_ characters: [Character], _ i: inout Int) throws(Problem) -> Double {
    let start = i
    i += 1
    while i < characters.count,
      isDigit(characters[i]) || characters[i] == "." || "eE".contains(characters[i])
        || "+-".contains(characters[i]) && "eE".contains(characters[i - 1])
    { i += 1 }
    guard let value = Double(String(characters[start..<i])), value.isFinite else {
      throw wrong("'\(String(characters[start..<i]).prefix(40))' is no number", at: start + 1)
    }
    return value
  }
}
