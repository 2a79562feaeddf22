import Epidemiology
import Foundation

/// Where a tally goes.
enum TallyOutput {
  /// Writes the tally to a file, which then is either the new one or as it was, or to standard output.
  ///
  /// - Throws: `OutputError.cannotWrite`.
  static func write(_ file: TallyFile, to path: String?) throws {
    guard let path else {
      return try file.write { bytes in
        var written = 0
        while written < bytes.count {
          let count = bytes.withUnsafeBytes {
            Foundation.write(STDOUT_FILENO, $0.baseAddress! + written, bytes.count - written)
          }
          if count < 0, errno == EINTR { continue }
          guard count >= 0 else { throw OutputError.cannotWrite("standard output", String(cString: strerror(errno))) }
          written += count
        }
      }
    }
    let staged = try StagedFile(path)
    try staged.write { put in try file.write(put) }
    try staged.commit()
  }
}
