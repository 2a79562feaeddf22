import Criteria
import Quantities

/// HTML in two languages, of which a page shows one: the attribute `lang` of each element says which it is.
enum PageText {
  /// An element in each language.
  static func both(_ text: Localized, _ tag: String = "span") -> String {
    let (vi, en) = (PageFrame.escaped(text.vietnamese), PageFrame.escaped(text.english))
    return "<\(tag) lang=\"vi\">\(vi)</\(tag)><\(tag) lang=\"en\">\(en)</\(tag)>"
  }

  static func both(vi: String, en: String, _ tag: String = "span") -> String {
    both(Localized(english: en, vietnamese: vi), tag)
  }

  static func heading(_ vi: String, _ en: String) -> String { "<h2>\(both(vi: vi, en: en))</h2>" }

  /// A table whose first column heads its rows.
  ///
  /// - Parameters:
  ///   - heads: of the columns, with whether they hold numbers.
  ///   - rows: cells as HTML.
  static func table(caption: String, heads: [(text: String, isNumber: Bool)], rows: [[String]]) -> String {
    let head = heads.map { "<th scope=\"col\"\($0.isNumber ? " class=\"number\"" : "")>\($0.text)</th>" }.joined()
    let body = rows.map { cells in
      let cells = cells.enumerated().map { column, cell in
        let style = heads[column].isNumber ? " class=\"number\"" : ""
        return column == 0 ? "<th scope=\"row\">\(cell)</th>" : "<td\(style)>\(cell)</td>"
      }
      return "<tr>\(cells.joined())</tr>"
    }.joined(separator: "\n")
    return """
      <div class="scroll" role="region" tabindex="0" aria-label="\(PageFrame.escaped(plain(caption)))"><table>
      <caption>\(caption)</caption>
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(body)
      </tbody></table></div>
      """
  }

  /// What stands between the tags of an HTML text.
  private static func plain(_ html: String) -> String {
    var isTag = false
    return String(
      html.filter { character in
        if character == "<" { isTag = true }
        defer { if character == ">" { isTag = false } }
        return !isTag
      })
  }

  /// The letter of a level on its colour; the name stands beside it, so readers of the screen pass it over.
  static func swatch(_ level: Level) -> String {
    "<span class=\"swatch\" aria-hidden=\"true\" style=\"background:\(PageFrame.escaped(level.color));color:"
      + "\(ink(on: level.color))\">\(PageFrame.escaped(level.letter))</span>"
  }

  static func level(_ level: Level) -> String {
    "<span class=\"named\">\(swatch(level)) <span>\(both(level.name))</span></span>"
  }

  /// Black or white, whichever reads better on a colour written `#rrggbb`.
  static func ink(on color: String) -> String {
    guard color.hasPrefix("#"), let number = Int(color.dropFirst(), radix: 16) else { return "#1c2430" }
    let light = (number >> 16 & 255) * 299 + (number >> 8 & 255) * 587 + (number & 255) * 114
    return light > 140_000 ? "#1c2430" : "#ffffff"
  }

  /// With a capital, as at the beginning of a sentence.
  static func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// A day as it is said.
  static func words(_ day: Day) -> Localized {
    let (year, month, number) = day.components
    return Localized(
      english: "\(number) \(months[month - 1]) \(year)", vietnamese: "ngày \(number) tháng \(month) năm \(year)")
  }
}
