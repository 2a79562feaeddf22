import Criteria
import Quantities

/// Walks over contacts from one person, with the days on which each could first have passed it on.
struct Tracing {
  let graph: ContactGraph
  static let longest = 10_000

  /// The walk from a person as far as `steps` contacts.
  ///
  /// Forward: who met an infected person from the day on which that one could infect others; then who met these after they had been met.
  /// Backward: who met the person before, within the incubation; then who met these before that. What is not known spares nobody.
  ///
  /// - Complexity: O(people within the steps, and their contacts)
  func list(_ root: Int, _ direction: TraceList.Direction, steps: Int, withNames name: (GraphNode) throws -> String?)
    throws -> TraceList
  {
    let start = try graph.node(root)
    let window = try window(start, direction)
    var entries: [TraceEntry] = []
    // Of each person reached: from which day on (forward), or up to which day (backward) their contacts matter.
    var bounds: [Int: Day?] = [root: nil]
    var shell: [(number: Int, bound: Day?)] = [
      (root, direction == .forward ? window.from : window.until)
    ]
    var isCut = false
    for step in 1...max(1, steps) {
      var found: [Int: TraceEntry] = [:]
      var next: [Int: Day?] = [:]
      for (number, bound) in shell {
        for edge in try graph.edges(number) where edge.other != root {
          let isInWindow: Known =
            step == 1
            ? .overlap(
              from: ordinal(edge.from), until: ordinal(edge.until), first: ordinal(window.from),
              last: ordinal(window.until))
            : later(edge, than: bound, direction)
          if isInWindow == .no { continue }
          let own = further(bound, edge, direction)
          if let known = next[edge.other] ?? bounds[edge.other], !isWider(own, than: known, direction) {
            if bounds[edge.other] != nil { continue }
          } else {
            next[edge.other] = .some(own)
          }
          // Whoever stands on the list already is walked on from once more, and not listed again.
          if bounds[edge.other] != nil { continue }
          let other = try graph.node(edge.other)
          let isClose = graph.isClose(edge, for: direction == .forward ? other : try graph.node(number))
          let entry = TraceEntry(
            record: edge.other, step: step, via: number, contact: edge.contact, kind: edge.kind, from: edge.from,
            until: edge.until, isInWindow: isInWindow, isClose: isClose, ward: other.ward, caseClass: other.caseClass,
            distance: other.distance, name: nil, reason: words(edge, number, isInWindow, isClose, direction))
          if let known = found[edge.other], !isBetter(entry, than: known) { continue }
          found[edge.other] = entry
        }
      }
      for (_, var entry) in found.sorted(by: { $0.key < $1.key }) {
        guard entries.count < Self.longest else {
          isCut = true
          break
        }
        entry.name = try name(graph.node(entry.record))
        entries.append(entry)
      }
      if isCut { break }
      bounds.merge(next) { $1 }
      shell = next.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
      if shell.isEmpty { break }
    }
    entries.sort { ($0.ward, $0.step, $0.record) < ($1.ward, $1.step, $1.record) }
    return TraceList(
      record: root, direction: direction, from: window.from, until: window.until, entries: entries, isCut: isCut)
  }

  /// The days whose contacts the first step looks at.
  private func window(_ node: GraphNode, _ direction: TraceList.Direction) throws -> (from: Day?, until: Day?) {
    guard let definition = graph.definition(on: node.reportDay) else { return (nil, nil) }
    let evidence = try EvidenceReader(graph).own(node.number)
    if direction == .forward {
      // Also of who is only suspected: the window that they will have when it is confirmed.
      return definition.infectious.window(onset: evidence.onset, tests: evidence.tests, offset: graph.rules.offset)
    }
    let last = evidence.referenceDay
    return (definition.incubationDays.map { last - $0 }, last)
  }

  private func ordinal(_ day: Day?) -> Int? { day.map { Int($0.number) } }

  private func later(_ edge: GraphEdge, than bound: Day?, _ direction: TraceList.Direction) -> Known {
    switch direction {
    case .forward: .overlap(from: ordinal(edge.from), until: ordinal(edge.until), first: ordinal(bound), last: nil)
    case .backward:
      bound == nil
        ? .unknown
        : .overlap(from: ordinal(edge.from), until: ordinal(edge.until), first: .min, last: ordinal(bound))
    }
  }

  /// From which day on, or up to which, the contacts of whoever stands at the end of a contact matter; `nil` for all.
  private func further(_ bound: Day?, _ edge: GraphEdge, _ direction: TraceList.Direction) -> Day? {
    let own = direction == .forward ? edge.from : edge.until
    guard let bound, let own else { return bound ?? own }
    return direction == .forward ? max(bound, own) : min(bound, own)
  }

  /// Whether a bound lets more contacts through; what nobody knows lets all.
  private func isWider(_ a: Day?, than b: Day?, _ direction: TraceList.Direction) -> Bool {
    guard let b else { return false }
    guard let a else { return true }
    return direction == .forward ? a < b : a > b
  }

  private func isBetter(_ a: TraceEntry, than b: TraceEntry) -> Bool {
    func rank(_ known: Known) -> Int { known == .yes ? 0 : known == .unknown ? 1 : 2 }
    return (rank(a.isClose), rank(a.isInWindow), a.via, a.contact) < (
      rank(b.isClose), rank(b.isInWindow), b.via, b.contact
    )
  }

  private func words(
    _ edge: GraphEdge, _ via: Int, _ isInWindow: Known, _ isClose: Known, _ direction: TraceList.Direction
  ) -> Localized {
    let days =
      edge.from.map { from in edge.until.map { $0 == from ? "\(from)" : "\(from) – \($0)" } ?? "\(from) – ?" }
      ?? edge.until.map { "? – \($0)" } ?? "?"
    let open = isInWindow == .unknown
    let english =
      "\(edge.kind.name) contact with record \(via), \(days)"
      + (open ? "; whether in the window is not known" : "")
      + (isClose == .yes ? "; close" : isClose == .no ? "; not close" : "; how close is not known")
    let vietnamese =
      "tiếp xúc (\(edge.kind.vietnamese)) với hồ sơ \(via), \(days)"
      + (open ? "; chưa rõ có trong khoảng thời gian" : "")
      + (isClose == .yes ? "; gần" : isClose == .no ? "; không gần" : "; chưa rõ khoảng cách")
    return Localized(english: english, vietnamese: vietnamese)
  }
}
