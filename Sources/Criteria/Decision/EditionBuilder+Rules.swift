/// Compiles bands, decision and adjustments, once every name is known to refer to something.
extension EditionBuilder {
  /// Cells of the largest table; a table is written out by hand.
  private static let mostCells = 10_000

  func edition() throws(CriteriaError) -> Edition {
    let indicators = try set.indicators.map { i throws(CriteriaError) in try declaration(i) }
    let bandSets = try set.bandSets.map { s throws(CriteriaError) in try bands(s) }
    let adjustments = try set.adjustments.map { a throws(CriteriaError) in try adjustment(a) }
    return Edition(
      set: set, day: day, indicators: indicators, bandSets: bandSets, decision: try decision(bandSets),
      adjustments: adjustments, exits: try exits(), timing: try timing(), neighbours: try neighbours(),
      rollUps: try rollUps(), noDataClass: set.classes.count - 1, levelCount: set.levels.count)
  }

  private func bands(_ source: BandSet) throws(CriteriaError) -> Edition.Bands {
    guard source.bands.count <= 30 else { throw fail(source.line, "'\(source.id)' has more than 30 bands") }
    return Edition.Bands(
      indicator: try position(ofIndicator: source.indicator, line: source.line),
      bounds: try source.bands.map { b throws(CriteriaError) in try bounds(b.bounds, line: b.line) },
      classes: try source.bands.map { b throws(CriteriaError) in
        try b.level.map { id throws(CriteriaError) in try position(ofLevel: id, line: b.line) } ?? -1
      })
  }

  private func adjustment(_ source: AdjustmentSource) throws(CriteriaError) -> Edition.Adjustment {
    let effect: Edition.Effect =
      switch source.effect {
      case .raise(let steps): .raise(steps)
      case .hold: .hold
      case .cap: .cap
      case .floor(let id): .floor(try position(ofLevel: id, line: source.line))
      case .ceiling(let id): .ceiling(try position(ofLevel: id, line: source.line))
      }
    return Edition.Adjustment(
      effect: effect, when: try tests(source.when), unless: try tests(source.unless), whenUnknown: source.whenUnknown)
  }

  private func decision(_ bandSets: [Edition.Bands]) throws(CriteriaError) -> Edition.Decision {
    switch set.decision {
    case .table(let axes, let cells, let line): return try table(axes, cells, line)
    case .highestOf(let names, let leaveOut, _, let line):
      let highest = try self.highest(names, leaveOut, line)
      for position in highest.sets where bandSets[position].classes.contains(where: { $0 < 0 }) {
        throw fail(set.bandSets[position].line, "every band of 'highest_of' needs a level")
      }
      return .highestOf(highest)
    case .firstMatch(let rules, let line):
      guard rules.last?.anyOf.isEmpty == true else {
        throw fail(line, "the last rule of 'first_match' must hold always: it has neither 'when' nor 'any_of'")
      }
      return .firstMatch(
        try rules.map { rule throws(CriteriaError) in
          Edition.Rule(
            anyOf: try rule.anyOf.map { g throws(CriteriaError) in try tests(g) },
            result: try position(ofClass: rule.level, line: rule.line))
        })
    }
  }

  private func highest(_ names: [String], _ leaveOut: [String], _ line: Int) throws(CriteriaError) -> Edition.Highest {
    guard !names.isEmpty, Set(names).count == names.count else {
      throw fail(line, "'highest_of' names bands, each once")
    }
    for name in leaveOut where !names.contains(name) {
      throw fail(line, "'\(name)' cannot be left out: it is not among the bands that are combined")
    }
    return Edition.Highest(
      sets: try names.map { n throws(CriteriaError) in try position(ofBands: n, line: line) },
      leaveOutUnknown: names.map(leaveOut.contains))
  }

  /// An axis of a table: bands of one indicator, the highest of several, whose bands must then have the same names, or a table.
  ///
  /// - Parameter limit: only combined bands before this position, so that none is made of itself.
  private func axis(_ name: String, before limit: Int, _ line: Int) throws(CriteriaError) -> (
    axis: Edition.Axis, bands: [String]
  ) {
    guard let number = set.combinedBands.firstIndex(where: { $0.id == name }) else {
      let position = try position(ofBands: name, line: line)
      return (.bands(position), set.bandSets[position].bands.map(\.id))
    }
    let combined = set.combinedBands[number]
    guard number < limit else { throw fail(line, "'\(name)' stands after what is made of it") }
    switch combined.form {
    case .highestOf(let names, let leaveOut):
      let highest = try highest(names, leaveOut, combined.line)
      let bands = set.bandSets[highest.sets[0]].bands.map(\.id)
      for position in highest.sets where set.bandSets[position].bands.map(\.id) != bands {
        throw fail(
          combined.line,
          "'\(set.bandSets[position].id)' has not the bands \(bands.joined(separator: ", ")) of the others, in that order"
        )
      }
      return (.highest(highest, bands: bands.count), bands)
    case .table(let bands, let names, let cells):
      guard !bands.isEmpty, bands.count <= 30, Set(bands).count == bands.count else {
        throw fail(combined.line, "'\(name)' has 1 to 30 bands, each once")
      }
      let table = try cellsOfTable(names, before: number, cells, combined.line) { cell throws(CriteriaError) in
        guard let band = bands.firstIndex(of: cell.level) else {
          throw fail(cell.line, "'\(cell.level)' is none of the bands \(bands.joined(separator: ", ")) of '\(name)'")
        }
        return band
      }
      let inner = Edition.InnerTable(
        axes: table.axes, results: table.results, cells: table.cells, bands: bands.count, source: number)
      return (.table(inner), bands)
    }
  }

  private func table(_ names: [String], _ cells: [DecisionSource.Cell], _ line: Int) throws(CriteriaError)
    -> Edition.Decision
  {
    let table = try cellsOfTable(names, before: set.combinedBands.count, cells, line) { cell throws(CriteriaError) in
      try position(ofClass: cell.level, line: cell.line)
    }
    return .table(axes: table.axes, classes: table.results, cells: table.cells)
  }

  /// What each combination of bands gives, and the number of the cell that says so.
  private func cellsOfTable(
    _ names: [String], before limit: Int, _ cells: [DecisionSource.Cell], _ line: Int,
    result: (DecisionSource.Cell) throws(CriteriaError) -> Int
  ) throws(CriteriaError) -> (axes: [Edition.Axis], results: [Int], cells: [Int]) {
    guard !names.isEmpty, Set(names).count == names.count else {
      throw fail(line, "a table has one axis or more, each once")
    }
    let axes = try names.map { n throws(CriteriaError) in try axis(n, before: limit, line) }
    var size = 1
    for axis in axes {
      size *= axis.bands.count
      guard size <= Self.mostCells else { throw fail(line, "the table has more than \(Self.mostCells) cells") }
    }
    var results = [Int](repeating: -1, count: size)
    var cellOf = results
    for (number, cell) in cells.enumerated() {
      guard cell.bands.count == axes.count else { throw fail(cell.line, "a cell names one band of each axis") }
      var index = 0
      for (position, band) in cell.bands.enumerated() {
        guard let place = axes[position].bands.firstIndex(of: band) else {
          throw fail(cell.line, "'\(band)' is no band of '\(names[position])'")
        }
        index = index * axes[position].bands.count + place
      }
      guard results[index] < 0 else { throw fail(cell.line, "this cell stands twice") }
      guard cell.confidence != .unknown else {
        throw .incomplete(
          id: set.id, missing: ["cell \(cell.bands.joined(separator: " × ")) (\(set.file):\(cell.line))"])
      }
      results[index] = try result(cell)
      cellOf[index] = number
    }
    if let empty = results.firstIndex(of: -1) {
      var rest = empty
      var combination: [String] = []
      for axis in axes.reversed() {
        combination.append(axis.bands[rest % axis.bands.count])
        rest /= axis.bands.count
      }
      throw fail(line, "the table has no cell for \(combination.reversed().joined(separator: " × "))")
    }
    return (axes.map(\.axis), results, cellOf)
  }
}
