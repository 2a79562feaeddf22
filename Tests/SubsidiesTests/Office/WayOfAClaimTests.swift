import Quantities
import Registry
import Store
import Subsidies
import TestSupport
import Testing

struct WayOfAClaimTests {
  let city: SupportCity

  init() throws { city = try SupportCity() }

  @Test func `a claim goes from the desk to the account by two officers and a treasurer`() throws {
    let receipt = try city.office.enter(city.form(1), by: city.access("chi"))
    #expect(receipt.claim.state == .entered)
    #expect(receipt.answer.verdict == .entitled)
    #expect(receipt.register == .unknown)
    let number = receipt.claim.number
    let granted = try city.office.decide(number, by: city.access("chi"))
    #expect(granted.state == .granted)
    #expect(granted.amount == 3_710_000)
    #expect(granted.from == Day("2021-06-01")! && granted.through == Day("2021-07-31")!)
    #expect(try city.office.confirm(number, by: city.access("dung")).state == .confirmed)
    let batch = try city.office.pay(SupportCity.order(), by: city.access("giang")).batch
    #expect(batch.total == 3_710_000 && batch.payments == 1)
    try city.office.settle(batch: batch.number, by: city.access("giang"))
    let file = try city.office.file(ofClaim: number, by: city.access("chi"))
    #expect(file.claim.state == .paid)
    #expect(file.acts.map(\.kind) == [.entered, .granted, .confirmed, .ordered, .paid])
    #expect(file.acts.map(\.actor) == ["chi", "chi", "dung", "giang", "giang"])
    #expect(file.person == nil && file.decisions.allSatisfy { $0.answer == nil })
    let person = try city.office.disclosed(claim: number, by: city.access("chi"))
    #expect(
      person.person
        == SupportCity.person(1, spells: city.form(1).person.spells, statements: city.form(1).person.statements))
    #expect(person.decisions[0].answer?.verdict == .entitled)
    #expect(try city.log("support.read").count == 1)
  }

  @Test func `who decided does not confirm`() throws {
    let number = try city.office.enter(city.form(1), by: city.access("chi")).claim.number
    try city.office.decide(number, by: city.access("chi"))
    #expect(throws: SupportError.sameOfficer) { try city.office.confirm(number, by: city.access("chi")) }
    // The table says so too, whatever a program does.
    let error = #expect(throws: StoreError.self) {
      try city.city.database.write {
        try $0.run(
          "UPDATE support_decisions SET confirmed_at = 1, confirmed_by = 'chi' WHERE claim = ?", [SQLValue(number)])
      }
    }
    guard case .constraint = error else { return #expect(Bool(false), "\(String(describing: error))") }
  }

  @Test func `a claim waits for papers without a deadline, and what the system holds nobody is asked for`() throws {
    let receipt = try city.office.enter(city.form(1, papers: ["suspension-agreement"]), by: city.access("chi"))
    #expect(receipt.claim.state == .awaitingPapers)
    #expect(receipt.missingPapers == ["insurance-confirmation"])
    #expect(receipt.claim.clock == nil)
    let number = receipt.claim.number
    #expect(throws: SupportError.papersMissing(["insurance-confirmation"])) {
      try city.office.decide(number, by: city.access("chi"))
    }
    #expect(throws: SupportError.self) {
      try city.office.bring(papers: ["guide-card-copy"], to: number, by: city.access("chi"))
    }
    let entered = try city.office.bring(papers: ["insurance-confirmation"], to: number, by: city.access("chi"))
    #expect(entered.state == .entered)
    #expect(city.office.due(entered) == Day("2021-09-13")!)
    #expect(try city.office.decide(number, by: city.access("chi")).state == .granted)
  }

  @Test func `deadlines are 4 working days to decide and 3 to pay, and overdue ones come first`() throws {
    let first = try city.office.enter(city.form(1), by: city.access("chi")).claim
    city.set("2021-09-10T09:00")
    let second = try city.confirmed(2)
    let due = try city.office.deadlines(on: Day("2021-09-14")!, by: city.access("dung"))
    #expect(due.map(\.claim.number) == [first.number, second.number])
    #expect(due.map(\.due) == [Day("2021-09-13")!, Day("2021-09-15")!])
    #expect(due.map(\.isOverdue) == [true, false])
  }

  @Test func `the same person claims once under a policy, and is not paid twice for days that overlap`() throws {
    let first = try city.office.enter(city.form(1), by: city.access("chi")).claim.number
    #expect(throws: SupportError.duplicate) { try city.office.enter(city.form(1), by: city.access("dung")) }
    try city.office.decide(first, by: city.access("chi"))
    try city.office.confirm(first, by: city.access("dung"))
    let second = try city.office.enter(city.form(1, ward: 5), by: city.access("dung")).claim.number
    #expect(throws: SupportError.self) { try city.office.decide(second, by: city.access("dung")) }
    #expect(try city.office.decide(second, refusing: "paid already", by: city.access("dung")).state == .refused)
    #expect(try city.office.confirm(second, by: city.access("hoa")).state == .rejected)
  }

  @Test func `a policy beside which another is not paid is refused`() throws {
    _ = try city.confirmed(1)
    var form = city.form(1)
    form.policy = "contract-ended-support"
    form.person.spells = [ClaimedSpell(kind: "contract-ended", from: Day("2021-08-01")!, through: nil)]
    form.person.statements = [
      "social-insurance": 1, "unemployment-benefit": 0, "quit-unlawfully": 0, "draws-pension": 0, "pregnant": 0,
    ]
    form.papers = ["end-of-contract", "insurance-confirmation"]
    let number = try city.office.enter(form, by: city.access("dung")).claim.number
    #expect(throws: SupportError.excluded(by: "suspended")) { try city.office.decide(number, by: city.access("dung")) }
  }

  @Test func `a refusal by the rules is confirmed, appealed and decided anew`() throws {
    var form = city.form(1)
    form.person.statements["social-insurance"] = 0
    let receipt = try city.office.enter(form, by: city.access("chi"))
    #expect(receipt.answer.verdict == .notEntitled)
    let number = receipt.claim.number
    #expect(try city.office.decide(number, by: city.access("chi")).state == .refused)
    #expect(try city.office.confirm(number, by: city.access("dung")).state == .rejected)
    #expect(try city.office.appeal(number, because: "new list", by: city.access("chi")).state == .entered)
    #expect(try city.office.decide(number, by: city.access("dung")).state == .refused)
    let file = try city.office.file(ofClaim: number, by: city.access("chi"))
    #expect(file.decisions.map(\.number) == [1, 2])
    #expect(file.decisions.map(\.verdict) == [.refused, .refused])
    #expect(file.decisions.map(\.confirmedBy) == ["dung", nil])
  }

  @Test func `facts that are lacking leave a claim undecided, and nobody grants what the rules refuse`() throws {
    var form = city.form(1)
    form.person.statements["social-insurance"] = nil
    let receipt = try city.office.enter(form, by: city.access("chi"))
    #expect(receipt.answer.missing.contains("social-insurance"))
    #expect(throws: SupportError.undecidable(missing: receipt.answer.missing)) {
      try city.office.decide(receipt.claim.number, by: city.access("chi"))
    }
  }

  @Test func `another ward's officer learns nothing, and the attempt is in the log`() throws {
    let number = try city.office.enter(city.form(1, ward: 0), by: city.access("chi")).claim.number
    let em = try city.access("em")
    #expect(throws: AccessError.self) { try city.office.file(ofClaim: number, by: em) }
    #expect(throws: AccessError.self) { try city.office.disclosed(claim: number, by: em) }
    #expect(throws: AccessError.self) { try city.office.decide(number, by: em) }
    #expect(throws: AccessError.self) { try city.office.withdraw(number, because: "no", by: em) }
    #expect(throws: AccessError.self) { try city.office.enter(city.form(2, ward: 0), by: em) }
    #expect(throws: AccessError.self) { try city.office.pay(SupportCity.order(), by: em) }
    #expect(throws: AccessError.self) { try city.office.decide(number, by: city.access("giang")) }
    #expect(throws: AccessError.self) { try city.office.enter(city.form(3), by: city.access("binh")) }
    #expect(try city.office.list(ClaimFilter(), by: em).isEmpty)
    #expect(try city.office.persons(ofClaims: [number], by: em).isEmpty)
    #expect(try city.log("access.refuse").count == 8)
  }

  @Test func `a claim under an unknown, an employer's or an unpaid policy is refused with what there is`() throws {
    func enter(_ policy: String, kind: ClaimKind = .person) throws {
      var form = city.form(1)
      form.policy = policy
      form.kind = kind
      _ = try city.office.enter(form, by: city.access("chi"))
    }
    let error = #expect(throws: SupportError.self) { try enter("nothing") }
    guard case .unknown(_, "nothing", let known) = error else { return #expect(Bool(false)) }
    #expect(known.contains("suspended"))
    #expect(throws: SupportError.paysNothing(policy: "wage-loan")) { try enter("wage-loan") }
    #expect(throws: SupportError.wrongKind(policy: "household-business", needs: "household")) {
      try enter("household-business")
    }
    #expect(throws: SupportError.self) { try enter("household-business", kind: .household) }
    #expect(try city.office.list(ClaimFilter(), by: city.access("dung")).isEmpty)
  }

  @Test(arguments: [
    "12", "0011 000", "", "00110000001234567890123456789012345",
  ])
  func `an account that no bank could take is refused, without repeating it`(account: String) throws {
    var form = city.form(1)
    form.person.payee = .account(number: account, bank: "BFTVVNVX", holder: "NGUYEN THI HOA")
    let error = #expect(throws: SupportError.self) { try city.office.enter(form, by: city.access("chi")) }
    #expect(account.isEmpty || error.map { !"\($0)".contains(account) } == true)
  }

  @Test(arguments: ["BFTV", "bftvvnvx", "BFTV1NVX", "BFTVVNVXX", "BFTVVNVXXXXX"])
  func `a bank is a BIC`(bank: String) throws {
    var form = city.form(1)
    form.person.payee = .account(number: "0011000012", bank: bank, holder: "NGUYEN THI HOA")
    #expect(throws: SupportError.self) { try city.office.enter(form, by: city.access("chi")) }
  }

  @Test(arguments: ["=1+1", "", "\u{7}a", "@x"])
  func `a name is no formula of a table`(name: String) throws {
    var form = city.form(1)
    form.person.name = name
    #expect(throws: SupportError.self) { try city.office.enter(form, by: city.access("chi")) }
  }

  @Test func `an employer's list is taken as one, and a bad row takes all of it back`() throws {
    let forms = (1...20).map { city.form($0) }
    let receipt = try city.office.enter(list: forms, of: "Công ty May", ward: city.row(0), by: city.access("chi"))
    #expect(receipt.claims.count == 20)
    #expect(try city.office.list(ClaimFilter(list: receipt.number), by: city.access("chi")).count == 20)
    let error = #expect(throws: SupportError.self) {
      try city.office.enter(
        list: [city.form(21), city.form(3)], of: "Công ty May", ward: city.row(0), by: city.access("chi"))
    }
    #expect("\(String(describing: error))".contains("row 2"))
    #expect(try city.office.list(ClaimFilter(), by: city.access("dung")).count == 20)
  }
}
