import Criteria

/// An SVG of half a sheet that is written from the top down, in millimetres.
struct SheetDrawing {
  static let (width, height) = (148.0, 210.0)
  /// Free on every side, as printers need it.
  static let margin = 9.0

  private(set) var elements: [String] = []
  /// Where the next row begins.
  var y: Double

  init(y: Double) { self.y = y }

  /// How letters are set.
  struct Style {
    var size: Double
    var weight = 400
    var color = "#000"
    var anchor = "start"
    var family = "sans-serif"
    var spacing = 0.0
  }

  mutating func text(_ text: String, x: Double, y: Double, _ style: Style) {
    let extra = style.spacing == 0 ? "" : " letter-spacing=\"\(style.spacing)\""
    elements.append(
      "<text x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" font-family=\"\(style.family)\" "
        + "font-size=\"\(Self.number(style.size))\" font-weight=\"\(style.weight)\" fill=\"\(style.color)\" "
        + "text-anchor=\"\(style.anchor)\"\(extra)>\(SheetText.escaped(text))</text>")
  }

  mutating func rule(at y: Double) {
    elements.append(
      "<path d=\"M\(Self.number(Self.margin)) \(Self.number(y))H\(Self.number(Self.width - Self.margin))\" "
        + "stroke=\"#777\" stroke-width=\"0.2\"/>")
  }

  mutating func add(_ element: String) { elements.append(element) }

  private static let leftOfValues = margin + 32
  static let widthOfValues = width - margin - leftOfValues
  /// Of letters in a long list.
  static let sizeOfList = 2.9

  /// A fact: its name at the left in both languages, what it is at the right, in two lines at most and one of English.
  mutating func row(_ label: Localized, _ value: String, english: String? = nil) {
    name(label)
    var below = y + 3.4
    for line in SheetText.lines(value, size: 3.7, width: Self.widthOfValues, lines: 2) {
      text(line, x: Self.leftOfValues, y: below, Style(size: 3.7, weight: 600))
      below += 4.4
    }
    if let english, english != value {
      for line in SheetText.lines(english, size: 2.4, width: Self.widthOfValues, lines: 1) {
        text(line, x: Self.leftOfValues, y: below - 1.2, Style(size: 2.4, color: "#555"))
        below += 1.1
      }
    }
    y = max(y + 7.4, below - 1.4)
  }

  /// A fact that is a list, in lines that were broken already.
  mutating func row(_ label: Localized, lines: [String]) {
    name(label)
    var below = y + 3.2
    for line in lines {
      text(line, x: Self.leftOfValues, y: below, Style(size: Self.sizeOfList, weight: 600))
      below += 3.5
    }
    y = max(y + 7.4, below - 1)
  }

  private mutating func name(_ label: Localized) {
    text(label.vietnamese, x: Self.margin, y: y + 3.3, Style(size: 3.1))
    text(label.english, x: Self.margin, y: y + 6, Style(size: 2.2, color: "#555"))
  }

  /// A number of millimetres, to a hundredth.
  static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let rest = abs(hundredths % 100)
    return (hundredths < 0 ? "-" : "") + "\(abs(hundredths) / 100)"
      + (rest == 0 ? "" : rest < 10 ? ".0\(rest)" : ".\(rest)")
  }

  func svg(title: String) -> String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" width="148mm" height="210mm" viewBox="0 0 148 210">
    <title>\(SheetText.escaped(title))</title>
    <rect width="148" height="210" fill="#fff"/>
    \(elements.joined(separator: "\n"))
    </svg>

    """
  }
}
