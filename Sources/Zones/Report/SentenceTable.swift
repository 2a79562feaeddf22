import Criteria
import SpatialCore

/// The distinct sentences of many reasons, numbered in the order in which they first come.
struct SentenceTable {
  private var numbers: [ChangeLog.Line: Int] = [:]
  private var lines: [ChangeLog.Line] = []

  /// - Complexity: O(length of the sentence).
  mutating func number(of line: ChangeLog.Line) -> Int {
    if let known = numbers[line] { return known }
    numbers[line] = lines.count
    lines.append(line)
    return lines.count - 1
  }

  /// Vietnamese, English, citation and confidence of each.
  func write(_ writer: inout JSONWriter) {
    writer.append(91)
    for (i, line) in lines.enumerated() {
      writer.append(i > 0 ? 44 : 32)
      writer.append(91)
      writer.string(line.sentence.vietnamese)
      writer.append(44)
      writer.string(line.sentence.english)
      writer.append(44)
      writer.string(line.citation)
      writer.append(44)
      writer.string(line.confidence.rawValue)
      writer.append(93)
    }
    writer.append(93)
  }
}
