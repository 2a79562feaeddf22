import Quantities
import Store
import Subsidies
import TestSupport
import Testing

/// Random acts by random officers, beside a slow model that knows nothing of tables: who holds which money, and what may follow what.
struct RandomClaimsTests {
  /// What the model knows of a claim.
  private struct Model {
    var person: Int
    var state = ClaimState.entered
    var decider = ""
    var payeeBy: String?
    var demandedBy = ""
    var repaid = 0
    var reference = ""
    var payments = 0
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func `random histories agree with a slow model of the states`(seed: UInt64)
    throws
  {
    let city = try SupportCity()
    var random = SplitMix(seed: seed)
    var models: [Int: Model] = [:]
    let officers = try ["chi", "dung", "hoa"].map { ($0, try city.access($0)) }
    let giang = try city.access("giang")
    let amount = 3_710_000
    let holding: Set<ClaimState> = [.granted, .confirmed, .ordered, .paid, .unpaid, .recovering, .writtenOff]
    let open: Set<ClaimState> = [.entered, .awaitingPapers, .refused]
    let closed: Set<ClaimState> = [.rejected, .paid, .recovered, .writtenOff, .withdrawn]
    var (done, refused) = (0, 0)
    // People who were paid on claims that are deleted since, and how many claims were.
    var paidBefore: Set<Int> = []
    var deleted = 0
    let deletion = try #require(SupportOffice.deletions(offset: 25_200).first)

    for step in 0..<400 {
      let isPaid = models.values.contains { [.paid, .writtenOff].contains($0.state) }
      if step % 50 == 49 || isPaid && paidBefore.count < 2 && random.next() % 4 == 0 {
        // The time of keeping has come for all that is over; what a person was paid stays known without the claim.
        let over = models.filter { closed.contains($0.value.state) }
        let gone = try city.city.database.write { try deletion.delete(SupportCity.today + 1, $0) }
        #expect(gone == over.count, "seed \(seed)")
        deleted += gone
        for (number, model) in over {
          if model.payments > 0 { paidBefore.insert(model.person) }
          models[number] = nil
        }
      }
      let (name, access) = officers[Int(random.next() % 3)]
      let number = models.keys.sorted().randomElement(using: &random)
      let act = Int(random.next() % 13)
      var expected = false
      var result = false
      func attempt(_ body: () throws -> Void) {
        do { try body(); result = true } catch is SupportError {} catch { Issue.record(error) }
      }

      if act < 2 || number == nil {
        let person = Int(random.next() % 4) + 1
        expected = !models.values.contains { $0.person == person && open.contains($0.state) }
        attempt {
          let claim = try city.office.enter(city.form(person), by: access).claim.number
          models[claim] = Model(person: person)
        }
      } else if let number, var model = models[number] {
        func has(_ states: Set<ClaimState>, but number: Int) -> Bool {
          models.contains { $0.key != number && $0.value.person == model.person && states.contains($0.value.state) }
        }
        switch act {
        case 2, 3:
          expected =
            model.state == .entered && !has(holding, but: number) && !paidBefore.contains(model.person)
          attempt { try city.office.decide(number, by: access) }
          if expected { (model.state, model.decider) = (.granted, name) }
        case 4:
          expected = model.state == .entered
          attempt { try city.office.decide(number, refusing: "ground", by: access) }
          if expected { (model.state, model.decider) = (.refused, name) }
        case 5, 6:
          expected = [.granted, .refused].contains(model.state) && model.decider != name && model.payeeBy != name
          attempt { try city.office.confirm(number, by: access) }
          if expected { model.state = model.state == .granted ? .confirmed : .rejected }
        case 7:
          expected = [.granted, .refused, .confirmed].contains(model.state) && !has(open, but: number)
          attempt { try city.office.sendBack(number, because: "ground", by: access) }
          if expected { model.state = .entered }
        case 8:
          expected = model.state == .rejected && !has(open, but: number)
          attempt { try city.office.appeal(number, because: "ground", by: access) }
          if expected { model.state = .entered }
        case 9:
          expected = [.entered, .granted, .refused, .confirmed, .unpaid].contains(model.state)
          let payee = Payee.account(number: "8877\(number)00", bank: "VTCBVNVX", holder: "NGUYEN THI HOA")
          attempt { try city.office.correct(payee: payee, of: number, because: "ground", by: access) }
          if expected {
            model.payeeBy = name
            if [.confirmed, .unpaid].contains(model.state) { model.state = .granted }
          }
        case 10:
          expected = model.state == .confirmed
          attempt {
            let batch = try city.office.pay(SupportCity.order(claims: [number]), by: giang).batch
            model.reference = try city.office.payments(ofBatch: batch.number, by: giang)[0].reference
          }
          if expected {
            model.state = .ordered
            model.payments += 1
          }
        case 11:
          if model.state == .ordered, random.next() % 2 == 0 {
            expected = true
            let batch = try city.office.batches(by: giang).first {
              try city.office.payments(ofBatch: $0.number, by: giang).contains { $0.reference == model.reference }
            }
            attempt { try city.office.settle(batch: try #require(batch).number, by: giang) }
            model.state = .paid
          } else {
            expected = [.ordered, .paid].contains(model.state)
            attempt { try city.office.bounce(model.reference, on: SupportCity.today, because: "AC04", by: giang) }
            if expected { (model.state, model.payments) = (.unpaid, model.payments - 1) }
          }
        default:
          switch model.state {
          case .paid:
            expected = true
            attempt { try city.office.demand(number, because: "ground", by: access) }
            (model.state, model.demandedBy) = (.recovering, name)
          case .recovering where random.next() % 3 > 0:
            expected = true
            let part = min(1_855_000, amount - model.repaid)
            attempt { try city.office.repay(number, amount: part, by: giang) }
            model.repaid += part
            if model.repaid == amount { (model.state, model.payments) = (.recovered, model.payments - 1) }
          case .recovering:
            expected = model.demandedBy != name
            attempt { try city.office.writeOff(number, because: "ground", by: access) }
            if expected { model.state = .writtenOff }
          default:
            expected = [.entered, .granted, .refused, .confirmed, .unpaid].contains(model.state)
            attempt { try city.office.withdraw(number, because: "ground", by: access) }
            if expected { model.state = .withdrawn }
          }
        }
        models[number] = model
      }
      #expect(result == expected, "seed \(seed), act \(act) on \(number.map { "\(models[$0]!.state)" } ?? "none")")
      if result { done += 1 } else { refused += 1 }
    }

    let kept = try city.office.list(ClaimFilter(limit: 10_000), by: city.access("dung"))
    #expect(kept.allSatisfy { models[$0.number]?.state == $0.state })
    #expect(kept.count == models.count)
    // Money: at most one payment that stands for each person, and as many as the model has.
    let standing = try city.city.database.read {
      try $0.all(
        "SELECT person, count(*) FROM support_payments WHERE state NOT IN ('returned', 'void', 'recovered') GROUP BY person"
      ) { $0.int(1) }
    }
    #expect(standing.allSatisfy { $0 == 1 })
    #expect(standing.count == models.values.reduce(0) { $0 + $1.payments })
    // What outlives the claims: one for each of them, and for each person who was paid on a claim that is gone.
    let once = try city.city.database.read { try $0.all("SELECT person FROM support_paid") { $0.bytes(0) } }
    #expect(Set(once).count == once.count && once.count == standing.count + paidBefore.count)
    #expect(deleted > 0, "seed \(seed)")
    // Every act is in the log, also those of claims that are deleted: as many as there are in the histories, or more.
    let acts = try city.city.database.read { try $0.first("SELECT count(*) FROM support_acts") { $0.int(0) } ?? 0 }
    let logged = try city.city.database.read { reading in
      try DecisionLog.entries(from: 1, count: 100_000, reading).count { $0.act.subject.hasPrefix("support claim ") }
    }
    #expect(acts <= logged && logged >= done)
    #expect(done > 60 && refused > 60, "\(done) done, \(refused) refused")
  }
}
