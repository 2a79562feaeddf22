import Hummingbird
import Logging
import NIOCore

/// What belongs to one request on its way through the server.
struct RequestScope: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// Where the connection comes from; a proxy's own address where one stands before the server.
  let peer: SocketAddress?
  /// Who asks.
  var identity = Identity.anyone

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    peer = source.channel.remoteAddress
  }
}
