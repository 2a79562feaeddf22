import Epidemiology
import Quantities
import SpatialCore
import Store
import Surveillance
import TestSupport
import Testing

@testable import Vaccination

@Suite struct `Matching of doses without identifier` {
  /// A register and doses whose people are known, all the way through the import: what stands in the rows is compared with the truth.
  @Test(arguments: [20_210_907, 11, 12, 13] as [UInt64])
  func `links made unasked are right in 999 of 1,000, and find nine in ten of the people`(seed: UInt64) throws {
    let town = try VaccinationCity()
    var random = SplitMix(seed: seed)
    let register = InventedVaccinees(count: 20_000, wards: 12, &random)
    let strangers = InventedVaccinees(count: 200, wards: 12, from: 900_000, &random).people
    let codes = town.city.wards.map(\.code)
    try town.register(
      register.people.map {
        "\($0.identifier),\($0.words.joined(separator: " ")),\($0.birth),\($0.isMale ? "M" : "F"),\(codes[$0.ward]),\($0.phone)"
      })
    var rows: [String] = []
    var truth: [String: String?] = [:]
    for number in 0..<4_000 {
      let isStranger = number % 20 == 0
      let person =
        isStranger
        ? strangers[number / 20] : register.people[Int.random(in: register.people.indices, using: &random)]
      rows.append(
        "r\(number),2021-08-\(number % 28 + 1),\(codes[person.ward]),AstraZeneca,\(register.written(person, codes: codes, &random))"
          .replacing("-08-", with: number % 28 + 1 < 10 ? "-08-0" : "-08-"))
      truth["r\(number)"] = isStranger ? .some(nil) : person.identifier
    }
    let path = try town.city.file(
      "doses.csv", "record,dose_date,ward_code,product,name,birth_date,sex,residence_ward_code,phone", rows)
    let counts = try town.take(path)
    #expect(counts.recorded == 4_000)
    #expect(counts.matched + counts.queued == 4_000)
    // The truth by the register's own keyed hashes.
    let citizens = try town.city.database.read { reading in
      try Dictionary(
        uniqueKeysWithValues: register.people.map { person in
          (person.identifier, try town.citizen(person.identifier, reading))
        })
    }
    let linked = try town.city.database.read { reading in
      try reading.all("SELECT record, citizen FROM vaccination_doses", []) { ($0.text(0), $0.optionalInt(1)) }
    }
    var (right, wrong, people) = (0, 0, 0)
    for (record, citizen) in linked {
      let expected = truth[record]!.map { citizens[$0]! }
      if expected != nil { people += 1 }
      guard let citizen else { continue }
      if citizen == expected { right += 1 } else { wrong += 1 }
    }
    let precision = Double(right) / Double(right + wrong)
    let recall = Double(right) / Double(people)
    print(
      "\(counts.recorded) doses, \(people) of citizens: \(right) linked rightly, \(wrong) wrongly; precision \(precision), recall \(recall)"
    )
    #expect(precision >= 0.999)
    #expect(recall >= 0.9)
    #expect(try town.tallies() == town.recounted())
  }
}
