import Quantities
import Synchronization

@testable import Store

/// A database whose decision log is filled and then tampered with.
struct Journal {
  let folder = TemporaryFolder()
  var file: DatabaseFile
  let masterKey = MasterKey()
  let clock = Clock()

  /// A clock that goes on by a second at each look.
  final class Clock: Sendable {
    private let now = Mutex<Int64>(1_600_000_000_000)
    func next() -> Instant {
      now.withLock { now in
        now += 1000
        return Instant(milliseconds: now)
      }
    }
  }

  /// - Parameter signed: whether the file has keys from its first act on, which is then the making of the keys.
  init(signed: Bool) throws {
    let clock = clock
    file = try DatabaseFile.create(folder.path("a.zonal"), schemas: []) { clock.next() }
    if signed { _ = try KeyRing.open(file, masterKey: masterKey, actor: "test") }
  }

  static func act(_ number: Int) -> Act {
    Act(
      actor: "officer \(number % 3)", kind: "revision.publish", subject: "revision \(number)",
      reason: "Quyết định \(number)/QĐ-UBND", facts: number % 2 == 0 ? [:] : ["ward": "\(number * 7)", "level": "đỏ"])
  }

  /// Transactions of so many acts each.
  func add(_ transactions: [Int]) throws {
    for count in transactions {
      try file.write { writing in
        let size = try DecisionLog.head(writing)?.size ?? 0
        for number in size + 1..<size + 1 + count { writing.record(Self.act(number)) }
      }
    }
  }

  func head() throws -> TreeHead? { try file.read { try DecisionLog.head($0) } }

  func publicKeys() throws -> [Int: [UInt8]] { try file.read(DecisionLog.publicKeys) }

  /// Does what only someone with the file, not the program, can do. Nothing of it is in the log.
  func tamper(_ statements: String...) throws {
    try file.write { writing in for statement in statements { try writing.run(statement) } }
  }

  func verify(_ change: (inout LogVerification) -> Void = { _ in }) throws -> LogReport {
    var verification = LogVerification()
    change(&verification)
    return try verification.run(file)
  }

  func findings(_ change: (inout LogVerification) -> Void = { _ in }) throws -> [LogFinding] {
    try verify(change).findings
  }
}
