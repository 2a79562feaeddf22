import Foundation

extension LiveServer.Answer {
  /// The links of a document.
  var links: [[String: String]] {
    (object["links"] as? [[String: Any]] ?? []).map { $0.compactMapValues { $0 as? String } }
  }

  /// The address of the first link of a relation.
  func link(_ relation: String, type: String? = nil) -> String? {
    links.first { $0["rel"] == relation && (type == nil || $0["type"]?.hasPrefix(type!) == true) }?["href"]
  }

  /// The features of a collection.
  var features: [[String: Any]] { object["features"] as? [[String: Any]] ?? [] }

  /// The ids of the features.
  var ids: [String] { features.compactMap { $0["id"] as? String } }

  /// The properties of the first feature, or of the only one.
  var properties: [String: Any] {
    (features.first?["properties"] ?? object["properties"]) as? [String: Any] ?? [:]
  }
}

extension LiveServer {
  /// Asks for JSON, whatever the client's own habit.
  func json(_ path: String, headers: [String: String] = [:]) async throws -> Answer {
    let accept = "application/geo+json, application/json;q=0.9, */*;q=0.5"
    return try await ask(path, headers: ["Accept": accept].merging(headers) { $1 })
  }

  /// Follows links to the next page until there is none.
  ///
  /// - Returns: the pages, at most a hundred.
  func pages(_ path: String) async throws -> [Answer] {
    var pages: [Answer] = []
    var next: String? = path
    while let address = next, pages.count < 100 {
      let page = try await json(address)
      pages.append(page)
      next = page.link("next")
    }
    return pages
  }

  /// A value of a query as clients encode it.
  static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
  }
}
