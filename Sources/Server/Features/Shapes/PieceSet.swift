import Synchronization

/// Texts that answers are put together from, plain, and packed once somebody wants them packed.
final class PieceSet: Sendable {
  let texts: [[UInt8]]
  private let made = Mutex<[PackedPiece]?>(nil)

  init(_ texts: [[UInt8]]) { self.texts = texts }

  /// - Complexity: packs all texts the first time.
  var packed: [PackedPiece] {
    made.withLock { made in
      if let made { return made }
      let packer = PiecePacker()
      let packed = texts.map { packer.packed($0) }
      made = packed
      return packed
    }
  }
}
