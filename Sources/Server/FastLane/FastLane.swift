import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1

/// Answers the two questions of the permit desk on the event loop itself: what is in force in a ward, and at a point, now.
///
/// It stands before all that makes other answers possible (routes, tokens, packing), and takes a request only when none of that
/// is asked for: `GET` of `/zones/{ward}` or `/zones/at?lon=&lat=` without body, token, cookie, condition or other parameters. Its
/// answer has the bytes that the routes would give; everything else goes on to them, and in the order of the connection.
final class FastLane: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  private let answers: FastAnswers
  /// Requests of this connection that went on and are not answered yet.
  private var pending = 0
  /// The answer to the request that is being read, if it is answered here.
  private var taken: FastAnswers.Found?
  /// Where finished bytes enter the pipeline.
  private var outlet: ChannelHandlerContext?
  private var hasWritten = false
  /// Whether a request was refused, after which nothing more is read.
  private var isRefused = false
  /// Answers that are not with the operating system yet.
  private var unsent = 0
  /// Whether the connection is to end as soon as nothing goes on, and whether those behind know.
  private var isQuiescing = false
  private var hasTold = false
  /// Told of requests that do not get to it.
  private let connection: ConnectionGuard?

  init(_ answers: FastAnswers, _ connection: ConnectionGuard?) {
    self.answers = answers
    self.connection = connection
  }

  func handlerAdded(context: ChannelHandlerContext) {
    // Finished bytes need no encoder: they leave where it stands.
    outlet = try? context.pipeline.syncOperations.context(handlerType: HTTPResponseEncoder.self)
  }

  func handlerRemoved(context: ChannelHandlerContext) { outlet = nil }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if isRefused { return }
    switch unwrapInboundIn(data) {
    case .head(let head):
      // RFC 9112, 3.2: what says twice or not at all whom it is for is answered by nobody.
      if head.version != .http1_0, head.headers["host"].count != 1 {
        isRefused = true
        return context.fireErrorCaught(HTTPParserError.unknown)
      }
      if pending == 0, !isQuiescing, let outlet, outlet.channel.isWritable,
        let found = answers.find(head, from: context.channel.remoteAddress)
      {
        taken = found
        return
      }
      pending += 1
      // However a client says that it wants no more, those behind know one spelling.
      if !head.isKeepAlive {
        var head = head
        head.headers.replaceOrAdd(name: "connection", value: "close")
        return context.fireChannelRead(wrapInboundOut(.head(head)))
      }
    case .body:
      // A GET whose head promised no body has none.
      if taken != nil { return }
    case .end:
      if let found = taken {
        taken = nil
        hasWritten = true
        connection?.answeredEarly()
        send(answers.bytes(of: found), context)
        return
      }
    }
    context.fireChannelRead(data)
  }

  private func send(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) {
    guard let outlet else { return }
    unsent += 1
    let promise = context.eventLoop.makePromise(of: Void.self)
    promise.futureResult.assumeIsolatedUnsafeUnchecked().whenComplete { _ in
      self.unsent -= 1
      self.quiesceIfDone(context)
    }
    outlet.write(NIOAny(bytes), promise: promise)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard event is ChannelShouldQuiesceEvent else { return context.fireUserInboundEventTriggered(event) }
    isQuiescing = true
    quiesceIfDone(context)
  }

  /// Whoever ends the connection knows nothing of answers given here, so it is told when they are out.
  private func quiesceIfDone(_ context: ChannelHandlerContext) {
    guard isQuiescing, !hasTold, unsent == 0, taken == nil else { return }
    hasTold = true
    context.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    if hasWritten {
      hasWritten = false
      context.flush()
    }
    context.fireChannelReadComplete()
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if case .end = unwrapOutboundIn(data) { pending -= 1 }
    context.write(data, promise: promise)
  }
}

/// Puts the fast lane where requests are decoded and not yet anything else, and goes away.
final class FastLaneInstaller: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = NIOAny

  private let answers: FastAnswers

  init(_ answers: FastAnswers) { self.answers = answers }

  func handlerAdded(context: ChannelHandlerContext) {
    let pipeline = context.pipeline.syncOperations
    if let codec = try? pipeline.handler(type: HTTP1ToHTTPServerCodec.self) {
      try? pipeline.addHandler(
        FastLane(answers, try? pipeline.handler(type: ConnectionGuard.self)), position: .before(codec))
    }
    pipeline.removeHandler(context: context, promise: nil)
  }
}
