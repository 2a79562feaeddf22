import Quantities

/// The parameter `datetime` of OGC API – Features: an instant, or an interval whose ends belong to it, stand in either order, and may be
/// open.
enum TimeSelection: Hashable, Sendable {
  case instant(Instant)
  case interval(from: Instant?, until: Instant?)

  /// - Throws: `Problem` for what is neither.
  init(_ text: String, offset: Int) throws(Problem) {
    let sides = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard sides.count <= 2 else { throw .parameter("datetime", "datetime is an instant, or two with one '/' between") }
    guard sides.count == 2 else {
      self = .instant(try TimeText.instant(text, parameter: "datetime", offset: offset))
      return
    }
    func side(_ text: String, isStart: Bool) throws(Problem) -> Instant? {
      if text.isEmpty || text == ".." { return nil }
      return try TimeText.instant(text, parameter: "datetime", offset: offset, isStart: isStart)
    }
    let (from, until) = (try side(sides[0], isStart: true), try side(sides[1], isStart: false))
    if let from, let until, from > until {
      self = .interval(
        from: try side(sides[1], isStart: true), until: try side(sides[0], isStart: false))
    } else {
      self = .interval(from: from, until: until)
    }
  }

  /// Whether something that lasts from an instant up to, and not at, another, holds at some time of the selection.
  func meets(from: Instant?, until: Instant?) -> Bool {
    let (first, last): (Instant?, Instant?)
    switch self {
    case .instant(let instant): (first, last) = (instant, instant)
    case .interval(let from, let until): (first, last) = (from, until)
    }
    if let last, let from, from > last { return false }
    if let first, let until, until <= first { return false }
    return true
  }

  /// As the parameter has it.
  var text: String {
    switch self {
    case .instant(let instant): instant.description
    case .interval(let from, let until): "\(from?.description ?? "..")/\(until?.description ?? "..")"
    }
  }
}
