/// What a checker of rules has found so far, each thing once.
package struct RuleFindings {
  private let file: String
  private var found: [RuleFinding] = []

  package init(file: String) { self.file = file }

  /// By line.
  package var sorted: [RuleFinding] { found.sorted { ($0.line, $0.message) < ($1.line, $1.message) } }

  package mutating func add(_ line: Int, _ code: String, _ message: String) {
    let finding = RuleFinding(file: file, line: line, code: code, message: message)
    if !found.contains(finding) { found.append(finding) }
  }

  /// The file must be named by its id; every key that a citation uses must be declared under 'sources', and every one declared must be
  /// used.
  package mutating func checkCitations(id: String, _ cited: [CitedKey], _ sources: [RuleSource]) {
    if file != "\(id).yaml" { add(1, "file-name", "the file of '\(id)' should be named \(id).yaml") }
    let declared = Set(sources.map(\.key))
    for cited in cited where !declared.contains(cited.key) {
      add(cited.line, "not-declared", "[\(cited.key)] is cited and does not stand under 'sources'")
    }
    let used = Set(cited.map(\.key))
    for source in sources where !used.contains(source.key) {
      add(source.line, "not-read", "the source [\(source.key)] is declared and nothing cites it")
    }
  }
}
