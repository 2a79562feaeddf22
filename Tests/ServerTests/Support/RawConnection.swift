import Foundation
import NIOCore
import NIOPosix
import Synchronization

/// A connection on which a test says what it likes, byte by byte, and sees what comes back.
final class RawConnection: Sendable {
  private let channel: any Channel
  private let heard: Heard

  private final class Heard: Sendable {
    struct State {
      var text = ""
      var isClosed = false
    }
    let state = Mutex(State())
  }

  /// - Parameter address: `http://127.0.0.1:54321`.
  init(_ address: String) async throws {
    let heard = Heard()
    self.heard = heard
    let port = address.split(separator: ":").last.flatMap { Int($0) } ?? 0
    channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Listening(heard)) }
      }
      .connect(host: "127.0.0.1", port: port).get()
  }

  deinit { channel.close(promise: nil) }

  /// Sends; what the server no longer takes is lost without an error.
  func send(_ text: String) async {
    try? await channel.writeAndFlush(ByteBuffer(string: text)).get()
  }

  func send(bytes: [UInt8]) async {
    try? await channel.writeAndFlush(ByteBuffer(bytes: bytes)).get()
  }

  /// Everything that came, when the server has closed, or it has all that is waited for, or the time is over.
  func answer(within seconds: Double = 1200, until isEnough: (String) -> Bool = { _ in false }) async -> (
    text: String, isClosed: Bool
  ) {
    let end = ContinuousClock.now + .seconds(seconds)
    while true {
      let state = heard.state.withLock { $0 }
      if state.isClosed || isEnough(state.text) || ContinuousClock.now > end { return (state.text, state.isClosed) }
      try? await Task.sleep(for: .milliseconds(5))
    }
  }

  /// What came since the last call, once it has a mark so many times, the server has closed, or the time is over.
  func next(until mark: String, times: Int = 1, within seconds: Double = 1200) async -> String {
    let isEnough = { (text: String) in text.components(separatedBy: mark).count > times }
    _ = await answer(within: seconds, until: isEnough)
    return heard.state.withLock { state in
      defer { state.text = "" }
      return state.text
    }
  }

  func close() async { try? await channel.close().get() }

  private final class Listening: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    private let heard: Heard

    init(_ heard: Heard) { self.heard = heard }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      let text = String(buffer: unwrapInboundIn(data))
      heard.state.withLock { $0.text += text }
    }

    func channelInactive(context: ChannelHandlerContext) { heard.state.withLock { $0.isClosed = true } }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      heard.state.withLock { $0.isClosed = true }
      context.close(promise: nil)
    }
  }
}

extension LiveServer {
  /// Sends bytes on a connection of their own.
  ///
  /// - Returns: all that came back until the server closed, or within the time.
  func raw(_ text: String, within seconds: Double = 5) async throws -> (text: String, isClosed: Bool) {
    let connection = try await RawConnection(address)
    await connection.send(text)
    return await connection.answer(within: seconds)
  }
}
