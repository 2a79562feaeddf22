import HTTPTypes
import NIOCore
import NIOHTTP1
import Quantities
import SpatialCore
import Synchronization

/// Finished answers to the plainest questions, heads included.
final class FastAnswers: Sendable {
  /// Which answer it is.
  struct Found {
    var now: ServedNow
    var ward: Int
    var begin: ContinuousClock.Instant
    var route: Metrics.Route
  }

  /// The heads of all answers of one map, without their dates.
  private final class Heads: Sendable {
    let now: ServedNow
    /// From the status line up to and with `Date: `.
    let texts: [[UInt8]]

    init(_ now: ServedNow, headers: String) {
      self.now = now
      texts = now.texts.map { body in
        Array(
          ("HTTP/1.1 200 OK\r\nETag: \"\(Reply.digest(body))\"\r\nCache-Control: no-cache\r\nVary: \(Reply.varies)\r\n"
            + "Content-Type: application/json\r\nContent-Length: \(body.readableBytes)\r\nServer: zonal\r\n" + headers
            + "Date: ").utf8)
      }
    }
  }

  private let zones: ServedZones
  private let metrics: Metrics
  private let wardRoute: Metrics.Route
  private let positionRoute: Metrics.Route
  private let rate: RateGate
  /// Lines that every answer has, each with its line break.
  private let headers: String
  private let heads: Mutex<Heads>
  /// The date of this second as it stands in a head, with the blank line behind it.
  private let date = Mutex<(second: Int64, text: [UInt8])>((-1, []))

  init(zones: ServedZones, metrics: Metrics, rate: RateGate, headers: SecurityHeaders) {
    self.rate = rate
    let headers = headers.ofData.map { "\($0.name.rawName): \($0.value)\r\n" }.joined()
    self.zones = zones
    self.metrics = metrics
    wardRoute = metrics.route(.get, "/zones/{ward}")
    positionRoute = metrics.route(.get, "/zones/at")
    self.headers = headers
    heads = Mutex(Heads(zones.latest, headers: headers))
  }

  /// The answer to a request, if it is one of the plainest and the answer is there.
  func find(_ head: HTTPRequestHead, from address: SocketAddress?) -> Found? {
    guard head.method == .GET, head.version == .http1_1, head.uri.utf8.count < 128, Self.isPlain(head.headers) else {
      return nil
    }
    let begin = ContinuousClock.now
    var uri = head.uri
    guard let place = uri.withUTF8({ Place($0) }) else { return nil }
    let now = zones.latest
    // What is due is worked out by the routes, which hold up nobody else.
    guard zones.clock() < now.validUntil, !now.texts.isEmpty else { return nil }
    let found: Found? =
      switch place {
      case .ward(let code): now.ward(code).map { Found(now: now, ward: $0, begin: begin, route: wardRoute) }
      case .position(let position):
        now.plainWard(at: position).map { Found(now: now, ward: $0, begin: begin, route: positionRoute) }
      }
    // What goes on to the routes is counted there.
    guard let found, rate.admits(address) else { return nil }
    return found
  }

  /// Nothing in the head asks for more than the plain answer.
  private static func isPlain(_ headers: HTTPHeaders) -> Bool {
    for (name, value) in headers {
      switch name.utf8.count {
      case 6 where equals(name, "cookie") || equals(name, "expect"): return false
      case 5 where equals(name, "range"): return false
      case 6 where equals(name, "accept"):
        guard value == "*/*" || value.contains("application/json") else { return false }
      case 7 where equals(name, "upgrade"): return false
      case 9 where equals(name, "forwarded"): return false
      case 10 where equals(name, "connection"):
        guard equals(value, "keep-alive") else { return false }
      case 13 where equals(name, "authorization") || equals(name, "if-none-match"): return false
      case 14 where equals(name, "content-length"):
        guard value == "0" else { return false }
      // Who names a request wants to find it in the log.
      case 12 where equals(name, "x-request-id"): return false
      case 15 where equals(name, "x-forwarded-for"): return false
      case 17 where equals(name, "transfer-encoding") || equals(name, "if-modified-since"): return false
      case 6 where equals(name, "origin"): return false
      default: continue
      }
    }
    return true
  }

  private static func equals(_ name: String, _ lower: StaticString) -> Bool {
    var index = 0
    let wanted = UnsafeBufferPointer(start: lower.utf8Start, count: lower.utf8CodeUnitCount)
    for byte in name.utf8 {
      guard index < wanted.count, byte | (65...90 ~= byte ? 32 : 0) == wanted[index] else { return false }
      index += 1
    }
    return index == wanted.count
  }

  /// Head and body of an answer, which counts as given.
  func bytes(of found: Found) -> ByteBuffer {
    defer {
      metrics.observe(
        route: found.route, status: 200, duration: ContinuousClock.now - found.begin,
        responseBytes: found.now.texts[found.ward].readableBytes)
    }
    let heads = heads.withLock { heads -> Heads in
      if heads.now !== found.now { heads = Heads(found.now, headers: headers) }
      return heads
    }
    let head = heads.texts[found.ward]
    let body = found.now.texts[found.ward]
    var buffer = ByteBufferAllocator().buffer(capacity: head.count + 33 + body.readableBytes)
    buffer.writeBytes(head)
    let second = zones.clock().milliseconds / 1000
    date.withLock { date in
      if date.second != second {
        date = (second, Array("\(HTTPDate.text(Instant(milliseconds: second * 1000)))\r\n\r\n".utf8))
      }
      buffer.writeBytes(date.text)
    }
    buffer.writeImmutableBuffer(body)
    return buffer
  }
}
