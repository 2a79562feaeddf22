import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOPosix
import NIOSSL

/// Keeps one connection from taking what belongs to all: time, memory, and the patience of the parser.
///
/// A request must come whole within a time and be answered within it; heads and bodies have a largest size, also where the client does
/// not say how much will come; an answer must be taken; where nothing goes on the connection ends. What is no HTTP is told so in words and the connection ends. One timer a
/// connection runs, not one a request, so that this costs next to nothing.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let largestHead: Int
  private let largestBody: Int
  private let timeout: TimeAmount
  private let idle: TimeAmount
  private var context: ChannelHandlerContext?

  /// Requests whose head was handed on, and answers that were written whole.
  private var requests = 0
  private var answers = 0
  /// Whether the body of the last request has not come whole.
  private var isReading = false
  /// Whether the answer under way has begun.
  private var hasBegun = false
  private var headBytes = 0
  private var bodyBytes = 0
  /// Since when the request or answer under way has been.
  private var began: NIODeadline?
  /// How many bytes the client has not taken, and since when it has taken none of them.
  private var untaken: (bytes: Int, since: NIODeadline)?
  private var timer: Scheduled<Void>?
  /// When the last bytes came or the last answer went, and what looks for it.
  private var lastActive = NIODeadline.now()
  private var idleTimer: Scheduled<Void>?
  /// The refusal that ends the connection, and after how many answers it is due.
  private var refusal: (problem: Problem, after: Int)?
  /// Whether it was sent, so that nothing else is.
  private var isEnding = false

  init(largestHead: Int, largestBody: Int, timeout: TimeAmount, idle: TimeAmount) {
    self.idle = idle
    self.largestHead = largestHead
    self.largestBody = largestBody
    self.timeout = timeout
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    let pipeline = context.pipeline.syncOperations
    if let decoder = try? pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self) {
      try? pipeline.addHandler(ByteWatch(self), position: .before(decoder))
    }
    watchForIdleness(until: .now() + idle)
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    timer?.cancel()
    timer = nil
    idleTimer?.cancel()
    idleTimer = nil
    self.context = nil
  }

  // MARK: What comes

  /// - Returns: whether the bytes are to be read.
  func take(bytes: Int) -> Bool {
    guard refusal == nil else { return false }
    lastActive = .now()
    if began == nil, requests == answers { begin() }
    guard !isReading else { return true }
    if headBytes > largestHead {
      refuse(
        Problem(
          .requestHeaderFieldsTooLarge, "Head too large",
          "address and headers may have \(largestHead) bytes together; send less, or ask by POST"))
      return false
    }
    headBytes += bytes
    return true
  }

  /// A request came whole and was answered before it got here.
  func answeredEarly() {
    headBytes = 0
    if requests == answers { began = nil }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard refusal == nil else { return }
    switch unwrapInboundIn(data) {
    case .head(let head):
      headBytes = 0
      bodyBytes = 0
      if let length = head.headerFields[.contentLength].flatMap({ Int($0) }), length > largestBody {
        return refuse(tooLarge)
      }
      requests += 1
      isReading = true
      if began == nil { begin() }
    case .body(let bytes):
      bodyBytes += bytes.readableBytes
      if bodyBytes > largestBody { return refuse(tooLarge) }
    case .end:
      isReading = false
      if hasBegun, requests == answers + 1 { began = nil }
    }
    context.fireChannelRead(data)
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    // What still comes is thrown away, so that the client reads the refusal instead of a reset connection.
    if isEnding { context.read() }
    context.fireChannelReadComplete()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if isEnding, case ChannelEvent.inputClosed = event { context.close(promise: nil) }
    context.fireUserInboundEventTriggered(event)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    switch error {
    case is IOError, is ChannelError, is NIOSSLError, is BoringSSLError, is NIOSSLExtraError:
      context.fireErrorCaught(error)
    case HTTPParserError.headerOverflow:
      refuse(
        Problem(
          .requestHeaderFieldsTooLarge, "Head too large", "a header is too long, or there are too many; send fewer"))
    default:
      refuse(
        Problem(.badRequest, "Not HTTP", "the bytes are no request that can be understood; the connection is closed"))
    }
  }

  // MARK: What goes

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard !isEnding else {
      promise?.fail(ChannelError.ioOnClosedChannel)
      return
    }
    switch unwrapOutboundIn(data) {
    case .head(let head) where head.status.kind != .informational:
      hasBegun = true
      if !isReading { began = nil }
      context.write(data, promise: promise)
    case .end:
      answers += 1
      lastActive = .now()
      hasBegun = false
      began = nil
      context.write(data, promise: promise)
      if let refusal, refusal.after <= answers {
        end(refusal.problem)
      } else if requests > answers || headBytes > 0 {
        begin()
      }
    default: context.write(data, promise: promise)
    }
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable {
      untaken = nil
    } else if untaken == nil {
      untaken = (waiting(context), .now())
      watch()
    }
    context.fireChannelWritabilityChanged()
  }

  private func waiting(_ context: ChannelHandlerContext) -> Int {
    (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
  }

  // MARK: Time

  private func begin() {
    began = .now()
    watch()
  }

  private func watch() {
    guard timer == nil, let context else { return }
    timer = context.eventLoop.assumeIsolatedUnsafeUnchecked().scheduleTask(in: timeout) { self.look() }
  }

  private func look() {
    timer = nil
    guard let context, !isEnding else { return }
    let now = NIODeadline.now()
    if let stuck = untaken {
      let bytes = waiting(context)
      if bytes != stuck.bytes {
        untaken = (bytes, now)
      } else if now >= stuck.since + timeout {
        return context.close(promise: nil)
      }
    }
    if let began, refusal == nil, now >= began + timeout {
      let seconds = timeout.nanoseconds / 1_000_000_000
      if isReading || requests == answers {
        return refuse(
          Problem(.requestTimeout, "Too slow", "a request must come whole within \(seconds) s; send it again"))
      }
      return refuse(
        Problem(
          .serviceUnavailable, "No answer in time", "the answer could not be made within \(seconds) s; ask for less"),
        after: answers)
    }
    guard began != nil || untaken != nil || refusal != nil else { return }
    let due = [began, untaken?.since].compactMap { $0 }.min().map { $0 + timeout } ?? now + timeout
    timer = context.eventLoop.assumeIsolatedUnsafeUnchecked().scheduleTask(deadline: max(due, now + .milliseconds(10)))
    {
      self.look()
    }
  }

  private func watchForIdleness(until due: NIODeadline) {
    guard let context else { return }
    idleTimer = context.eventLoop.assumeIsolatedUnsafeUnchecked().scheduleTask(deadline: due) {
      guard let context = self.context, !self.isEnding else { return }
      let due = self.lastActive + self.idle
      // A request under way has a time of its own.
      if self.requests == self.answers, self.began == nil, due <= .now() { return context.close(promise: nil) }
      self.watchForIdleness(until: max(due, .now() + .nanoseconds(self.idle.nanoseconds / 4)))
    }
  }

  // MARK: The end

  private var tooLarge: Problem {
    Problem(.contentTooLarge, "Body too large", "the body may have at most \(largestBody) bytes; ask in parts")
  }

  /// Refuses a request and reads nothing more: the one that is being read, or else the one that would be next.
  ///
  /// - Parameter answered: how many answers go before the refusal; all those to earlier requests without it.
  private func refuse(_ problem: Problem, after answered: Int? = nil) {
    guard refusal == nil, let context else { return }
    let due = answered ?? (isReading ? requests - 1 : requests)
    refusal = (problem, due)
    guard answers >= due else { return }
    // An answer that has begun can only be cut off.
    if hasBegun { context.close(promise: nil) } else { end(problem) }
  }

  private func end(_ problem: Problem) {
    guard let context, !isEnding else { return }
    isEnding = true
    timer?.cancel()
    idleTimer?.cancel()
    let body = ByteBuffer(bytes: problem.bytes)
    var head = HTTPResponse(status: problem.status, headerFields: problem.headers)
    head.headerFields[.contentType] = Problem.mediaType
    head.headerFields[.contentLength] = "\(body.readableBytes)"
    head.headerFields[.connection] = "close"
    head.headerFields[.cacheControl] = "no-store"
    head.headerFields[.xContentTypeOptions] = "nosniff"
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(wrapOutboundOut(.body(body)), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    context.close(mode: .output, promise: nil)
    context.read()
    // Who keeps sending has had its time.
    timer = context.eventLoop.assumeIsolatedUnsafeUnchecked().scheduleTask(in: .seconds(2)) {
      self.context?.close(promise: nil)
    }
  }
}
