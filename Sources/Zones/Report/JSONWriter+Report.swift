package import Criteria
package import SpatialCore

extension JSONWriter {
  mutating func list(_ numbers: [Int]) {
    append(91)
    for (i, number) in numbers.enumerated() {
      if i > 0 { append(44) }
      integer(number)
    }
    append(93)
  }

  mutating func lists(_ lists: [[Int]]) {
    append(91)
    for (i, numbers) in lists.enumerated() {
      if i > 0 { append(44) }
      list(numbers)
    }
    append(93)
  }

  /// An array of objects, of whose members `body` writes one element's.
  mutating func list<T>(_ elements: [T], _ body: (T, inout JSONWriter) -> Void) {
    append(91)
    for (i, element) in elements.enumerated() {
      raw(i > 0 ? ",{" : "{")
      body(element, &self)
      append(125)
    }
    append(93)
  }

  package mutating func localized(_ text: Localized) {
    raw("{\"en\":")
    string(text.english)
    key("vi")
    string(text.vietnamese)
    append(125)
  }

  mutating func levels(_ levels: [Level]) {
    append(91)
    for (i, level) in levels.enumerated() {
      raw(i > 0 ? ",{\"id\":" : "{\"id\":")
      string(level.id)
      key("rank")
      optional(level.rank)
      key("color")
      string(level.color)
      key("letter")
      string(level.letter)
      key("name")
      localized(level.name)
      append(125)
    }
    append(93)
  }
}
