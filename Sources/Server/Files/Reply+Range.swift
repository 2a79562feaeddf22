import HTTPTypes
import Hummingbird
import NIOCore

extension Reply {
  /// The response to a request that may ask for a part: 206 with that part, 416 for one that is not there.
  ///
  /// A part is one of the bytes as they are, never of the packed ones. Where `If-Range` names other bytes, all are sent.
  func ranged(to call: Call) -> Response {
    var reply = self
    reply.headers[.acceptRanges] = "bytes"
    let asked = call.request.headers[.range]
    let range = call.request.method == .get ? ByteRange(asked, size: bytes.readableBytes) : .whole
    if range != .whole { reply.mayPack = false }
    let response = reply.response(to: call)
    guard range != .whole, response.status == .ok else { return response }
    if let wanted = call.request.headers[.ifRange], wanted != response.headers[.eTag],
      wanted != response.headers[.lastModified]
    {
      return response
    }
    var headers = response.headers
    // That of the whole.
    headers[.contentLength] = nil
    switch range {
    case .whole: return response
    case .part(let part):
      headers[.contentRange] = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(bytes.readableBytes)"
      let slice = bytes.getSlice(at: bytes.readerIndex + part.lowerBound, length: part.count) ?? ByteBuffer()
      return Response(status: .partialContent, headers: headers, body: ResponseBody(byteBuffer: slice))
    case .unsatisfiable:
      return Problem(
        .rangeNotSatisfiable, "No such part", "the file has \(bytes.readableBytes) bytes; ask for some of these",
        headers: [.contentRange: "bytes */\(bytes.readableBytes)"]
      ).response()
    }
  }
}
