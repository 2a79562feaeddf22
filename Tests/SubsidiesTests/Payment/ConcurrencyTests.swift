import Foundation
import Quantities
import Registry
import Store
import Subsidies
import Surveillance
import Synchronization
import TestSupport
import Testing

struct ConcurrencyTests {
  private final class Faults: Sendable {
    let told = Mutex<[String]>([])

    func add(_ error: any Error) { told.withLock { $0.append("\(error)") } }
  }

  /// What other hands do at the same time is an answer, and no fault; anything else is.
  private static func trying(_ faults: Faults, _ body: () throws -> Void) {
    while true {
      do { return try body() } catch is SupportError { return } catch let error as StoreError {
        // Another handle wrote for longer than one waits: again.
        if case .locked = error { continue }
        faults.add(error)
        return
      } catch {
        faults.add(error)
        return
      }
    }
  }

  @Test func `fifty officers who enter, decide, confirm and pay the same people at the same time pay nobody twice`()
    throws
  {
    let city = try SupportCity()
    let people = 12
    try city.city.database.write { writing in
      for officer in 0..<50 {
        let role: Role = officer % 5 == 4 ? .treasurer : .supportOfficer
        try Officers.add("o\(officer)", role: role, area: .everything, by: city.city.access, writing)
      }
    }
    // Five programs with ten threads each.
    let clock = city.city.clock
    let handles = try (0..<5).map { _ in
      let file = try DatabaseFile.open(
        city.city.database.path, schemas: [.registry, .surveillance, .subsidies]
      ) { clock.now }
      let ring = try KeyRing.open(file, masterKey: city.masterKey, actor: "an")
      return (file: file, office: SupportOffice(file, sealer: ring.sealer, calendar: SupportCity.calendar))
    }
    let faults = Faults()
    let batched = Mutex(0)
    // The queue may run fewer at once than there are officers; which ones meet is left to it.
    DispatchQueue.concurrentPerform(iterations: 50) { officer in
      let (file, office) = handles[officer % 5]
      var random = SplitMix(seed: UInt64(officer))
      Self.trying(faults) {
        let access = try file.read { try Access(name: "o\(officer)", purpose: .support, at: clock.now, $0) }
        if officer % 5 == 4 {
          for _ in 0..<6 {
            Self.trying(faults) {
              let batch = try office.pay(SupportCity.order(most: 3), by: access).batch
              batched.withLock { $0 += batch.payments }
              if random.next() % 2 == 0 { try office.settle(batch: batch.number, by: access) }
            }
          }
          return
        }
        for person in (1...people).shuffled(using: &random) {
          Self.trying(faults) { _ = try office.enter(city.form(person), by: access) }
          let claims = try office.list(ClaimFilter(limit: 1_000), by: access).shuffled(using: &random)
          for claim in claims.prefix(6) {
            switch claim.state {
            case .entered: Self.trying(faults) { try office.decide(claim.number, by: access) }
            case .granted: Self.trying(faults) { try office.confirm(claim.number, by: access) }
            default: break
            }
          }
        }
      }
    }
    #expect(faults.told.withLock { $0 } == [])
    // What is left over is brought to its end by one of each.
    let (dung, hoa, giang) = (try city.access("dung"), try city.access("hoa"), try city.access("giang"))
    for person in 1...people { _ = try? city.office.enter(city.form(person), by: dung) }
    for claim in try city.office.list(ClaimFilter(limit: 1_000), by: dung) {
      _ = try? city.office.decide(claim.number, by: dung)
      _ = try? city.office.confirm(claim.number, by: hoa)
    }
    _ = try? city.office.pay(SupportCity.order(), by: giang)
    let paid = try city.city.database.read {
      try $0.all(
        "SELECT count(*), sum(amount), max(period) FROM support_payments WHERE state <> 'void' GROUP BY person"
      ) {
        ($0.int(0), $0.int(1))
      }
    }
    #expect(paid.count == people)
    #expect(paid.allSatisfy { $0 == (1, 3_710_000) })
    #expect(batched.withLock { $0 } <= people)
    // Nobody confirmed their own decision, and sums and counts of the batches are those of their payments.
    let wrong = try city.city.database.read {
      try $0.first(
        """
        SELECT (SELECT count(*) FROM support_decisions WHERE confirmed_by = decided_by)
        + (SELECT count(*) FROM support_batches b WHERE b.total <> (SELECT sum(amount) FROM support_payments WHERE batch = b.id)
          OR b.payments <> (SELECT count(*) FROM support_payments WHERE batch = b.id))
        """
      ) { $0.int(0) }
    }
    #expect(wrong == 0)
    for handle in handles { try handle.file.close() }
  }
}
