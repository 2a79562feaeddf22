import Foundation
import Quantities
import Store
import Subsidies
import Testing

/// The program is killed while it decides, confirms and pays: nobody is paid twice, nothing that was done is lost, and running it again
/// completes the work.
///
/// `ZONAL_SEED` says from where the moments of death are drawn.
@Suite struct KilledPaymentTests {
  private let seed =
    ProcessInfo.processInfo.environment["ZONAL_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0..<1 << 32)
  private let people = 30

  @Test func `a death in the middle of a batch pays nobody twice and loses nothing`() throws {
    print("moments of death drawn from ZONAL_SEED=\(seed)")
    var random = Seeded(seed)
    let city = try city()
    let numbers = (1...people).map(String.init)
    // Killed while claims are decided and confirmed one by one.
    for (verb, officer, state) in [("decide", "chi", "granted"), ("confirm", "dung", "confirmed")] {
      var before = 0
      for _ in 0..<3 {
        try kill(city, ["support", verb] + numbers, as: officer, &random)
        let done = try city.number("SELECT count(*) FROM support_claims WHERE state = '\(state)'")
        #expect(done >= before, "what was \(verb)ed stays")
        before = done
      }
      // What is done already is told as such, and the rest is done.
      _ = try city.run(["support", verb] + numbers, as: officer)
      #expect(try city.number("SELECT count(*) FROM support_claims WHERE state = '\(state)'") == people)
    }
    // Killed while batches are made and written.
    let pay = [
      "support", "pay", "--debtor", "Kho bac Nha nuoc", "--account", "3713012345678", "--bank", "SBVNVNVX", "--most",
      "7",
      "--output",
    ]
    for attempt in 0..<6 { try kill(city, pay + [city.folder.path("killed-\(attempt).xml")], as: "giang", &random) }
    while try city.number("SELECT count(*) FROM support_claims WHERE state = 'confirmed'") > 0 {
      try city.done(pay + [city.folder.path("\(UInt64.random(in: 0...UInt64.max, using: &random)).xml")], as: "giang")
    }
    #expect(try city.number("SELECT count(*) FROM support_payments") == people)
    #expect(try city.number("SELECT count(DISTINCT person) FROM support_payments") == people)
    #expect(try city.number("SELECT sum(total) FROM support_batches") == people * 3_710_000)
    #expect(try city.number("SELECT sum(amount) FROM support_payments") == people * 3_710_000)
    // The file of every batch can be written, also of one whose program died before it was.
    var references: Set<Substring> = []
    var transfers = 0
    for batch in 1...(try city.number("SELECT max(id) FROM support_batches")) {
      let path = city.folder.path("again-\(batch).xml")
      try city.done(["support", "pay", "--again", "\(batch)", "--output", path], as: "giang")
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let found = text.matches(of: /<EndToEndId>([^<]+)</).map(\.1)
      transfers += found.count
      references.formUnion(found)
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
    #expect(transfers == people && references.count == people)
    try city.look { file in
      try file.checkPages()
      #expect(try LogVerification().run(file).findings == [])
    }
  }

  private func kill(
    _ city: CityDatabase, _ arguments: [String], as officer: String, _ random: inout Seeded
  ) throws {
    let program = try RunningProgram(arguments + city.database + ["--as", officer])
    // From before it has opened the file until it is done: whichever it is must do no harm.
    Thread.sleep(forTimeInterval: Double.random(in: 0...0.4, using: &random))
    program.kill()
    _ = try program.outcome()
    try city.look { try $0.checkPages() }
  }

  /// Hanoi with the shipped policies, two officers, a treasurer, and a list of claims that wait to be decided.
  private func city() throws -> CityDatabase {
    let city = try CityDatabase.hanoi()
    for (name, role) in [
      ("binh", "publisher"), ("chi", "support-officer"), ("dung", "support-officer"), ("giang", "treasurer"),
    ] { try city.done(["officers", "add", name, "--role", role]) }
    try city.look { file in
      let key = try MasterKey.find(keyFile: nil, beside: city.path, environment: [:])
      _ = try KeyRing.open(file, masterKey: key, actor: "an")
      let text = try String(contentsOfFile: "\(Zonal.root)/geodata/criteria/support/vn-68-2021.yaml", encoding: .utf8)
      try file.write { writing in
        let access = try Access(name: "binh", purpose: .support, at: writing.instant, writing)
        try AdoptedSupportPolicies.adopt(text, file: "vn-68-2021.yaml", by: access, writing)
      }
    }
    let header =
      "identifier,name,account,bank,spell job-suspended,question employer-ordered-to-stop,question social-insurance"
    let rows = (1...people).map { number in
      let digits = String(1_190_000_000 + number)
      return "00\(digits),Nguyễn Thị Hoa,0011\(number)000,BFTVVNVX,2021-06-01 2021-07-31,yes,yes"
    }
    let list = try city.folder.write(([header] + rows).joined(separator: "\n") + "\n", "staff.csv")
    let outcome = try Zonal.run(
      [
        "support", "claim", "--policy", "suspended", "--ward", "00004", "--papers",
        "suspension-agreement insurance-confirmation", "--list", list, "--as", "chi",
      ] + city.database, input: "name: Công ty May\n")
    try #require(outcome.status == 0, "\(outcome.errors)")
    return city
  }
}
