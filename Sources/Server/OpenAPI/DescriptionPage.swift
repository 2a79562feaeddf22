import HTTPTypes
import SpatialCore
import Store

/// The description of the server for readers: every operation with its parameters and answers.
enum DescriptionPage {
  static func page(_ document: OpenAPIDocument, _ base: BaseAddress) -> Page {
    let known = OpenAPIDocument.tags.map(\.0)
    let others = Set(document.endpoints.map(\.tag)).subtracting(known).sorted()
    var body = "<p>\(Markup.escaped(OpenAPIDocument.description))</p>\n"
    for tag in known + others {
      let endpoints = document.endpoints.filter { $0.tag == tag }
      if endpoints.isEmpty { continue }
      let words = OpenAPIDocument.tags.first { $0.0 == tag }?.1 ?? ""
      body +=
        "<section aria-labelledby=\"\(tag)\"><h2 id=\"\(tag)\">\(Markup.escaped(tag.prefix(1).uppercased() + tag.dropFirst()))</h2>\n"
      body += "<p>\(Markup.escaped(words))</p>\n"
      for endpoint in endpoints { body += section(endpoint) }
      body += "</section>\n"
    }
    return Page(
      title: "The API", trail: [(FeaturesEndpoints.title, base.address([""]))], body: body,
      links: [
        Link("alternate", base.address(["api"], [("f", "json")]), type: MediaForm.openAPI.type, "OpenAPI 3.0 (JSON)")
      ])
  }

  private static func section(_ endpoint: Endpoint) -> String {
    var html = "<article><h3 id=\"\(Markup.escaped(endpoint.operation))\"><code>\(endpoint.method.rawValue) "
    html += "\(Markup.escaped(endpoint.path))</code></h3>\n<p>\(Markup.escaped(endpoint.summary))</p>\n"
    if case .rights(let rights) = endpoint.access {
      html += "<p>Needs the right \(Markup.escaped(rights.map(\.rawValue).joined(separator: " or "))).</p>\n"
    }
    if !endpoint.parameters.isEmpty {
      let rows = endpoint.parameters.map { parameter in
        [
          "<code>\(Markup.escaped(parameter.name))</code>", parameter.place.rawValue,
          Markup.escaped(words(parameter.form)), Markup.escaped(parameter.description),
          parameter.example.map { "<code>\(Markup.escaped($0))</code>" } ?? "",
        ]
      }
      html += Markup.table(caption: "Parameters", ["Name", "In", "Form", "What it is", "Example"], rows)
    }
    if let body = endpoint.body {
      html += "<p>Takes a body of <code>\(Markup.escaped(body.type))</code>, at most \(body.largest) bytes.</p>\n"
    }
    let rows = endpoint.answers.map { answer in
      [
        String(answer.status), Markup.escaped(answer.description),
        answer.content.map { "<code>\(Markup.escaped($0.type))</code>" }.joined(separator: ", "),
      ]
    }
    html += Markup.table(caption: "Answers", ["Status", "What it is", "Types"], rows)
    let problems = OpenAPIDocument.problems(endpoint).sorted().map(String.init).joined(separator: ", ")
    return html + "<p>Problems: \(problems), as <code>\(Problem.mediaType)</code>.</p></article>\n"
  }

  private static func words(_ form: Parameter.Form) -> String {
    switch form {
    case .text(_, let longest): "text, at most \(longest) bytes"
    case .integer(let range): "whole number, \(range.lowerBound) to \(range.upperBound)"
    case .number(let range): "number, \(range.lowerBound) to \(range.upperBound)"
    case .numbers(let counts): "\(counts.map(String.init).joined(separator: " or ")) numbers with commas between"
    case .choice(let values): values.joined(separator: " | ")
    case .datetime: "instant, day, or interval"
    case .instant: "instant or day"
    }
  }
}
