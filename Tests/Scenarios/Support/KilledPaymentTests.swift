import Foundation
import Quantities
import Store
import Subsidies
import Testing

/// The program is killed while it decides, confirms and pays: nobody is paid twice, nothing that was done is lost, and running it again
/// completes the work. Kills that came too late are not counted, and each phase must have been struck.
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
    var struck: [String: Int] = [:]
    // Killed while claims are decided and confirmed one by one.
    for (verb, officer, state) in [("decide", "chi", "granted"), ("confirm", "dung", "confirmed")] {
      func done() throws -> Int { try city.number("SELECT count(*) FROM support_claims WHERE state = '\(state)'") }
      // Two claims first, to see how long the program takes.
      let work = ["support", verb]
      let lasted = try measure { try city.done(work + numbers.prefix(2), as: officer) }
      var before = try done()
      struck[verb] = try strike(city, lasted: lasted, &random) { _ in
        try RunningProgram(work + numbers + city.database + ["--as", officer])
      } after: {
        let now = try done()
        #expect(now >= before, "what \(verb) has done stays")
        before = now
      }
      // What is done already is told as such, and the rest is done.
      _ = try city.run(work + numbers, as: officer)
      #expect(try done() == people)
    }
    // Killed while batches are made and written.
    let pay = [
      "support", "pay", "--debtor", "Kho bac Nha nuoc", "--account", "3713012345678", "--bank", "SBVNVNVX", "--most",
      "3", "--output",
    ]
    let lasted = try measure { try city.done(pay + [city.folder.path("first.xml")], as: "giang") }
    var paid = try city.number("SELECT count(*) FROM support_payments")
    struck["pay"] = try strike(city, lasted: lasted, &random) { attempt in
      try RunningProgram(
        pay + [city.folder.path("killed-\(attempt).xml")] + city.database + ["--as", "giang"])
    } after: {
      let now = try city.number("SELECT count(*) FROM support_payments")
      #expect(now == paid || now == paid + 3, "a batch is made whole or not at all")
      paid = now
    }
    print("kills that struck a running program: \(struck.sorted { $0.key < $1.key })")
    for phase in ["decide", "confirm", "pay"] { #expect(struck[phase] ?? 0 > 0, "none struck in '\(phase)'") }
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

  private func measure(_ body: () throws -> Void) throws -> Double {
    let lasted = try ContinuousClock().measure(body)
    return Double(lasted.components.seconds) + Double(lasted.components.attoseconds) / 1e18
  }

  /// Starts a program again and again and kills it, until three kills met it at work, eight times at most.
  ///
  /// - Parameter lasted: seconds that it takes when nobody kills it: the moments are drawn from that time, and from half of what they were
  ///   drawn from whenever it was done before.
  /// - Returns: how many kills met it at work.
  private func strike(
    _ city: CityDatabase, lasted: Double, _ random: inout Seeded, start: (Int) throws -> RunningProgram,
    after: () throws -> Void
  ) throws -> Int {
    var (struck, longest) = (0, lasted)
    for attempt in 1...8 where struck < 3 {
      let program = try start(attempt)
      Thread.sleep(forTimeInterval: Double.random(in: 0...longest, using: &random))
      program.kill()
      _ = try program.outcome()
      if program.wasKilled { struck += 1 } else { longest /= 2 }
      try city.look { try $0.checkPages() }
      try after()
    }
    return struck
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
