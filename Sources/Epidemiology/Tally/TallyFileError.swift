/// Why a tally file cannot be used; every case says where. Lines count from 1.
public enum TallyFileError: Error, Equatable, Sendable {
  case cannotRead(file: String, reason: String)
  /// The file, or what follows a finished section, does not begin like one.
  case noHeader(file: String, line: Int, found: String)
  /// The file was written by a later version of this program.
  case version(file: String, line: Int, found: String)
  case malformed(file: String, line: Int, reason: String)
  case unknownWard(file: String, line: Int, code: String)
  /// Counted with other boundaries.
  case otherWards(file: String, line: Int, expected: WardList, found: WardList)
  case otherAgeBands(file: String, line: Int, expected: [Int], found: [Int])
  case wrongTrailer(file: String, line: Int, reason: String)
  /// The file ends before the end of a section.
  case cutOff(file: String, line: Int)
}

extension TallyFileError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .cannotRead(let file, let reason): "cannot read the tally \(file): \(reason). Check the path."
    case .noHeader(let file, let line, let found):
      "\(file), line \(line): a tally begins with '#zonal-tally', but here stands '\(found)'. "
        + "Make tallies with 'zonal tally'; rows belong behind --cases or --doses."
    case .version(let file, let line, let found):
      "\(file), line \(line): the tally is of version \(found), and this program reads version 1. Use a newer program."
    case .malformed(let file, let line, let reason): "\(file), line \(line): \(reason)."
    case .unknownWard(let file, let line, let code):
      "\(file), line \(line): no ward of the boundaries has the code '\(code)', though the tally names the same ward list. "
        + "The line was changed."
    case .otherWards(let file, let line, let expected, let found):
      "\(file), line \(line): the tally was counted over \(found), not over \(expected). "
        + "Use the boundaries that it was counted with, or count the rows anew."
    case .otherAgeBands(let file, let line, let expected, let found):
      "\(file), line \(line): this section has bands of ages that begin at \(TallyMismatch.list(found)), and the one "
        + "before it at \(TallyMismatch.list(expected)). Count all parts with the same --criteria or --age-breaks."
    case .wrongTrailer(let file, let line, let reason):
      "\(file), line \(line): \(reason). Lines were lost or changed; make the tally anew."
    case .cutOff(let file, let line):
      "\(file): the tally is cut off: it ends with line \(line), without the '#end' of its section. Make it anew."
    }
  }
}
