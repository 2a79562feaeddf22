#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The usual file: a FeatureCollection with nothing wrong in it, read in one pass and by several threads.
///
/// Whatever is unusual ends the attempt, and the file is read again with care, which also finds the words for what is wrong.
extension GeoJSONReader {
  /// The document; `nil` when the text must be read with care.
  ///
  /// - Parameter piece: bytes that a thread reads at a time, at least.
  static func collection(
    _ bytes: UnsafeBufferPointer<UInt8>, file: String, threads: Int, piece: Int = smallestPiece
  ) -> GeoJSONDocument? {
    var reader = Self(attempting: bytes, file: file)
    return try? reader.collection(threads: threads, piece: piece)
  }

  /// Members of the top level that are looked for whatever the type, so that none may stand twice.
  static let rootMembers: Set = ["type", "features", "geometry", "coordinates", "geometries", "crs", "zonal"]

  /// A careful reading counts the levels of the collection and of its geometries too, which are fewer than half of those
  /// that it allows: what stays within the other half here is not refused there.
  private init(attempting bytes: UnsafeBufferPointer<UInt8>, file: String) {
    self.init(bytes, file: file)
    scanner.deepest = JSONScanner.deepest / 2
  }

  private mutating func collection(threads: Int, piece: Int) throws(GeoJSONError) -> GeoJSONDocument? {
    guard scanner.take(123) else { return nil }
    var seen: Set<String> = []
    repeat {
      guard scanner.peek() == 34 else { return nil }
      let name = try json { scanner throws(JSONError) in try scanner.string() }
      guard scanner.take(58), !Self.rootMembers.contains(name) || seen.insert(name).inserted else { return nil }
      switch name {
      case "type":
        guard scanner.peek() == 34,
          try json({ scanner throws(JSONError) in try scanner.string() }) == "FeatureCollection"
        else { return nil }
      case "features":
        guard features(threads: threads, piece: piece) else { return nil }
      case "crs":
        result.referenceSystemName = Self.referenceSystem(
          try json { scanner throws(JSONError) in try scanner.value() })
      case "zonal":
        result.foreignMembers.append(
          JSONMember("zonal", try json { scanner throws(JSONError) in try scanner.value() }))
      default: try json { scanner throws(JSONError) in try scanner.skipValue() }
      }
    } while scanner.take(44)
    guard scanner.take(125), seen.isSuperset(of: ["type", "features"]) else { return nil }
    try json { scanner throws(JSONError) in try scanner.finish() }
    return result
  }

  // MARK: Features in pieces

  /// Reading that many bytes takes a hundred times as long as handing the piece to a thread.
  static let smallestPiece = 1 << 18

  /// The features of a piece of the list, and where the next piece begins or, for the last one, the list ends.
  private struct Piece {
    var features: [Feature]
    var droppedAltitudes: Int
    var end: Int
  }

  /// - Returns: whether the list could be read.
  private mutating func features(threads: Int, piece: Int) -> Bool {
    guard scanner.take(91) else { return false }
    if scanner.take(93) { return true }
    let starts = threads > 1 ? self.starts(threads: threads, piece: piece) : [scanner.offset]
    // Nobody writes to the text.
    nonisolated(unsafe) let text = UnsafeBufferPointer(start: scanner.start, count: scanner.end - scanner.start)
    let file = file
    let pieces = OrderedRanges(count: starts.count, size: 1, threads: threads).map { range in
      Self.piece(
        of: text, from: starts[range.lowerBound], to: range.upperBound < starts.count ? starts[range.upperBound] : nil,
        file: file)
    }
    result.features.reserveCapacity(pieces.reduce(0) { $0 + ($1?.features.count ?? 0) })
    for piece in pieces {
      guard let piece else { return false }
      result.features += piece.features
      result.droppedAltitudes += piece.droppedAltitudes
      scanner.offset = piece.end
    }
    return true
  }

  /// Places at about equal distances where features seem to begin. They need not: it is known when the features before a
  /// place have been read and the last of them ends there.
  private func starts(threads: Int, piece: Int) -> [Int] {
    var starts = [scanner.offset]
    let length = scanner.end - scanner.start
    let size = max((length - starts[0]) / (threads * 8), piece)
    while let last = starts.last, length - last > 2 * size, let next = featureStart(from: last + size) {
      starts.append(next)
    }
    return starts
  }

  /// The next place where `{"type":"Feature"` stands, blanks allowed.
  private func featureStart(from offset: Int) -> Int? {
    let lowest = scanner.start + offset
    var p = lowest
    while let found = memchr(p, 70, scanner.end - p) {
      let word = UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
      p = word + 1
      guard scanner.end - word >= 8, memcmp(word, #"Feature""#, 8) == 0 else { continue }
      var back = word
      func take(_ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard back - lowest >= length, memcmp(back - length, text.utf8Start, length) == 0 else { return false }
        back -= length
        return true
      }
      func skipBlanks() { while back > lowest, back[-1] <= 32 { back -= 1 } }
      guard take("\"") else { continue }
      skipBlanks()
      guard take(":") else { continue }
      skipBlanks()
      guard take("\"type\"") else { continue }
      skipBlanks()
      if take("{") { return back - scanner.start }
    }
    return nil
  }

  /// Reads features from where one begins; `nil` unless the last of them ends, with a comma, right before `stop`, or where
  /// the list ends when that is `nil`.
  private static func piece(of text: UnsafeBufferPointer<UInt8>, from start: Int, to stop: Int?, file: String) -> Piece?
  {
    var reader = GeoJSONReader(attempting: text, file: file)
    reader.scanner.offset = start
    while true {
      guard let feature = try? reader.feature() else { return nil }
      reader.result.features.append(feature)
      if reader.scanner.take(44) {
        reader.scanner.skipBlanks()
        guard let stop, reader.scanner.offset >= stop else { continue }
        guard reader.scanner.offset == stop else { return nil }
      } else {
        guard stop == nil, reader.scanner.take(93) else { return nil }
      }
      return Piece(
        features: reader.result.features, droppedAltitudes: reader.result.droppedAltitudes, end: reader.scanner.offset)
    }
  }
}
