/// Finds the row of each person that lines tell of, and prepares those who are new. Belongs to the reading thread.
struct CaseStage {
  private(set) var names: NameIndex
  private let hashes: CaseHashes
  /// `nil` where nothing is written.
  private let supply: NumberSupply?
  private var numbers = 0..<0
  /// Rows that the file told of before.
  private var told: Set<Int> = []
  /// Numbers of records that are never written.
  private var unwritten = -1

  init(_ names: NameIndex, _ hashes: CaseHashes, _ supply: NumberSupply?) {
    self.names = names
    self.hashes = hashes
    self.supply = supply
  }

  /// - Returns: `nil` when the writing thread has ended.
  mutating func prepare(_ line: PersonLine) -> PreparedCase? {
    let key = LineKey(source: line.source, line.name)
    if let known = names[key] {
      let isFirst = told.insert(known).inserted
      return PreparedCase(line: line, number: known, isNew: false, isRepeated: !isFirst)
    }
    guard let number = nextNumber() else { return nil }
    names[key] = number
    told.insert(number)
    var prepared = PreparedCase(line: line, number: number, isNew: true, isRepeated: false)
    if supply != nil { prepared.prepare(hashes) }
    return prepared
  }

  private mutating func nextNumber() -> Int? {
    guard let supply else {
      unwritten -= 1
      return unwritten
    }
    if numbers.isEmpty { numbers = supply.take() }
    return numbers.popFirst()
  }
}
