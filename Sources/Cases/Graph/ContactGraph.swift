import Quantities
import Store

/// The people and contacts around some records, read from the tables as far as a walk goes, and kept.
///
/// Records that stand under others are looked through: a node is a person with the contacts of all their records. Belongs to one
/// transaction.
final class ContactGraph {
  let reading: Reading
  let rules: CaseRules
  private let hasMerges: Bool
  private var nodes: [Int: GraphNode] = [:]
  private var roots: [Int: Int] = [:]
  private var edges: [Int: [GraphEdge]] = [:]
  private var definitions: [Day: CaseDefinition?] = [:]
  private let row: Statement
  private let out: Statement
  private let back: Statement

  /// - Throws: `StoreError`.
  init(_ rules: CaseRules, _ reading: Reading) throws {
    self.rules = rules
    self.reading = reading
    hasMerges =
      try reading.first("SELECT 1 FROM cases_records WHERE merged_into IS NOT NULL LIMIT 1") { _ in true } ?? false
    row = try reading.statement(
      """
      SELECT id, ward, report_day, class, basis, infectious_from, infectious_until, distance, merged_into
      FROM cases_records WHERE id = ?
      """)
    let columns = "id, from_record, to_record, kind, from_at, until_at, distance_cm, masked, minutes, touched"
    out = try reading.statement("SELECT \(columns) FROM cases_contacts WHERE from_record = ?")
    back = try reading.statement("SELECT \(columns) FROM cases_contacts WHERE to_record = ?")
  }

  /// The record under which a record is read.
  ///
  /// - Throws: `CaseError.notFound`; `StoreError`.
  func root(_ number: Int) throws -> Int {
    if let root = roots[number] { return root }
    row.bind(0, number)
    defer { row.reset() }
    guard try row.step() else { throw CaseError.notFound }
    let root = row.optionalInt(8) ?? number
    roots[number] = root
    if root == number {
      nodes[number] = GraphNode(
        number: number, ward: row.int(1), reportDay: Day(number: Int32(row.int(2))),
        caseClass: try CaseTables.value(row.int(3)), basis: try CaseTables.value(row.int(4)),
        infectiousFrom: CaseTables.day(row, 5), infectiousUntil: CaseTables.day(row, 6), distance: row.optionalInt(7))
    }
    return root
  }

  /// - Throws: as `root`.
  func node(_ number: Int) throws -> GraphNode {
    if let node = nodes[number] { return node }
    let root = try root(number)
    if let node = nodes[root] { return node }
    return try node(root)
  }

  func set(_ node: GraphNode) { nodes[node.number] = node }

  /// The records of a person, the one under which they stand first.
  ///
  /// - Throws: `StoreError`.
  func members(_ root: Int) throws -> [Int] {
    guard hasMerges else { return [root] }
    return [root]
      + (try reading.all("SELECT id FROM cases_records WHERE merged_into = ? ORDER BY id", [SQLValue(root)]) {
        $0.int(0)
      })
  }

  /// The contacts of a person with others, in the order of their numbers.
  ///
  /// - Throws: as `root`.
  func edges(_ root: Int) throws -> [GraphEdge] {
    if let known = edges[root] { return known }
    var found: [GraphEdge] = []
    for member in try members(root) {
      for (statement, other) in [(out, 2), (back, 1)] {
        statement.bind(0, member)
        defer { statement.reset() }
        while try statement.step() {
          found.append(
            GraphEdge(
              contact: statement.int(0), other: statement.int(other), kind: try CaseTables.value(statement.int(3)),
              from: CaseTables.instant(statement, 4)?.day(offset: rules.offset),
              until: CaseTables.instant(statement, 5)?.day(offset: rules.offset),
              closeness: Closeness(
                distance: statement.optionalInt(6), masked: statement.optionalInt(7).map { $0 == 1 },
                minutes: statement.optionalInt(8), touched: statement.optionalInt(9).map { $0 == 1 })))
        }
      }
    }
    for place in found.indices { found[place].other = try self.root(found[place].other) }
    // Two records of one person may name one another.
    found.removeAll { $0.other == root }
    found.sort { $0.contact < $1.contact }
    edges[root] = found
    return found
  }

  /// The definition for people reported on a day; `nil` where none was in force.
  func definition(on day: Day) -> CaseDefinition? {
    if let known = definitions[day] { return known }
    let found = try? rules.definitions.definition(on: day)
    definitions[day] = .some(found)
    return found
  }

  /// Whether a person counts as F0.
  func isF0(_ node: GraphNode) -> Bool {
    (definition(on: node.reportDay)?.f0 ?? [.confirmed]).contains(node.caseClass)
  }

  /// Whether a contact fell into the time in which a case could infect others.
  func isInWindow(_ edge: GraphEdge, of node: GraphNode) -> Known {
    .overlap(
      from: edge.from.map { Int($0.number) }, until: edge.until.map { Int($0.number) },
      first: node.infectiousFrom.map { Int($0.number) }, last: node.infectiousUntil.map { Int($0.number) })
  }

  /// Whether a contact was close, for the person at its end.
  func isClose(_ edge: GraphEdge, for node: GraphNode) -> Known {
    definition(on: node.reportDay)?.closeContact.holds(edge.kind, edge.closeness) ?? .unknown
  }

  /// Whether a person may be F(n+1) by a contact with one who is F(n); what is not known does not spare them.
  func carries(_ edge: GraphEdge, from node: GraphNode, step: Int) throws -> Bool {
    if step == 0, isInWindow(edge, of: node) == .no { return false }
    return isClose(edge, for: try self.node(edge.other)) != .no
  }
}
