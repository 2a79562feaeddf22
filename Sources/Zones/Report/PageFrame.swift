/// What every page has around its own content: head, title line, switch of language, data and scripts; nothing is loaded.
enum PageFrame {
  /// A page up to its data.
  ///
  /// - Parameters:
  ///   - language: the one that is shown first, `vi` or `en`.
  ///   - title: of the browser's window, as text.
  ///   - heading: HTML of the title line; a script may fill it.
  ///   - subtitle: HTML of the line below.
  ///   - main: HTML of the content.
  static func opening(
    language: String = "vi", title: String, styles: [String], heading: String = "", subtitle: String = "", main: String
  ) -> String {
    """
    <!doctype html>
    <html lang="\(language)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(escaped(title))</title>
    <style>\(styles.joined(separator: "\n"))</style>
    </head>
    <body>
    <header>
      <div><h1 id="title">\(heading)</h1><p id="subtitle">\(subtitle)</p></div>
      <div class="language" role="group" aria-label="Ngôn ngữ / Language">
        <button type="button" data-language="vi" lang="vi">Tiếng Việt</button><button type="button" data-language="en" lang="en">English</button>
      </div>
    </header>
    <main>
    \(main)
    </main>
    <script type="application/json" id="data">
    """
  }

  /// A page from the end of its data.
  static func closing(scripts: [String]) -> String {
    """
    </script>
    <script>\(scripts.joined(separator: "\n"))</script>
    </body>
    </html>

    """
  }

  /// A text as HTML text, or as the value of an attribute in double quotes.
  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }
}
