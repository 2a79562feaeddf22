import Foundation
import Store
import Testing

/// The office of vaccination on the command line.
@Suite struct DoseCommandTests {
  /// A register with officers and rules; today is the machine's day, so that doses of 2021 are long past.
  private func city(citizens: Int = 300) throws -> RegisterCity {
    let city = try RegisterCity(citizens: citizens)
    try city.load()
    try city.done(["officers", "add", "vinh", "--role", "publisher"])
    _ = try run(city, ["vaccination", "rules", "vietnam-2021"], as: "vinh")
    return city
  }

  @discardableResult
  private func run(
    _ city: RegisterCity, _ arguments: [String], as officer: String = "an", input: String? = nil, status: Int32 = 0
  ) throws -> String {
    let outcome = try Zonal.run(arguments + ["--database", city.path, "--as", officer], input: input)
    #expect(outcome.status == status, "\(outcome.output)\(outcome.errors)")
    return outcome.output + outcome.errors
  }

  /// Adults, wherever they live.
  private func residents(_ city: RegisterCity) -> [[String: String]] {
    city.rows.filter { ($0["birth_date"] ?? "9") < "2000" && !($0["name"] ?? "").isEmpty }
  }

  @Test func `a dose is recorded, corrected, shown, followed by a reaction and withdrawn`() throws {
    let city = try city()
    let person = residents(city)[0]
    let form = "identifier: \(person["identifier"]!)\nname: \(person["name"]!)\n"
    let record = [
      "vaccination", "record", "--ward", "00001", "--day", "2021-08-01", "--time", "09:30", "--product", "AstraZeneca",
      "--lot", "L1",
    ]
    let said = try run(city, record, as: "dung", input: form)
    #expect(said.contains("series: partial") && said.contains("due: dose 2"), "\(said)")
    #expect(try run(city, record, as: "dung", input: form, status: 2).contains("already"))
    #expect(
      try run(city, ["vaccination", "correct", "1", "--lot", "L2", "--ground", "the list"], as: "dung").contains("L2"))
    try run(
      city, ["vaccination", "reaction", "1", "--kind", "fever", "--severity", "mild", "--onset", "2021-08-02"],
      as: "dung",
      input: "ground: a day in bed\n")
    let shown = try run(city, ["vaccination", "show", "1"], as: "dung")
    #expect(shown.contains("because: the list") && shown.contains("fever") && !shown.contains("a day in bed"))
    #expect(!shown.contains(person["name"]!))
    let open = try run(city, ["vaccination", "show", "1", "--disclose"], as: "dung")
    #expect(open.contains(person["name"]!) && open.contains("a day in bed"), "\(open)")
    #expect(
      try run(city, ["vaccination", "show"], as: "dung", input: "identifier: \(person["identifier"]!)\n").contains("L2")
    )
    #expect(
      try run(city, ["vaccination", "withdraw", "1", "--ground", "never given"], as: "dung").contains("withdrawn"))
    #expect(try city.done(["verify-log"]).contains("intact"))
  }

  @Test func `files come in, everybody is settled, lists and coverage follow`() throws {
    let city = try city()
    let people = residents(city)
    let rows = people.prefix(10).map { "2021-08-01,00001,1,AstraZeneca,\($0["identifier"]!)" }
    let path = try city.folder.write(
      (["dose_date,ward_code,dose_number,product,person_id"] + rows + ["x,00001,1,AstraZeneca,"]).joined(
        separator: "\n")
        + "\n", "doses.csv")
    let order = ["vaccination", "import", path, "--source", "MoH"]
    #expect(try run(city, order + ["--dry-run"]).contains("would be 10 recorded"))
    #expect(try run(city, order).contains("11 rows, 10 recorded, 0 changed, 0 repeated, 1 rejected; 10 are citizens'"))
    #expect(try run(city, order).contains("0 recorded, 0 changed, 10 repeated"))
    #expect(try run(city, ["vaccination", "settle"]).contains("300 people settled"))
    let due = try run(
      city, ["vaccination", "due", "--ward", people[0]["ward_code"]!, "--overdue", "--format", "json"], as: "dung")
    #expect(due.contains("\"overdue\":"), "\(due)")
    let coverage = try run(city, ["vaccination", "statistics", "--ward", "00001"], as: "dung")
    #expect(coverage.contains("by residence; residents, register"), "\(coverage)")
    #expect(coverage.contains("not matched to a person: 0 doses"), "\(coverage)")
    let folder = city.folder.path("out")
    #expect(
      try run(city, ["vaccination", "export", "--output", folder, "--disclose"], as: "dung").contains("10 doses"))
    #expect(
      try run(
        city,
        ["vaccination", "import-fhir", "\(folder)/Patient.ndjson", "\(folder)/Immunization.ndjson", "--source", "x"]
      ).contains("0 recorded"))
  }

  @Test func `one key decides whose a dose is`() throws {
    let city = try city()
    let people = residents(city)
    // The name is another's, so that people look.
    let rows = people.prefix(4).map {
      "2021-08-01,00001,AstraZeneca,\($0["identifier"]!),Đinh Văn Khác,\($0["birth_date"]!)"
    }
    let path = try city.folder.write(
      (["dose_date,ward_code,product,person_id,name,birth_date"] + rows).joined(separator: "\n") + "\n", "doses.csv")
    #expect(try run(city, ["vaccination", "import", path, "--source", "MoH"]).contains("4 wait for people"))
    let listed = try run(city, ["vaccination", "matches"], as: "dung")
    #expect(listed.contains("4 shown"), "\(listed)")
    let decided = try run(city, ["vaccination", "matches", "--interactive"], as: "dung", input: "x1\nn l\nq")
    #expect(decided.contains("'x' is none of the keys"), "\(decided)")
    #expect(decided.contains("is linked to citizen") && decided.contains("3 decided"), "\(decided)")
    #expect(try run(city, ["vaccination", "matches"], as: "dung").contains("1 shown"))
    let shown = try run(city, ["vaccination", "statistics", "--ward", "00001"], as: "dung")
    #expect(shown.contains("not matched to a person: 3 doses"), "\(shown)")
    // The same door of the register's own verb.
    try city.done(
      ["matches", "decide", "4", "--link", String(try citizen(listed)), "--reason", "seen"], as: "dung",
      for: "vaccination")
    #expect(
      try run(city, ["vaccination", "statistics", "--ward", "00001"], as: "dung").contains("to a person: 2 doses"))
  }

  /// The citizen of the last line of a list.
  private func citizen(_ list: String) throws -> Int {
    let line = try #require(list.split(separator: "\n").last { $0.contains("best: citizen ") })
    let text = line.components(separatedBy: "best: citizen ")[1].prefix { $0.isNumber }
    return try #require(Int(text))
  }
}
