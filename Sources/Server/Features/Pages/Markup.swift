import SpatialCore

/// Pieces of HTML; everything that comes from data is escaped.
enum Markup {
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }

  static func link(_ address: String, _ text: String, relation: String? = nil) -> String {
    let rel = relation.map { " rel=\"\(escaped($0))\"" } ?? ""
    return "<a href=\"\(escaped(address))\"\(rel)>\(escaped(text))</a>"
  }

  /// A table whose cells are HTML already; the first cell of a row is its heading.
  static func table(caption: String, _ columns: [String], _ rows: [[String]]) -> String {
    var html = "<div class=\"wide\"><table><caption>\(escaped(caption))</caption><thead><tr>"
    for column in columns { html += "<th scope=\"col\">\(escaped(column))</th>" }
    html += "</tr></thead><tbody>\n"
    for row in rows {
      html += "<tr>"
      for (i, cell) in row.enumerated() {
        html += i == 0 ? "<th scope=\"row\">\(cell)</th>" : "<td>\(cell)</td>"
      }
      html += "</tr>\n"
    }
    return html + "</tbody></table></div>\n"
  }

  /// Any value: lists and objects as lists.
  static func value(_ value: JSONValue) -> String {
    switch value {
    case .null: return "<span class=\"none\">none</span>"
    case .bool(let flag): return flag ? "yes" : "no"
    case .number(let digits): return escaped(digits)
    case .string(let text):
      return text.hasPrefix("https://") || text.hasPrefix("http://") ? link(text, text) : escaped(text)
    case .array(let elements):
      if elements.isEmpty { return "<span class=\"none\">none</span>" }
      return "<ul>" + elements.map { "<li>\(self.value($0))</li>" }.joined() + "</ul>"
    case .object(let members):
      return "<dl>" + members.map { "<dt>\(escaped($0.name))</dt><dd>\(self.value($0.value))</dd>" }.joined() + "</dl>"
    }
  }

  /// A value in the cell of a table: of a list how many it has.
  static func cell(_ value: JSONValue) -> String {
    if case .array(let elements) = value { return elements.isEmpty ? "" : "\(elements.count)" }
    if case .null = value { return "" }
    return self.value(value)
  }
}
