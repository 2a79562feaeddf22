import Foundation
import Quantities
import Registry
import Subsidies

/// Facts about somebody as lines of `key value` on standard input; nothing of them is kept, and none says who it is.
enum TypedFacts {
  static let hint = """
    birth 1990-05-01 · sex female · group poor · child 2020-01-31 · home 00070 2021-05-01 2021-12-31 · work 00070 ·
    spell job-suspended 2021-08-01 2021-09-05 · answer social-insurance yes · none quarantined-f1
    """

  /// - Throws: `SupportError.unusable` with the number of the line; the line itself is not repeated.
  static func read(_ catalogue: SupportCatalogue) throws -> SupportFacts {
    if isatty(STDIN_FILENO) == 1 { Console.error("lines such as: \(hint); then '.'") }
    var facts = SupportFacts()
    var number = 0
    while let line = readLine(), line != "." {
      number += 1
      let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
      if words.isEmpty { continue }
      if let known = known(words[0], catalogue), words.count > 1, !known.contains(words[1]) {
        throw SupportError.unusable(
          "line \(number) of standard input: what stands behind '\(words[0])' is none that the policies know: \(known.joined(separator: ", "))"
        )
      }
      guard take(words, &facts, catalogue) else {
        throw SupportError.unusable("line \(number) of standard input is none of these: \(hint)")
      }
    }
    return facts
  }

  private static func take(_ words: [String], _ facts: inout SupportFacts, _ catalogue: SupportCatalogue) -> Bool {
    let rest = Array(words.dropFirst())
    func days(_ words: ArraySlice<String>) -> (Day?, Day?)? {
      let days = words.map { Day($0) }
      guard days.count <= 2, days.allSatisfy({ $0 != nil }) else { return nil }
      return (days.first ?? nil, days.count > 1 ? days[1] : nil)
    }
    switch (words[0], rest.count) {
    case ("birth", 1), ("child", 1):
      guard let birth = Day(rest[0]).map({ BirthDate($0) }) ?? Int(rest[0]).flatMap(year) else { return false }
      if words[0] == "birth" { facts.birth = birth } else { facts.children = (facts.children ?? []) + [birth] }
    case ("children", 1):
      guard rest[0] == "0" else { return false }
      facts.children = []
    case ("sex", 1):
      guard let sex = Sex(rest[0]) else { return false }
      facts.sex = sex
    case ("group", 1): facts.statements[rest[0]] = SupportFacts.Statement(true, origin: .claimed)
    case ("none", 1): facts.statements[rest[0]] = SupportFacts.Statement(false, origin: .claimed)
    case ("answer", 2):
      let questions = catalogue.files.flatMap(\.questions)
      guard let question = questions.first(where: { $0.id == rest[0] }) else { return false }
      let value = question.isNumber ? Int(rest[1]) : ["yes": 1, "no": 0][rest[1]]
      guard let value, value >= 0 else { return false }
      facts.statements[question.id] = SupportFacts.Statement(value, origin: .claimed)
    case ("home", 1...3), ("work", 1...3):
      guard let days = days(rest.dropFirst()) else { return false }
      facts.stays.append(
        SupportFacts.Stay(
          kind: words[0] == "home" ? .home : .work, ward: rest[0], from: days.0, through: days.1, origin: .claimed))
    case ("spell", 2...3):
      guard let days = days(rest.dropFirst()), let from = days.0, days.1.map({ $0 >= from }) ?? true,
        catalogue.files.contains(where: { $0.spell(rest[0]) != nil })
      else { return false }
      facts.spells.append(SupportFacts.Spell(kind: rest[0], from: from, through: days.1, origin: .claimed))
    default: return false
    }
    return true
  }

  /// What may stand behind a word; `nil` where that is no id of the policies.
  private static func known(_ word: String, _ catalogue: SupportCatalogue) -> [String]? {
    let files = catalogue.files
    let (spells, questions) = (files.flatMap { $0.spells.map(\.id) }, files.flatMap { $0.questions.map(\.id) })
    let named = Set(spells).union(questions).union(["place", "birth", "children"])
    let groups = files.flatMap { $0.documents.flatMap(\.proves) }.filter { !named.contains($0) }
    let ids: [String]? =
      switch word {
      case "spell": spells
      case "answer": questions
      case "group": groups
      case "none": spells + groups
      default: nil
      }
    return ids.map { Set($0).sorted() }
  }

  private static func year(_ number: Int) -> BirthDate? {
    (1850...2100).contains(number) ? BirthDate(year: number) : nil
  }
}
