extension TallyFile {
  /// Reads a tally file, checking everything that it says about itself.
  ///
  /// - Parameters:
  ///   - path: `-` is standard input.
  ///   - wards: the wards that it must have been counted over; without, those with counts are taken from the file.
  /// - Complexity: O(n) for n lines in the order in which they are written; O(n log n) in any other.
  /// - Throws: `TallyFileError`.
  public static func read(_ path: String, wards: WardList? = nil) throws(TallyFileError) -> TallyFile {
    let name = path == "-" ? "standard input" : path
    var reader = TallyFileReader(file: name, wards: wards)
    let source = try attempt(name) { () throws(IntakeError) in try ByteSource(path: path) }
    var rest: [UInt8] = []
    while true {
      let block = try attempt(name) { () throws(IntakeError) in try source.readBlock(of: 1 << 20) }
      rest += block
      let used = try rest.withUnsafeBufferPointer { bytes throws(TallyFileError) in
        try reader.read(bytes, atEnd: block.isEmpty)
      }
      rest.removeFirst(used)
      if block.isEmpty { break }
    }
    return try reader.finish()
  }

  private static func attempt<T>(_ file: String, _ body: () throws(IntakeError) -> T) throws(TallyFileError) -> T {
    do throws(IntakeError) { return try body() } catch {
      guard case .cannotRead(_, let reason) = error else {
        throw .cannotRead(file: file, reason: error.description)
      }
      throw .cannotRead(file: file, reason: reason)
    }
  }
}
