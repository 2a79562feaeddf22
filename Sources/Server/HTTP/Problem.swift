import HTTPTypes
public import Hummingbird
import NIOCore
import SpatialCore

/// An answer that refuses: an RFC 9457 problem document that says what is wrong and what to do.
///
/// Never carries a value that may be about a person: only names of parameters, and values that the caller sent as public parameters.
public struct Problem: Error, Sendable {
  public var status: HTTPResponse.Status
  /// What kind of problem: the same for all of its kind.
  public var title: String
  /// What is wrong in this request, and what to do about it.
  public var detail: String
  /// The parameter that is wrong, if one is.
  public var parameter: String?
  public var headers: HTTPFields

  public init(
    _ status: HTTPResponse.Status, _ title: String, _ detail: String, parameter: String? = nil,
    headers: HTTPFields = [:]
  ) {
    self.status = status
    self.title = title
    self.detail = detail
    self.parameter = parameter
    self.headers = headers
  }

  /// A parameter that cannot be used.
  public static func parameter(_ name: String, _ detail: String) -> Problem {
    Problem(.badRequest, "Parameter cannot be used", detail, parameter: name)
  }

  public static func notFound(_ detail: String) -> Problem { Problem(.notFound, "Not found", detail) }

  static let mediaType = "application/problem+json"

  /// The document.
  var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.raw(#"{"type":"about:blank","title":"#)
    writer.string(title)
    writer.key("status")
    writer.integer(status.code)
    writer.key("detail")
    writer.string(detail)
    if let parameter {
      writer.key("parameter")
      writer.string(parameter)
    }
    writer.raw("}\n")
    return writer.bytes
  }

  func response() -> Response {
    var headers = headers
    headers[.contentType] = Self.mediaType
    headers[.cacheControl] = "no-store"
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
