import HTTPTypes
import Hummingbird
import SpatialCore
import Store

/// One operation of the server: how it is asked, who may ask, what it answers. The router and the OpenAPI document are both made
/// from these, so that neither knows anything that the other does not.
struct Endpoint: Sendable {
  /// What may come back.
  struct Answer: Sendable {
    var status: Int
    var description: String
    /// Media types, each with the name of a schema among `Endpoint.schemas`, or with none for what is not JSON.
    var content: [(type: String, schema: String?)]

    init(_ status: Int, _ description: String, _ content: [(type: String, schema: String?)]) {
      self.status = status
      self.description = description
      self.content = content
    }
  }

  /// What is sent along.
  struct Body: Sendable {
    var type: String
    /// Name of a schema.
    var schema: String
    var largest: Int
  }

  enum Access: Sendable {
    case anyone
    /// Whoever has one of these rights somewhere.
    case rights([Right])
  }

  var method: HTTPRequest.Method
  /// With parameters in braces: `/zones/{ward}`.
  var path: String
  /// The name of the operation for clients that are generated.
  var operation: String
  var tag: String
  var summary: String
  var parameters: [Parameter]
  var body: Body?
  var answers: [Answer]
  var access: Access
  var handle: @Sendable (Call) async throws -> Response

  init(
    _ method: HTTPRequest.Method, _ path: String, operation: String, tag: String, summary: String,
    parameters: [Parameter] = [], body: Body? = nil, answers: [Answer], access: Access = .anyone,
    handle: @escaping @Sendable (Call) async throws -> Response
  ) {
    self.method = method
    self.path = path
    self.operation = operation
    self.tag = tag
    self.summary = summary
    self.parameters = parameters
    self.body = body
    self.answers = answers
    self.access = access
    self.handle = handle
  }
}

/// A part of the server: its operations, and the schemas of what they take and give.
protocol EndpointGroup: Sendable {
  var endpoints: [Endpoint] { get }
  /// JSON Schemas by name, as in the `components` of OpenAPI 3.0.
  var schemas: [(name: String, schema: JSONValue)] { get }
}
