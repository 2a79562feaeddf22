import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Quantities

/// What is answered: bytes that a digest names, so that they need not be sent again to who has them.
struct Reply: Sendable {
  var status = HTTPResponse.Status.ok
  var type: String
  var bytes: ByteBuffer
  /// The same packed with gzip, where it was made ahead.
  var packed: ByteBuffer?
  /// Names the bytes among all that the address has had, without quotes; made from the bytes when it is `nil`.
  var tag: String?
  var modified: Instant?
  /// How long anybody may keep it; `nil` to ask each time.
  var maxAge: Int?
  /// Whether the bytes of this address never change, so that nobody need ask again before `maxAge`.
  var isImmutable = false
  /// Whether the answer may go out packed.
  var mayPack = true
  /// Whether only the asker may keep it.
  var isPrivate = false
  /// Whether anybody may keep it at all: nobody what tells of a person.
  var mayStore = true
  var headers = HTTPFields()

  init(type: String, bytes: [UInt8]) {
    self.type = type
    self.bytes = ByteBuffer(bytes: bytes)
  }

  init(type: String, buffer: ByteBuffer) {
    self.type = type
    bytes = buffer
  }

  /// What answers depend on.
  static let varies = "Accept, Accept-Encoding, Authorization, Cookie"

  /// The response to a request: 304 where the asker has it already, packed where the asker can unpack.
  func response(to call: Call) -> Response {
    var fields = headers
    let packs =
      mayPack && Gzip.isWanted(call.request.headers[.acceptEncoding])
      && (packed != nil || Gzip.pays(type, bytes.readableBytes))
    let name = (tag ?? Self.digest(bytes)) + (packs ? "-gzip" : "")
    fields[.eTag] = "\"\(name)\""
    if let modified { fields[.lastModified] = HTTPDate.text(modified) }
    let shared = isPrivate ? "private" : "public"
    fields[.cacheControl] =
      maxAge.map { "\(shared), max-age=\($0)" + (isImmutable ? ", immutable" : "") }
      ?? (!mayStore ? "no-store" : isPrivate ? "private, no-cache" : "no-cache")
    fields[.vary] = Self.varies
    if status == .ok, isKnown(name, to: call.request.headers) {
      return Response(status: .notModified, headers: fields)
    }
    fields[.contentType] = type
    var body = bytes
    if packs {
      body = packed ?? Gzip.packed(bytes)
      fields[.contentEncoding] = "gzip"
    }
    return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: body))
  }

  /// RFC 9110, 13.1: the tag decides where both are given.
  private func isKnown(_ name: String, to headers: HTTPFields) -> Bool {
    if let tags = headers[.ifNoneMatch] {
      return tags.split(separator: ",").contains { given in
        let tag = given.trimmingCharacters(in: .whitespaces)
        return tag == "*" || tag == "\"\(name)\"" || tag == "W/\"\(name)\""
      }
    }
    // The public's copy has the same date, and other bytes.
    guard !isPrivate, let modified, let since = headers[.ifModifiedSince].flatMap(HTTPDate.instant) else {
      return false
    }
    return modified.milliseconds / 1000 <= since.milliseconds / 1000
  }

  static func digest(_ bytes: ByteBuffer) -> String {
    // FNV-1a of 64 bits: names bytes, protects nothing.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes.readableBytesView { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return String(hash, radix: 36)
  }
}
