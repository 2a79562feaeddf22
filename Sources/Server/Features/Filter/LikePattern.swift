/// The pattern of `LIKE`: `%` for any text, `_` for one character, `\` before either for itself.
struct LikePattern: Sendable {
  private enum Part: Hashable, Sendable {
    case any, one
    case character(Character)
  }

  private let parts: [Part]

  init(_ text: String) {
    var parts: [Part] = []
    var isEscaped = false
    for character in text {
      if isEscaped {
        parts.append(.character(character))
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        parts.append(character == "%" ? .any : character == "_" ? .one : .character(character))
      }
    }
    if isEscaped { parts.append(.character("\\")) }
    self.parts = parts
  }

  /// - Complexity: O(characters of the text · of the pattern).
  func matches(_ text: String) -> Bool {
    let characters = Array(text)
    var (i, j) = (0, 0)
    // Where the last `%` stands, and up to where it may take the text.
    var retry: (part: Int, place: Int)?
    while i < characters.count {
      if j < parts.count, parts[j] == .one || parts[j] == .character(characters[i]) {
        (i, j) = (i + 1, j + 1)
      } else if j < parts.count, parts[j] == .any {
        retry = (j, i)
        j += 1
      } else if let last = retry {
        retry = (last.part, last.place + 1)
        (i, j) = (last.place + 1, last.part + 1)
      } else {
        return false
      }
    }
    return parts[j...].allSatisfy { $0 == .any }
  }
}
