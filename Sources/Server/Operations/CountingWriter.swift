import HTTPTypes
import Hummingbird
import NIOCore

/// Counts bytes on their way to a client.
struct CountingWriter: ResponseBodyWriter {
  private var writer: any ResponseBodyWriter
  private let counts: Counters

  init(_ writer: any ResponseBodyWriter, _ counts: Counters) {
    self.writer = writer
    self.counts = counts
  }

  mutating func write(_ buffer: ByteBuffer) async throws {
    try await writer.write(buffer)
    counts.add(UInt64(buffer.readableBytes), at: 0)
  }

  consuming func finish(_ trailingHeaders: HTTPFields?) async throws { try await writer.finish(trailingHeaders) }
}
