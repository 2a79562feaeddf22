import Quantities

/// The reasons that decide, in words as far as no value is needed.
struct DecisionPhrases: Sendable {
  let classes: [Level]
  /// Of each cell of a table.
  private(set) var cells: [Reason] = []
  /// Of each cell of each of the set's combined bands that is a table.
  private(set) var inner: [[Reason]] = []
  /// Of each level, where the highest decides.
  private(set) var highest: [Reason] = []
  /// Of each rule, where the first that holds decides.
  private(set) var rules: [RulePhrases] = []

  init(_ edition: Edition) {
    classes = edition.classes
    let names = Dictionary(classes.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    func name(_ id: String) -> Localized { names[id] ?? Localized(english: id, vietnamese: id) }
    inner = edition.set.combinedBands.map { combined in
      guard case .table(_, _, let sources) = combined.form else { return [] }
      return sources.map { cell in
        let bands = cell.bands.joined(separator: " × ")
        return Reason(
          rule: combined.id, effect: cell.level, citation: cell.citation, confidence: cell.confidence,
          sentence: Localized(
            english: "the table of \(combined.id) gives \(cell.level) for \(bands)",
            vietnamese: "bảng \(combined.id) cho \(cell.level) với \(bands)"))
      }
    }
    switch (edition.decision, edition.set.decision) {
    case (.table, .table(_, let sources, _)):
      cells = sources.map { cell in
        let level = name(cell.level)
        let bands = cell.bands.joined(separator: " × ")
        return Reason(
          rule: "table", effect: cell.level, citation: cell.citation, confidence: cell.confidence,
          sentence: Localized(
            english: "the table gives \(level.english) for \(bands)",
            vietnamese: "bảng phân loại cho \(level.vietnamese) với \(bands)"))
      }
    case (.highestOf, .highestOf(_, _, let citation, _)):
      highest = edition.set.levels.map { level in
        Reason(
          rule: "highest_of", effect: level.id, citation: citation, confidence: .text,
          sentence: Localized(
            english: "the highest of these is \(level.name.english)",
            vietnamese: "mức cao nhất trong các mức trên là \(level.name.vietnamese)"))
      }
    case (.firstMatch(let compiled), .firstMatch(let sources, _)):
      rules = zip(compiled, sources).map { RulePhrases(edition, $0, $1, level: name($1.level)) }
    default: preconditionFailure("the decision was compiled from another one")
    }
  }
}
