import Store

/// Writes lines of contacts, tests or exposures, those of a record together. Belongs to one transaction.
struct EdgeWriter<Line: EdgeLine> {
  private(set) var counts = LineCounts()
  private var numbers = 0..<0

  /// - Complexity: O(n log n) for n lines, and one question for each record that they are of.
  mutating func write(_ lines: [Line], _ writer: CaseWriter) throws {
    // Stable: of two lines that agree the later one holds.
    let order = lines.indices.sorted { (lines[$0].owner, $0) < (lines[$1].owner, $1) }
    let first = try writer.writing.nextNumber(of: Line.table, count: max(lines.count, 1))
    numbers = first..<first + lines.count
    var i = 0
    while i < order.count {
      let owner = lines[order[i]].owner
      var known = try Line.existing(of: owner, writer.sealer, writer.writing)
      while i < order.count, lines[order[i]].owner == owner {
        try write(lines[order[i]], &known, writer)
        i += 1
      }
    }
  }

  private mutating func write(_ line: Line, _ known: inout [Line.Value], _ writer: CaseWriter) throws {
    var left = line.again
    let place = known.firstIndex { value in
      if line.agrees(with: value) { left -= 1 }
      return left == 0
    }
    guard let place else {
      let number = numbers.removeFirst()
      known.append(try line.add(number, writer))
      counts.added += 1
      return
    }
    let after = line.applied(to: known[place])
    guard after != known[place] else {
      counts.unchanged += 1
      return
    }
    try Line.update(after, writer)
    known[place] = after
    counts.changed += 1
  }
}
