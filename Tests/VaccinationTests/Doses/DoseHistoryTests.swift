import Dispatch
import Epidemiology
import Quantities
import Registry
import Store
import Surveillance
import Synchronization
import TestSupport
import Testing

@testable import Vaccination

@Suite struct `Counts after any history` {
  @Test(arguments: 1...6) func `the zone map counts what a recount of the doses gives`(seed: Int) throws {
    let town = try VaccinationCity()
    try town.register(0..<6, ward: 1)
    var random = SplitMix(seed: UInt64(seed))
    let dung = try town.access("dung")
    let products = ["AstraZeneca", "Comirnaty", "Spikevax", "Vero Cell", "Abdala", "Janssen"]
    var numbers: [Int] = []
    for step in 0..<60 {
      let person = Int.random(in: 0..<8, using: &random)
      let day = (Day("2021-03-01")! + Int.random(in: 0..<180, using: &random)).description
      let product = products[Int.random(in: products.indices, using: &random)]
      let ward = Int.random(in: 0..<12, using: &random)
      do {
        switch Int.random(in: 0..<6, using: &random) {
        case 0 where !numbers.isEmpty:
          try town.office.withdraw(
            dose: numbers[Int.random(in: numbers.indices, using: &random)], ground: "step \(step)", by: dung)
        case 1 where !numbers.isEmpty:
          let form = town.form(person, day, product, ward: ward)
          _ = try town.office.correct(
            dose: numbers[Int.random(in: numbers.indices, using: &random)],
            DoseCorrection(facts: form.facts, person: step % 2 == 0 ? form.person : nil), ground: "step \(step)",
            by: dung)
        case 2 where step % 5 == 0:
          try town.register([6 + step % 2], ward: 3)
          try town.office.settleAll(by: town.access("an"))
        default:
          numbers.append(
            try town.office.record(
              town.form(person, day, product, ward: ward, written: step % 3 == 0 ? 1 : nil), by: dung
            ).dose.number)
        }
      } catch VaccinationError.duplicate {
      } catch VaccinationError.wrongState {}
    }
    #expect(try town.tallies() == town.recounted(), "seed \(seed)")
    #expect(try town.city.database.read { try Recount.differences($0) } == 0, "seed \(seed)")
    // Settling anew changes nothing.
    let before = try town.city.database.read { reading in
      try reading.all("SELECT \(DoseRecord.columns) FROM vaccination_doses d ORDER BY id", [], DoseRecord.init)
    }
    try town.office.settleAll(by: town.access("an"))
    let after = try town.city.database.read { reading in
      try reading.all("SELECT \(DoseRecord.columns) FROM vaccination_doses d ORDER BY id", [], DoseRecord.init)
    }
    #expect(before == after, "seed \(seed)")
    #expect(try town.tallies() == town.recounted(), "seed \(seed)")
  }

  @Test func `eight officers at once record each dose once`() throws {
    let town = try VaccinationCity()
    try town.register(0..<10)
    let outcomes = Mutex((recorded: 0, duplicate: 0, other: 0))
    DispatchQueue.concurrentPerform(iterations: 8) { thread in
      for person in 0..<10 {
        do {
          // All eight enter the same ten doses.
          _ = try town.office.record(
            town.form(person, "2021-08-0\(person % 9 + 1)"), by: town.access(thread % 2 == 0 ? "chi" : "dung"))
          outcomes.withLock { $0.recorded += 1 }
        } catch VaccinationError.duplicate {
          outcomes.withLock { $0.duplicate += 1 }
        } catch { outcomes.withLock { $0.other += 1 } }
      }
    }
    let found = outcomes.withLock { $0 }
    #expect(found.recorded == 10)
    #expect(found.duplicate == 70)
    #expect(found.other == 0)
    #expect(try town.count("vaccination_doses") == 10)
    #expect(try town.tallies() == town.recounted())
  }

  @Test func `who is forgotten leaves doses that count as they did and are nobody's`() throws {
    let town = try VaccinationCity()
    try town.register([1])
    let chi = try town.access("chi")
    _ = try town.office.record(town.form(1, "2021-05-01"), by: chi)
    let before = try town.tallies()
    let citizen = try #require(
      try town.city.database.read { try town.citizen(VaccinationCity.identifier(1).digits, $0) })
    try town.city.database.write { try VaccinationOffice.forget(citizen: citizen, $0) }
    #expect(try town.tallies() == before)
    #expect(try town.recounted().values.reduce(0, +) == 1)
    #expect(try town.count("vaccination_standings") == 0)
    let dose = try town.office.file(ofDose: 1, on: VaccinationCity.today, by: chi).dose
    #expect(dose.citizen == nil && dose.state == .anonymous)
  }

  @Test func `doses go when their time has come, with all that belongs to them`() throws {
    let town = try VaccinationCity()
    try town.register([1, 2])
    let chi = try town.access("chi")
    _ = try town.office.record(town.form(1, "2021-05-01"), by: chi)
    _ = try town.office.record(town.form(2, "2021-08-01"), by: chi)
    try town.office.note(.local, .mild, onset: Day("2021-05-02")!, ground: "red", ofDose: 1, by: chi)
    let deletion = VaccinationOffice.deletions(offset: 25_200)[0]
    #expect(try town.city.database.read { try deletion.count(Day("2021-05-01")!, $0) } == 0)
    #expect(try town.city.database.write { try deletion.delete(Day("2021-05-02")!, $0) } == 1)
    #expect(try town.count("vaccination_doses") == 1)
    #expect(try town.count("vaccination_reactions") == 0)
    #expect(try town.count("vaccination_standings") == 1)
  }
}
