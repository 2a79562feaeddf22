import Credentials
import HTTPTypes
import Hummingbird
import SpatialCore
import Synchronization

/// The page of checkpoints, for everybody: it holds the city's public keys and nothing of anybody.
struct CheckpointRoutes: EndpointGroup {
  /// The page as it was made last, which is the same until the keys change.
  private final class Made: Sendable {
    let last = Mutex<(anchors: [VerifyingKey], page: CheckpointPage)?>(nil)
  }

  /// Keys that sign bundles now.
  private let anchors: @Sendable () throws -> [VerifyingKey]
  private let assets: String?
  private let made = Made()

  /// - Parameter anchors: asked for at each request, so that a new key is in the next page.
  init(settings: ServerSettings, anchors: @escaping @Sendable () throws -> [VerifyingKey]) {
    self.anchors = anchors
    assets = settings.assets
  }

  var schemas: [(name: String, schema: JSONValue)] { [] }

  var endpoints: [Endpoint] {
    [
      Endpoint(
        .get, "/permits/checkpoint", operation: "getCheckpointPage", tag: "permits",
        summary: "The page that checks permits with no network, once it is loaded.",
        answers: [
          Endpoint.Answer(200, "The page, in one file.", [("text/html", nil)]),
          Endpoint.Answer(304, "The asker has it already.", []),
        ]
      ) { call in
        let anchors = try anchors()
        guard !anchors.isEmpty else {
          throw Problem(
            .serviceUnavailable, "No check bundles yet",
            "no key signs check bundles yet; an officer makes one with 'zonal permit keys make'")
        }
        let page = page(anchors)
        var reply = Reply(type: "text/html; charset=utf-8", bytes: page.html)
        reply.headers[.contentSecurityPolicy] = page.policy
        reply.headers[.permissionsPolicy] =
          "camera=(self), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"
        return reply.response(to: call)
      }
    ]
  }

  private func page(_ anchors: [VerifyingKey]) -> CheckpointPage {
    made.last.withLock { last in
      if let last, last.anchors == anchors { return last.page }
      let page = CheckpointPage(anchors: anchors, isServed: true, assets: assets)
      last = (anchors, page)
      return page
    }
  }
}
