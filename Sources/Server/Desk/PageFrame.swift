import HTTPTypes
import Hummingbird
import NIOCore
import SpatialCore

/// A page with the head that all pages of officers and citizens have: titles, languages, places for what is told, one script.
///
/// There is no data in it: the script asks for everything.
struct PageFrame: Sendable {
  /// A part of an officer's page: where its address points to, and its word.
  struct Room: Sendable {
    var id: String
    /// Of the page's words.
    var word: String
    /// The word in Vietnamese, which the page shows first.
    var text: String

    init(_ id: String, _ word: String, _ text: String) {
      self.id = id
      self.word = word
      self.text = text
    }
  }

  /// Of the page's words.
  var word: String
  /// The word in Vietnamese.
  var title: String
  /// Address of the script.
  var script: String
  /// Addresses of style sheets beside those of all pages.
  var styles: [String] = []
  /// What the script finds in `#config`.
  var config: JSONValue?

  /// The page round a body of its own.
  func page(_ body: String) -> [UInt8] {
    var more = styles.map { "<link rel=\"stylesheet\" href=\"\($0)\">\n" }.joined()
    if let config {
      var writer = JSONWriter()
      // The writer escapes '<', so that no text can end the element that it stands in.
      writer.value(config)
      more += "<script id=\"config\" type=\"application/json\">\(writer.text)</script>\n"
    }
    let page = String(decoding: PackageResources.page_frame_html, as: UTF8.self)
      .replacing("{{title}}", with: title).replacing("{{word}}", with: word).replacing("{{script}}", with: script)
      .replacing("{{more}}", with: more).replacing("{{body}}", with: body)
    return Array(page.utf8)
  }

  /// The page of officers: it asks for a token first, and has its parts in a row.
  func office(_ rooms: [Room]) -> [UInt8] {
    let links = rooms.map {
      "      <a href=\"#\($0.id)\" data-room=\"\($0.id)\" data-word=\"\($0.word)\">\($0.text)</a>\n"
    }
    return page(
      String(decoding: PackageResources.office_frame_html, as: UTF8.self)
        .replacing("{{rooms}}", with: links.joined()))
  }
}

extension PageFrame {
  /// Serves the page of officers.
  func endpoint(
    _ path: String, _ operation: String, _ tag: String, _ summary: String, rooms: [Room],
    policy: String = DeskPage.policy
  ) -> Endpoint { Self.endpoint(path, operation, tag, summary, office(rooms), policy) }

  /// Serves the page round a body of its own.
  func endpoint(
    _ path: String, _ operation: String, _ tag: String, _ summary: String, body: [UInt8],
    policy: String = DeskPage.policy
  ) -> Endpoint { Self.endpoint(path, operation, tag, summary, page(String(decoding: body, as: UTF8.self)), policy) }

  private static func endpoint(
    _ path: String, _ operation: String, _ tag: String, _ summary: String, _ bytes: [UInt8], _ policy: String
  ) -> Endpoint {
    Endpoint(
      .get, path, operation: operation, tag: tag, summary: summary,
      answers: [
        Endpoint.Answer(200, "The page.", [("text/html", nil)]),
        Endpoint.Answer(304, "The asker has it already.", []),
      ]
    ) { call in
      var reply = Reply(type: "text/html; charset=utf-8", bytes: bytes)
      reply.headers[.contentSecurityPolicy] = policy
      return reply.response(to: call)
    }
  }
}
