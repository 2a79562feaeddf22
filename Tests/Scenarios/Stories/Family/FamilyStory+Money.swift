import TestSupport
import Criteria
import Quantities
import Registry
import Store
import Subsidies

extension FamilyStory {
  private func account(_ number: Int, _ holder: String) -> Payee {
    .account(number: "0011004\(number)", bank: "BFTVVNVX", holder: holder)
  }

  private func claim(
    _ title: String, _ person: StoryPerson, _ policy: String, payee: Payee, statements: [String: Int] = [:],
    spells: [ClaimedSpell] = [], papers: Set<String> = [], by officer: String = "tam"
  ) throws {
    let form = ClaimForm(
      person: ClaimPerson(
        identifier: person.identifier, name: person.name, birthYear: person.birthYear, payee: payee,
        statements: statements, spells: spells), policy: policy, ward: city.row(person.ward), papers: papers)
    do {
      let receipt = try city.support.enter(form, by: city.access(officer, .support))
      claims.append((title, receipt.claim.number))
      say("\(title): \(receipt.answer.verdict.rawValue), \(receipt.answer.amount.map { "\($0) đồng" } ?? "no amount")")
      for line in receipt.answer.lines {
        say("  \(line.count) × \(line.each): \(line.name.english) (\(line.citation))")
      }
      for paper in receipt.answer.documents {
        say(
          "  paper: \(paper.name.english), "
            + (paper.heldBy.map {
              "not asked for, known from \($0.rawValue)\(paper.reference.isEmpty ? "" : " (\(paper.reference))")"
            } ?? "brought"))
      }
      if !receipt.missingPapers.isEmpty { say("  still to bring: \(receipt.missingPapers.joined(separator: ", "))") }
      if let due = city.support.due(receipt.claim) { say("  to be decided by \(due)") }
    } catch let error as SupportError {
      say("\(title): not taken, \(error)")
    }
  }

  /// 3 September: who is entitled to what, and what nobody has to bring.
  func claiming() throws {
    at("2021-08-31T09:00", "The family claims; the second of September and the day after are holidays")
    try claim("The grandmother, on the list of the poor", .lua, "hanoi-poor", payee: .cash(place: "Bưu điện Hoàn Kiếm"))
    try claim("The father's meals in hospital", .son, "meals-f0", payee: account(31, "NGO VAN SON"))
    try claim("The mother's meals in quarantine", .mai, "meals-f1", payee: account(32, "LY THI MAI"))
    try claim("The daughter's meals in quarantine", .na, "meals-f1", payee: account(32, "LY THI MAI"))
    let idle = ClaimedSpell(kind: "job-stopped", from: Day("2021-07-24")!, through: Day("2021-08-30")!)
    try claim(
      "The father, sent home by his firm, in a closed ward", .son, "furloughed", payee: account(31, "NGO VAN SON"),
      statements: ["social-insurance": 1, "other-parent-paid": 0], spells: [idle], papers: ["furlough-paper"])
    let leave = ClaimedSpell(kind: "job-suspended", from: Day("2021-07-24")!, through: Day("2021-08-30")!)
    try claim(
      "The father once more, as on unpaid leave", .son, "suspended", payee: account(31, "NGO VAN SON"),
      statements: ["social-insurance": 1, "employer-ordered-to-stop": 1, "other-parent-paid": 0], spells: [leave],
      papers: ["suspension-agreement", "insurance-confirmation"])
    try claim(
      "The mother, who sells breakfast in the street", .mai, "hanoi-freelance", payee: account(32, "LY THI MAI"),
      statements: ["lives-lawfully": 1, "income-below-near-poor": 1],
      spells: [ClaimedSpell(kind: "informal-work-stopped", from: Day("2021-07-24")!, through: nil)],
      papers: ["work-statement", "residence-paper", "income-statement"])
    try claim(
      "The mother's meals once more, at another desk", .mai, "meals-f1", payee: account(32, "LY THI MAI"), by: "uyen")
    refused("An officer of another ward looks at the father's claim") {
      _ = try city.support.disclosed(claim: claims[1].number, by: city.access("xuan", .support))
    }
  }

  /// Two officers, and the rules.
  func deciding() throws {
    at("2021-09-01T10:00", "The father brings the paper of the social insurance; one officer decides")
    let tam = try city.access("tam", .support)
    for (title, number) in claims {
      do {
        if title.contains("closed ward") {
          _ = try city.support.bring(papers: ["insurance-confirmation"], to: number, by: tam)
        }
        say("\(title): \(try city.support.decide(number, by: tam).state.words.en)")
      } catch let error as SupportError { say("\(title): not decided, \(error)") }
    }
    refused("He confirms his own decision") { _ = try city.support.confirm(claims[0].number, by: tam) }
    at("2021-09-06T10:00", "Another officer confirms")
    let uyen = try city.access("uyen", .support)
    for (title, number) in claims {
      do {
        say("\(title): \(try city.support.confirm(number, by: uyen).state.words.en)")
      } catch let error as SupportError { say("\(title): not confirmed, \(error)") }
    }
    let overdue = try city.support.deadlines(on: Day("2021-09-06")!, by: uyen)
    say("Deadlines on 2021-09-06: \(overdue.count) claims wait for the next step")
  }

  private static let treasury = Debtor(name: "Kho bac Nha nuoc Ha Noi", account: "3713012345678", bank: "SBVNVNVX")

  /// The treasurer pays; one account was wrong.
  func paying() throws {
    at("2021-09-07T09:00", "The treasury pays")
    let viet = try city.access("viet", .support)
    refused("An officer who decides makes a batch") { try pay(.account, by: city.access("uyen", .support)) }
    try pay(.account, by: viet)
    try pay(.cash, by: viet)
    refused("The treasurer pays once more") { try pay(.account, by: viet) }
    let payments = try city.support.payments(ofBatch: 1, by: viet)
    let wrong = payments[0]
    at("2021-09-08T09:00", "The bank: one account does not exist")
    let back = try city.support.bounce(wrong.reference, on: Day("2021-09-08")!, because: "AC01", by: viet)
    say("Payment \(back.number): \(back.state.words.en), \(back.reason ?? "")")
    for batch in [1, 2] {
      let settled = try city.support.settle(batch: batch, by: viet)
      say("Batch \(batch) is settled: \(settled.payments) payments, \(settled.total) đồng")
    }
  }

  private func pay(_ means: Payee.Means, by access: Access) throws {
    let receipt = try city.support.pay(
      PaymentOrder(means: means, debtor: Self.treasury, payDay: city.clock.now.day(offset: StoryCity.offset) + 1),
      by: access)
    let batch = receipt.batch
    say(
      "Batch \(batch.number), \(means.rawValue): \(batch.payments) payments, \(batch.total) đồng; left out \(receipt.left.count)"
    )
    for form in PaymentFile.Form.allCases where means == .account || form == .csv {
      let bytes = try city.support.file(ofBatch: batch.number, as: form, by: access)
      let text = String(decoding: bytes, as: UTF8.self)
      say("  \(form.rawValue): \(text.split(whereSeparator: \.isNewline).count) lines")
    }
  }

  /// The account is corrected, and the money goes out again, once.
  func correcting() throws {
    at("2021-09-09T09:00", "The account is corrected, seen by two officers, and paid again")
    let tam = try city.access("tam", .support)
    let claim = try city.support.list(ClaimFilter(states: [.unpaid]), by: tam)[0]
    _ = try city.support.correct(
      payee: account(39, "NGO VAN SON"), of: claim.number, because: "the number was mistyped", by: tam)
    let uyen = try city.access("uyen", .support)
    say("The claim: \(try city.support.confirm(claim.number, by: uyen).state.words.en)")
    let viet = try city.access("viet", .support)
    try pay(.account, by: viet)
    _ = try city.support.settle(batch: 3, by: viet)
    var total = 0
    for (title, number) in claims {
      let file = try city.support.file(ofClaim: number, by: uyen)
      let paid = file.payments.filter { $0.state == .paid }
      total += paid.reduce(0) { $0 + $1.amount }
      say(
        "\(title): \(file.claim.state.words.en)\(paid.isEmpty ? "" : ", \(paid.map { "\($0.amount) đồng" }.joined(separator: " and "))")"
      )
    }
    say("Paid to the family: \(total) đồng")
  }

  /// Every step is in the decision log, which is whole.
  func proving() throws {
    at("2021-11-07T09:00", "What the log has")
    let entries = try city.file.read { try DecisionLog.entries(from: 1, count: 100_000, $0) }
    var kinds: [String: Int] = [:]
    for entry in entries { kinds[entry.act.kind, default: 0] += 1 }
    for (kind, count) in kinds.sorted(by: { $0.key < $1.key }) { say("  \(kind): \(count)") }
    let words = StoryPerson.family.flatMap { [$0.name, $0.identifier.digits] }
    let text = entries.map { "\($0.act)" }.joined()
    say("Names and numbers of the family in the log: \(words.count { text.contains($0) })")
    let report = try LogVerification().run(city.file)
    say(
      "The log is \(report.isIntact ? "whole" : "damaged"), \(report.entries) entries: every act of this story is in it"
    )
  }
}
