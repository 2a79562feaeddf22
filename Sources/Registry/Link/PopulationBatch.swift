import Foundation

/// One answer of the population database: some changes, and where to go on.
public struct PopulationBatch: Sendable {
  /// Where the batch begins: what was asked with.
  public var since: PopulationCursor
  /// Where the next one begins.
  public var next: PopulationCursor
  /// Whether the database has more at once.
  public var hasMore: Bool
  /// In the order in which they happened.
  public var changes: [PopulationChange]
  /// Lines that could not be read; the others count.
  public var faults: [PopulationLineFault]

  /// Reads the body of an answer whose signature was checked.
  ///
  /// - Parameters:
  ///   - since: the cursor that was asked with; a body that answers another question is refused.
  ///   - limit: how many changes were asked for.
  /// - Throws: `LinkError.malformed`.
  init(body: Data, since: PopulationCursor, limit: Int) throws(LinkError) {
    var lines = body.split(separator: UInt8(ascii: "\n"))
    guard let last = lines.popLast(), let object = (try? JSONSerialization.jsonObject(with: last)) as? [String: Any],
      object["identifier"] == nil
    else { throw .malformed("the last line is not the one that closes a batch") }
    guard object["since"] as? String == since.text else {
      throw .malformed("the batch answers another question than the one that was asked")
    }
    guard let next = (object["next"] as? String).flatMap(PopulationCursor.init), let count = object["count"] as? Int,
      let more = object["more"] as? Bool
    else { throw .malformed("the line that closes the batch lacks next, count or more") }
    guard count == lines.count else { throw .malformed("it has \(lines.count) lines and says \(count)") }
    guard count <= limit else { throw .malformed("it has \(count) lines, and at most \(limit) were asked for") }
    guard !more || next != since else { throw .malformed("it says that there is more, and goes on where it began") }
    self.since = since
    self.next = next
    hasMore = more
    changes = []
    faults = []
    for (place, line) in lines.enumerated() {
      do throws(PopulationLineFault) { changes.append(try PopulationChange(line: line, number: place + 1)) } catch {
        faults.append(error)
      }
    }
  }
}
