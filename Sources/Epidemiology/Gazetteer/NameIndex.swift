/// Names of one level, found by the bare letters that all stages share.
struct NameIndex: Sendable {
  private let names: [VietnameseName?]
  private let level: UnitLevel
  private let positions: [String: [Int]]

  /// - Parameter names: `nil` and blank names match nothing.
  init(_ names: [String?], level: UnitLevel) {
    self.level = level
    var known: [String: VietnameseName] = [:]
    self.names = names.map { text in
      guard let text else { return nil }
      if let name = known[text] { return name }
      let name = VietnameseName(text, level: level)
      known[text] = name
      return name
    }
    var positions: [String: [Int]] = [:]
    for (position, name) in self.names.enumerated() {
      for reading in name?.readings ?? [] where positions[reading.plain]?.last != position {
        positions[reading.plain, default: []].append(position)
      }
    }
    self.positions = positions
  }

  subscript(position: Int) -> VietnameseName? { names[position] }

  /// The positions that match at the most exact stage at which any does, ascending.
  ///
  /// - Parameter allowing: the least exact stage that may decide.
  /// - Complexity: proportional to the namesakes.
  func matches(
    _ written: VietnameseName, allowing: Gazetteer.Stage, where isCandidate: (Int) -> Bool = { _ in true }
  ) -> (positions: [Int], stage: Gazetteer.Stage) {
    var found: [Int] = []
    var best = allowing
    for reading in written.readings {
      for position in positions[reading.plain] ?? [] where isCandidate(position) {
        guard let name = names[position], let stage = Self.stage(written, name), stage <= best else { continue }
        if stage < best {
          found.removeAll()
          best = stage
        }
        found.append(position)
      }
    }
    // Two readings can lead to one unit.
    found.sort()
    return (found.indices.filter { $0 == 0 || found[$0] != found[$0 - 1] }.map { found[$0] }, best)
  }

  /// How exactly a written name matches a listed one; `nil` when it does not.
  private static func stage(_ written: VietnameseName, _ listed: VietnameseName) -> Gazetteer.Stage? {
    if written.text == listed.text { return .exact }
    if written.folded == listed.folded { return .folded }
    var best: Gazetteer.Stage?
    for a in written.readings {
      for b in listed.readings {
        guard let stage = stage(a, b) else { continue }
        best = best.map { min($0, stage) } ?? stage
      }
    }
    return best
  }

  private static func stage(_ written: VietnameseName.Reading, _ listed: VietnameseName.Reading) -> Gazetteer.Stage? {
    guard written.plain == listed.plain else { return nil }
    let isSame = written.proper == listed.proper
    guard isSame || written.isPlain else { return nil }
    guard written.kinds.agrees(with: listed.kinds) else {
      return isSame && written.kinds.canHaveBeen(listed.kinds) ? .otherKind : nil
    }
    // "Phuong Mai" may be Phương Mai as well as the ward Mai, so a kind without its diacritics is no surer than that.
    if !isSame || (written.kindIsPlain && written.isPlain) { return .withoutDiacritics }
    return .withoutKind
  }
}
