import Foundation
import Testing

@Suite struct SyncTests {
  private static func line(_ person: Int, version: Int = 1, ward: String = "00001") -> String {
    let digits = String(1_098_000_000 + person)
    let identifier = String(repeating: "0", count: 12 - digits.count) + digits
    return
      "{\"identifier\":\"\(identifier)\",\"version\":\(version),\"name\":\"Nguyễn Văn \(person)-\(version)\",\"birth_date\":\"1998-05-01\",\"residences\":[{\"kind\":\"permanent\",\"ward_code\":\"\(ward)\"}]}"
  }

  @Test func `changes come once, and a run goes on where the one before ended`() throws {
    let city = try RegisterCity(citizens: 1)
    let standIn = try PopulationStandIn(in: city.folder)
    try standIn.add((1...250).map { Self.line($0) })
    let tried = try city.done(standIn.sync + ["--batch", "100", "--dry-run"])
    #expect(tried.contains("3 batches; would be 250 taken"), "\(tried)")
    #expect(try city.done(standIn.sync + ["--batch", "100"]).contains("3 batches; 250 taken, 0 known"))
    #expect(try city.done(standIn.sync).contains("; 0 taken"))
    try standIn.add([Self.line(7, version: 2)])
    #expect(try city.done(standIn.sync).contains("; 1 taken"))
    let count = try city.done(["citizens", "count", "--total"])
    #expect(count.contains(" 250\n"), "\(count)")
  }

  @Test
  func
    `what passes is asked for again in words, what does not come says to come later, and what is forged is not taken`()
    throws
  {
    let city = try RegisterCity(citizens: 1)
    let standIn = try PopulationStandIn(in: city.folder)
    try standIn.add((1...20).map { Self.line($0) })
    try standIn.behave("status 2 503")
    let patient = try city.run(standIn.sync)
    #expect(patient.status == 0, "\(patient.errors)")
    #expect(patient.output.contains("20 taken"))
    #expect(patient.output.contains("2 questions were asked again"))
    #expect(patient.errors.contains("it is asked again in"))

    try standIn.add([Self.line(21)])
    try standIn.behave("status 2 503")
    let later = try city.run(standIn.sync + ["--attempts", "2"])
    #expect(later.status == 75, "\(later.errors)")
    #expect(later.errors.contains("run it again later"))

    for behaviour in ["wrong-signature 1", "altered 1", "no-signature 1", "unknown-key 1", "miscounted 1"] {
      try standIn.behave(behaviour)
      let refused = try city.run(standIn.sync)
      #expect(refused.status == 2, "\(behaviour): \(refused.output)\(refused.errors)")
      #expect(refused.errors.contains("nothing of it was taken"), "\(behaviour): \(refused.errors)")
    }
    #expect(try city.done(["citizens", "count", "--total"]).contains(" 20\n"))
    #expect(try city.done(standIn.sync).contains("1 taken"))
    for outcome in [patient, later] {
      for secret in [PopulationStandIn.token, "001098", "Nguyễn Văn"] {
        #expect(!(outcome.output + outcome.errors).contains(secret))
      }
    }
  }

  @Test func `what is not taken of a change stands in the findings, which name nobody`() throws {
    let city = try RegisterCity(citizens: 1)
    let standIn = try PopulationStandIn(in: city.folder)
    // A ward that is none, and a version that is none.
    try standIn.add([Self.line(1), Self.line(2, ward: "99999"), "{\"identifier\":\"001098000003\",\"version\":0}"])
    let findings = city.folder.path("findings.csv")
    let outcome = try city.run(standIn.sync + ["--findings", findings, "--strict"])
    #expect(outcome.status == 1, "\(outcome.errors)")
    #expect(outcome.output.contains("2 taken, 0 known, 0 contradict another source, 1 rejected"), "\(outcome.output)")
    let found = try city.folder.table("findings.csv")
    #expect(found.map { $0["code"] } == ["unknown_ward_code", "invalid_text"])
    #expect(try !city.folder.text("findings.csv").contains("001098"))
  }

  @Test func `nothing is asked for by who may not bring in citizens`() throws {
    let city = try RegisterCity(citizens: 1)
    let standIn = try PopulationStandIn(in: city.folder)
    let refused = try city.run(standIn.sync, as: "chi")
    #expect(refused.status == 2)
    #expect(refused.errors.contains("citizens.import"), "\(refused.errors)")
  }
}
