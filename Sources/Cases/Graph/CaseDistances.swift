import Quantities
public import Store

/// Derives the F numbers of everybody from scratch, as after an import of whole line lists.
public enum CaseDistances {
  /// Walks from all F0 over all contacts at once, and writes the numbers that are others now.
  ///
  /// - Returns: how many records have another number.
  /// - Complexity: O(records + contacts) in time and memory
  /// - Throws: `StoreError`; `CaseError.unreadable`.
  @discardableResult
  public static func recount(_ rules: CaseRules, _ writing: Writing) throws -> Int {
    let found = try derive(rules, writing)
    let update = try writing.statement("UPDATE cases_records SET distance = ? WHERE id = ?")
    var changed = 0
    for (number, distance) in try writing.all(
      "SELECT id, distance FROM cases_records ORDER BY id", [], { ($0.int(0), $0.optionalInt(1)) })
    where found[number] != distance {
      update.bind(0, found[number])
      update.bind(1, number)
      try update.run()
      changed += 1
    }
    return changed
  }

  /// The F numbers of all people within reach of an F0, by record.
  ///
  /// - Throws: as `recount`.
  static func derive(_ rules: CaseRules, _ reading: Reading) throws -> [Int: Int] {
    let last = try reading.first("SELECT max(id) FROM cases_records") { $0.optionalInt(0) }.flatMap { $0 } ?? 0
    var roots = [Int32](repeating: 0, count: last + 1)
    var days = [Int32](repeating: 0, count: last + 1)
    var windows: [Int: (from: Int?, until: Int?)] = [:]
    var distances = [UInt8](repeating: .max, count: last + 1)
    var shell: [Int32] = []
    let graph = try ContactGraph(rules, reading)
    let records = try reading.statement(
      "SELECT id, merged_into, report_day, class, infectious_from, infectious_until FROM cases_records")
    defer { records.reset() }
    while try records.step() {
      let number = records.int(0)
      roots[number] = Int32(records.optionalInt(1) ?? number)
      days[number] = Int32(records.int(2))
      let caseClass: CaseClass = try CaseTables.value(records.int(3))
      guard roots[number] == Int32(number),
        (graph.definition(on: Day(number: days[number]))?.f0 ?? [.confirmed]).contains(caseClass)
      else { continue }
      windows[number] = (records.optionalInt(4), records.optionalInt(5))
      distances[number] = 0
      shell.append(Int32(number))
    }

    // Each contact from both of its ends, by person: where a person's begin, and whom each leads to.
    var edges: [(from: Int32, to: Int32, contact: Int32)] = []
    var firstSteps: Set<Int64> = []
    try CaseTables.eachContact(nil, reading) { contact in
      let (a, b) = (roots[contact.from], roots[contact.to])
      guard a != b else { return true }
      let edge = GraphEdge(
        contact: contact.number, other: 0, kind: contact.kind, from: contact.fromAt?.day(offset: rules.offset),
        until: contact.untilAt?.day(offset: rules.offset), closeness: contact.closeness)
      for (from, to) in [(a, b), (b, a)] {
        let rule = graph.definition(on: Day(number: days[Int(to)]))?.closeContact
        guard rule?.holds(edge.kind, edge.closeness) != .no else { continue }
        if let window = windows[Int(from)],
          Known.overlap(
            from: edge.from.map { Int($0.number) }, until: edge.until.map { Int($0.number) }, first: window.from,
            last: window.until) != .no
        {
          firstSteps.insert(Int64(from) << 32 | Int64(to))
        }
        edges.append((from, to, Int32(contact.number)))
      }
      return true
    }
    edges.sort { $0.from < $1.from }
    var starts = [Int32](repeating: 0, count: last + 2)
    for edge in edges { starts[Int(edge.from) + 1] += 1 }
    for number in 1..<max(2, starts.count) { starts[number] += starts[number - 1] }

    for distance in 0..<ContactGraph.furthest {
      var next: [Int32] = []
      for number in shell where distances[Int(number)] == UInt8(distance) {
        for place in starts[Int(number)]..<starts[Int(number) + 1] {
          let to = edges[Int(place)].to
          guard distances[Int(to)] == .max else { continue }
          if distance == 0, !firstSteps.contains(Int64(number) << 32 | Int64(to)) { continue }
          distances[Int(to)] = UInt8(distance + 1)
          next.append(to)
        }
      }
      shell = next
    }
    var found: [Int: Int] = [:]
    for (number, distance) in distances.enumerated() where distance != .max && number > 0 {
      found[number] = Int(distance)
    }
    return found
  }
}
