import Quantities
public import Store

extension CaseOffice {
  /// Whom a person may have infected, or where they may have got it, as far as `steps` contacts. The reading is logged.
  ///
  /// The officer must be for the person. People of other wards stand on the list by number and ward, so that they can be handed on;
  /// names are given only of the officer's own.
  ///
  /// - Throws: `CaseError.notFound`; `AccessError.refused`, which is logged; `StoreError`; `SealingError`; `LogError`.
  public func trace(
    _ number: Int, _ direction: TraceList.Direction, steps: Int, _ rules: CaseRules, to access: Access
  ) throws -> TraceList {
    let found = try file.disclose(.readCases, to: access, kind: "case.trace") { reading in
      guard let record = try CaseTables.record(number, reading) else { return nil as Disclosure<TraceList>? }
      // The area is asked before anything is walked.
      try access.require(.readCases, among: record.wards, subject: "case \(number)")
      let graph = try ContactGraph(rules, reading)
      let list = try Tracing(graph: graph).list(try graph.root(number), direction, steps: steps) { node in
        access.covers(ward: node.ward) ? try person(node.number, reading).name : nil
      }
      return Disclosure(
        list, subject: "case \(number)", wards: record.wards,
        facts: ["direction": direction.rawValue, "steps": String(steps), "count": String(list.entries.count)])
    }
    guard let found else { throw CaseError.notFound }
    return found
  }

  /// The people and contacts around a person, for drawing; by number, without names. The reading is logged.
  ///
  /// - Parameter limit: how many people are drawn at most.
  /// - Throws: as `trace`.
  public func graph(
    around number: Int, steps: Int, limit: Int = 500, _ rules: CaseRules, to access: Access
  ) throws -> CaseGraph {
    let found = try file.disclose(.readCases, to: access, kind: "case.graph") { reading in
      guard let record = try CaseTables.record(number, reading) else { return nil as Disclosure<CaseGraph>? }
      try access.require(.readCases, among: record.wards, subject: "case \(number)")
      let drawn = try drawn(number, steps: steps, limit: limit, ContactGraph(rules, reading), access)
      return Disclosure(
        drawn, subject: "case \(number)", wards: record.wards,
        facts: ["steps": String(steps), "count": String(drawn.nodes.count)])
    }
    guard let found else { throw CaseError.notFound }
    return found
  }

  private func drawn(
    _ number: Int, steps: Int, limit: Int, _ graph: ContactGraph, _ access: Access
  ) throws -> CaseGraph {
    let root = try graph.root(number)
    var order = [root]
    var step = [root: 0]
    var isCut = false
    var place = 0
    while place < order.count {
      let one = order[place]
      place += 1
      guard step[one]! < steps else { continue }
      for edge in try graph.edges(one) where step[edge.other] == nil {
        guard order.count < limit else {
          isCut = true
          continue
        }
        step[edge.other] = step[one]! + 1
        order.append(edge.other)
      }
    }
    let nodes = try order.map { number in
      let node = try graph.node(number)
      return CaseGraph.Node(
        record: number, step: step[number]!, ward: node.ward, caseClass: node.caseClass, distance: node.distance,
        isOwn: access.covers(ward: node.ward))
    }
    var edges: [Int: CaseGraph.Edge] = [:]
    for number in order {
      for edge in try graph.edges(number) where step[edge.other] != nil && edges[edge.contact] == nil {
        edges[edge.contact] = CaseGraph.Edge(
          contact: edge.contact, from: number, to: edge.other, kind: edge.kind, firstDay: edge.from,
          lastDay: edge.until, isClose: graph.isClose(edge, for: try graph.node(edge.other)))
      }
    }
    return CaseGraph(
      record: root, nodes: nodes, edges: edges.values.sorted { $0.contact < $1.contact }, isCut: isCut)
  }
}
