import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads one key after the other from standard input: at a terminal without the return key, from a pipe as they come. Blanks and line
/// breaks are passed over.
struct OneKey {
  /// - Returns: `nil` at the end.
  func next() -> Character? {
    let isTerminal = isatty(STDIN_FILENO) == 1
    var before = termios()
    if isTerminal {
      tcgetattr(STDIN_FILENO, &before)
      var raw = before
      raw.c_lflag &= ~tcflag_t(ICANON | ECHO)
      tcsetattr(STDIN_FILENO, TCSANOW, &raw)
    }
    defer { if isTerminal { tcsetattr(STDIN_FILENO, TCSANOW, &before) } }
    var byte: UInt8 = 0
    while read(STDIN_FILENO, &byte, 1) == 1 {
      if byte > 32, byte < 127 { return Character(Unicode.Scalar(byte)) }
      // Control-D at a terminal without line editing.
      if byte == 4 { return nil }
    }
    return nil
  }
}
