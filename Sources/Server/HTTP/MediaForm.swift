import HTTPTypes
import Hummingbird

/// A form in which an answer can be had.
struct MediaForm: Hashable, Sendable {
  /// What the parameter `f` calls it.
  var name: String
  /// The media type of the answer.
  var type: String
  /// Other types that who asks for them is served with too.
  var also: [String] = []

  static let json = MediaForm(name: "json", type: "application/json")
  static let html = MediaForm(name: "html", type: "text/html; charset=utf-8", also: ["application/xhtml+xml"])
  static let geoJSON = MediaForm(name: "json", type: "application/geo+json", also: ["application/json"])
  static let schema = MediaForm(name: "json", type: "application/schema+json", also: ["application/json"])
  static let openAPI = MediaForm(
    name: "json", type: "application/vnd.oai.openapi+json;version=3.0",
    also: ["application/json", "application/openapi+json"])

  static let parameter = Parameter(
    "f", .choice(["json", "html"]),
    "The form of the answer; without it what the Accept header asks for, and JSON where it asks for nothing.",
    example: "json")

  /// The form that a request wants most: by `f`, else by its `Accept` header, else the first.
  ///
  /// - Throws: `Problem` with 406 when it takes none of them.
  static func wanted(_ call: Call, among forms: [MediaForm]) throws(Problem) -> MediaForm {
    if let name = call.text("f"), let form = forms.first(where: { $0.name == name }) { return form }
    guard let accepted = call.request.headers[.accept], !accepted.allSatisfy({ $0 == " " }) else { return forms[0] }
    let ranges = accepted.split(separator: ",").map(Range.init)
    var best: (form: MediaForm, quality: Double)?
    for form in forms {
      let quality = ([form.type] + form.also).map { Range.quality(of: Self.essence($0), in: ranges) }.max() ?? 0
      if quality > best?.quality ?? 0 { best = (form, quality) }
    }
    guard let best else {
      throw Problem(
        .notAcceptable, "Not acceptable",
        "this address answers with \(forms.map { essence($0.type) }.joined(separator: " and ")); ask for one of them, "
          + "or with f=\(forms.map(\.name).joined(separator: " or f="))")
    }
    return best.form
  }

  /// The type without its parameters.
  static func essence(_ type: some StringProtocol) -> String {
    String(type.prefix { $0 != ";" }).filter { $0 != " " }.lowercased()
  }

  /// A range of an `Accept` header (RFC 9110, 12.5.1).
  private struct Range {
    var type: String
    var quality = 1.0

    init(_ text: Substring) {
      type = MediaForm.essence(text)
      for part in text.split(separator: ";").dropFirst() {
        let part = part.filter { $0 != " " }.lowercased()
        if part.hasPrefix("q=") { quality = min(max(Double(part.dropFirst(2)) ?? 0, 0), 1) }
      }
    }

    /// The quality that the closest of some ranges gives a type.
    static func quality(of type: String, in ranges: [Range]) -> Double {
      let group = type.prefix { $0 != "/" } + "/*"
      for wanted in [type, String(group), "*/*"] {
        if let found = ranges.filter({ $0.type == wanted }).map(\.quality).max() { return found }
      }
      return 0
    }
  }
}
