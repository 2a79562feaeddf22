import Quantities

/// A verification under way: the tree so far, and what was found.
///
/// Belongs to one thread. A value, since the language checks every access to an object's variables, and there are several an entry.
struct LogWalk {
  var report = LogReport()
  private let reading: Reading
  private let verification: LogVerification
  private let signatures: LogSignatures
  private var rows: LogRowReader

  /// The number of the last entry, and when it was recorded if its row is as it was written.
  private var size = 0
  private var instant: Int64?
  /// The tree of the entries so far. Two when a row and its kept hash differ: by the hashes that are kept, and by the rows as they
  /// are; the next hash above decides which was altered.
  private var trees = [TreeFrontier()]
  /// Whether roots cannot be computed any more: entries are missing, or not those that were signed.
  private var lost = false
  /// The size of the last head whose root is the tree's.
  private var agreed = 0
  /// The last head and whether it is as it was written, as far as is known.
  private var before: (head: TreeHead?, sound: Bool) = (nil, true)
  /// Heads to compare with, the smallest last.
  private var given: [TreeHead]

  init(_ verification: LogVerification, keys: [Int: [UInt8]], _ reading: Reading) throws {
    self.verification = verification
    self.reading = reading
    signatures = LogSignatures(keys: keys, trusted: verification.publicKeys)
    rows = try LogRowReader(reading)
    given = verification.given.sorted { $0.size > $1.size }
  }

  mutating func run(_ progress: (Int) throws -> Void) throws {
    defer { rows.end() }
    for head in given where !signatures.vouch(forGiven: head) { report.add(.givenHeadForged(size: head.size)) }
    compareGiven()
    let heads = try reading.statement("SELECT \(LogRows.headColumns) FROM store_heads ORDER BY size")
    defer { heads.reset() }
    var cut: (first: Int, last: Int)?
    while try heads.step() {
      let number = heads.int(0)
      try take(through: number, progress)
      // Rows that are missing in between are told when the next one comes.
      if number > size {
        if try rows.next() == nil { cut = (cut?.first ?? size + 1, number) }
        lost = true
      }
      check(TreeHead(heads), size: number)
    }
    if let cut { report.add(.entriesCutOff(first: cut.first, last: cut.last)) }
    let covered = size
    try take(through: .max, progress)
    if size > covered { report.add(.entriesWithoutHead(first: covered + 1, last: size)) }
    try checkNodeCount()
    if let head = before.head, before.sound { checkSignature(head, isLast: true) }
    for head in given.reversed() { report.add(.rolledBack(size: size, given: head.size)) }
    if report.isIntact { report.head = before.head }
  }

  // MARK: Entries

  /// Takes the entries up to a number.
  private mutating func take(through last: Int, _ progress: (Int) throws -> Void) throws {
    while let number = try rows.next(), number <= last {
      instant = rows.instant
      let (row, kept) = rows.take()
      report.entries += 1
      if report.entries & 0xFFFF == 0 { try progress(report.entries) }
      if number <= size {
        // Numbers below 1, which nobody but a forger gives: the table's key keeps others apart.
        report.add(.entryAltered(number: number))
        continue
      }
      if number > size + 1 {
        report.add(.entriesMissing(first: size + 1, last: number - 1))
        lost = true
      }
      size = number
      if row == nil || row != kept {
        report.add(.entryAltered(number: number))
        instant = nil
        if trees.count == 1 { trees.append(trees[0]) }
      }
      if !lost { try append(row: row ?? .zero, kept: kept ?? .zero) }
      compareGiven()
    }
  }

  private mutating func append(row: TreeHash, kept: TreeHash) throws {
    var completed: [TreeFrontier.Subtree] = []
    trees[0].append(kept) { if LogRows.keeps($0.level) { completed.append($0) } }
    var other: [TreeFrontier.Subtree] = []
    if trees.count == 2 { trees[1].append(row) { if LogRows.keeps($0.level) { other.append($0) } } }
    for (index, subtree) in completed.enumerated() {
      try checkNode(subtree, or: trees.count == 2 ? other[index] : subtree)
    }
  }

  // MARK: Hashes above

  /// Compares a kept hash with what it must be, by one tree or the other.
  private mutating func checkNode(_ a: TreeFrontier.Subtree, or b: TreeFrontier.Subtree) throws {
    let kept = try LogRows.node(a.level, a.place, reading)
    if kept != a.hash, kept != b.hash {
      report.add(.nodeAltered(first: a.entries.lowerBound + 1, last: a.entries.upperBound))
    }
  }

  private mutating func checkNodeCount() throws {
    let levels = stride(from: LogRows.nodeStep, to: Int.bitWidth - 1, by: LogRows.nodeStep)
    let wanted = levels.reduce(0) { $0 + size >> $1 }
    let count = try reading.first("SELECT count(*) FROM store_log_nodes") { $0.int(0) } ?? 0
    if count > wanted { report.add(.nodesExtra(count: count - wanted)) }
  }

  /// Keeps the trees that have a root.
  ///
  /// - Returns: whether there is one.
  private mutating func decide(by root: TreeHash) -> Bool {
    guard let index = trees.firstIndex(where: { $0.root == root }) else { return false }
    if trees.count == 2 { trees.remove(at: 1 - index) }
    return true
  }

  /// Compares the tree with the heads that were given for its size.
  private mutating func compareGiven() {
    while let head = given.last, head.size <= size {
      given.removeLast()
      if lost || head.size < size { continue }
      if !decide(by: head.root) { report.add(.historyDiffers(given: head.size)) }
    }
  }

  // MARK: Heads

  private mutating func check(_ head: TreeHead?, size: Int) {
    report.heads += 1
    guard let head, size > 0 else {
      report.add(.headAltered(size: size))
      before = (nil, false)
      return
    }
    if head.signature == nil {
      report.unsignedHeads += 1
      if before.head?.signature != nil { report.add(.headUnsigned(size: size)) }
    }
    var sound = checkRoot(head)
    if sound, !lost, let instant, head.recordedAt.milliseconds != instant {
      // Entries and head are of one transaction.
      report.add(.headAltered(size: size))
      sound = false
    }
    if sound, before.sound { checkChain(head) }
    if sound, verification.checksEverySignature { checkSignature(head, isLast: false) }
    before = (head, sound)
  }

  /// - Returns: whether the head is as it was written, as far as its root tells.
  private mutating func checkRoot(_ head: TreeHead) -> Bool {
    if lost { return true }
    if decide(by: head.root) {
      agreed = head.size
      return true
    }
    switch signatures.check(head) {
    case .valid:
      report.add(.entriesDiffer(first: agreed + 1, last: head.size))
      lost = true
      return true
    case .unsigned: report.add(.rootDiffers(size: head.size))
    case .invalid, .unknownKey: report.add(.headAltered(size: head.size))
    }
    return false
  }

  private mutating func checkChain(_ head: TreeHead) {
    guard head.previous != before.head?.digest ?? .zero else { return }
    // Whose signature still holds was not altered.
    switch (before.head.map(signatures.check) ?? .valid, signatures.check(head)) {
    case (.invalid, .valid), (.unknownKey, .valid): report.add(.headAltered(size: before.head!.size))
    case (.valid, .invalid), (.valid, .unknownKey): report.add(.headAltered(size: head.size))
    default: report.add(.headsDiffer(earlier: before.head?.size ?? 0, later: head.size))
    }
  }

  private mutating func checkSignature(_ head: TreeHead, isLast: Bool) {
    if isLast, verification.checksEverySignature, head.signature != nil { return }
    report.signatures += head.signature == nil ? 0 : 1
    switch signatures.check(head) {
    case .valid: return
    // Heads from before there was a key have none.
    case .unsigned: if isLast, signatures.areExpected { report.add(.headUnsigned(size: head.size)) }
    case .unknownKey(let key): report.add(.keyUnknown(size: head.size, key: key))
    case .invalid: report.add(.headAltered(size: head.size))
    }
  }
}
