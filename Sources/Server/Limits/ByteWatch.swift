import NIOCore

/// Tells the guard of a connection when bytes come, before anything is made of them: a head that comes a byte a minute is otherwise seen
/// by nobody.
final class ByteWatch: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private let watched: ConnectionGuard

  init(_ watched: ConnectionGuard) { self.watched = watched }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard watched.take(bytes: unwrapInboundIn(data).readableBytes) else { return }
    context.fireChannelRead(data)
  }
}
