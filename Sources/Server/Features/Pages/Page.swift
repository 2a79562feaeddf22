/// A page for readers: a heading, the way to it, and what it says.
struct Page: Sendable {
  var title: String
  /// Pages above it, from the landing page on.
  var trail: [(title: String, address: String)]
  /// HTML.
  var body: String
  /// Other forms of the same, and neighbours.
  var links: [Link] = []

  static let stylePath = "style.css"

  func html(_ base: BaseAddress) -> [UInt8] {
    var html = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(Markup.escaped(title))</title>
      <link rel="stylesheet" href="\(Markup.escaped(base.address([Self.stylePath])))">

      """
    for link in links {
      let type = link.type.map { " type=\"\(Markup.escaped($0))\"" } ?? ""
      html += "<link rel=\"\(Markup.escaped(link.relation))\"\(type) href=\"\(Markup.escaped(link.address))\">\n"
    }
    html += "</head>\n<body>\n<header><nav aria-label=\"Breadcrumb\"><ol>"
    for step in trail { html += "<li>\(Markup.link(step.address, step.title))</li>" }
    html += "<li aria-current=\"page\">\(Markup.escaped(title))</li></ol></nav></header>\n"
    html += "<main>\n<h1>\(Markup.escaped(title))</h1>\n\(body)\n</main>\n"
    let others = links.filter { $0.relation == "alternate" }
    if !others.isEmpty {
      html += "<footer><p>Also as " + others.map { Markup.link($0.address, $0.title) }.joined(separator: ", ")
      html += "</p></footer>\n"
    }
    return Array((html + "</body>\n</html>\n").utf8)
  }

  /// The style of all pages.
  static let style = """
    :root { color-scheme: light dark; }
    body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 75rem; padding: 1rem; }
    header ol { display: flex; flex-wrap: wrap; list-style: none; gap: .25rem .5rem; margin: 0; padding: 0; }
    header li + li::before { content: "/"; margin-right: .5rem; }
    h1 { line-height: 1.2; }
    a:focus-visible { outline: 3px solid; outline-offset: 2px; }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; }
    caption { text-align: left; padding: .5rem 0; }
    th, td { border: 1px solid #8886; padding: .25rem .5rem; text-align: left; vertical-align: top; }
    dt { font-weight: 600; }
    dd { margin: 0 0 .5rem 1rem; }
    code, pre { font-family: ui-monospace, monospace; overflow-wrap: anywhere; white-space: pre-wrap; }
    .none { opacity: .8; }
    .pages a { margin-right: 1rem; }
    @media print { header, footer { display: none; } }

    """
}
