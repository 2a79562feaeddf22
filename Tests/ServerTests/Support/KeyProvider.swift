import Foundation
import NIOCore
import NIOPosix
import Synchronization

/// A server that gives one text to whoever connects, or fails, or never answers.
final class KeyProvider: Sendable {
  private let channel: any Channel
  private let state: State

  private final class State: Sendable {
    let keySet: String?
    let fetches = Atomic(0)
    let fails = Atomic(false)

    init(_ keySet: String?) { self.keySet = keySet }
  }

  /// - Parameter keySet: `nil` for a server that takes requests and says nothing.
  init(keySet: String?) throws {
    let state = State(keySet)
    self.state = state
    channel = try ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(Answering(state))
        }
      }
      .bind(host: "127.0.0.1", port: 0).wait()
  }

  deinit { channel.close(promise: nil) }

  var address: String { "http://127.0.0.1:\(channel.localAddress?.port ?? 0)/keys" }
  var fetches: Int { state.fetches.load(ordering: .relaxed) }
  func fail() { state.fails.store(true, ordering: .relaxed) }
  func recover() { state.fails.store(false, ordering: .relaxed) }

  private final class Answering: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    private let state: State
    private var text = ""

    init(_ state: State) { self.state = state }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      text += String(buffer: unwrapInboundIn(data))
      guard text.contains("\r\n\r\n"), let keySet = state.keySet else { return }
      state.fetches.add(1, ordering: .relaxed)
      let fails = state.fails.load(ordering: .relaxed)
      let head = fails ? "HTTP/1.1 500 Broken" : "HTTP/1.1 200 OK"
      let body = fails ? "" : keySet
      let answer =
        "\(head)\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
      context.writeAndFlush(NIOAny(ByteBuffer(string: answer)), promise: nil)
      context.close(promise: nil)
    }
  }
}
