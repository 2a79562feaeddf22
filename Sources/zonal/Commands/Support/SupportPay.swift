import ArgumentParser
import Epidemiology
import Quantities
import Subsidies

struct SupportPay: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pay", abstract: "Make a batch of confirmed claims and write its file, readable by its owner alone.",
    discussion: """
      Each claim is in one batch at most. The batch is made first and its file written then: if that fails, --again writes the same bytes
      under the same message name, which a bank takes once. Without --output nothing is written. --waiting says what there is to pay.

      Example:
        zonal support pay --waiting --as giang --database city.zonal
        zonal support pay --debtor "Kho bac Nha nuoc" --account 3713012345678 --bank SBVNVNVX --on 2021-09-10 --output lenh-chi.xml \\
          --as giang --database city.zonal
        zonal support pay --again 3 --output lenh-chi.csv --form csv --as giang --database city.zonal
      """)
  @Flag(help: "Only say what waits to be paid.") var waiting = false
  @Option(help: "Write the file of this batch again.") var again: Int?
  @Option(help: "account or cash.") var means = "account"
  @Option(help: "Who pays.") var debtor: String?
  @Option(help: "The account that pays.") var account: String?
  @Option(help: "BIC of the bank that pays.") var bank: String?
  @Option(help: "The day of payment (default: today).") var on: String?
  @Option(help: "Only claims under the policy of this id.") var policy: String?
  @Option(help: "Only claims of the ward of this code.") var ward: String?
  @Option(help: "Only these claims, numbers separated by spaces.") var claims: String?
  @Option(help: "Payments at most.") var most = 10_000
  @Option(help: "The file to write; it must not be there.") var output: String?
  @Option(help: "iso20022 or csv.") var form: String?
  @OptionGroup var arguments: ClaimArguments

  func validate() throws {
    if !waiting, again == nil, debtor == nil || account == nil || bank == nil {
      throw ValidationError("--debtor, --account and --bank say who pays")
    }
    if again != nil, output == nil { throw ValidationError("--again needs --output") }
  }

  func run() throws {
    try arguments.use { open in
      if waiting {
        for sum in try open.office.payable(by: open.access) {
          Console.line("\(sum.policy) by \(sum.means.rawValue): \(sum.claims) claims, \(sum.total) đồng")
        }
        return
      }
      let kind: Payee.Means = try open.word(means, "means of payment")
      let form: PaymentFile.Form =
        try self.form.map { try open.word($0, "form of a file") } ?? (kind == .account ? .iso20022 : .csv)
      if let again { return try write(again, form, open) }
      var numbers: Set<Int>?
      if let claims {
        let words = claims.split(separator: " ")
        numbers = Set(words.compactMap { Int($0) })
        guard numbers?.count == words.count else { throw ValidationError("--claims is numbers of claims, each once") }
      }
      let receipt = try open.office.pay(
        PaymentOrder(
          means: kind, debtor: Debtor(name: debtor ?? "", account: account ?? "", bank: bank ?? ""),
          payDay: try on.map(parseDay) ?? open.today, policy: policy, ward: try ward.map { try open.row(ofWard: $0) },
          claims: numbers, most: most), by: open.access)
      Console.line(ClaimPage.batch(receipt.batch, open))
      for claim in receipt.left { Console.error("claim \(claim) is left: its claimant has money for these days") }
      if output != nil { try write(receipt.batch.number, form, open) }
    }
  }

  private func write(_ batch: Int, _ form: PaymentFile.Form, _ open: OpenClaims) throws {
    guard let output else { return }
    try PrivateFile.write(try open.office.file(ofBatch: batch, as: form, by: open.access), to: output)
    Console.error("wrote batch \(batch) to '\(output)'")
  }
}

struct SupportPayments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "payments",
    abstract: "List batches, or the payments of one; say that one was paid, or was never sent.",
    discussion: """
      Example:
        zonal support payments --as giang --database city.zonal
        zonal support payments 3 --settled --as giang --database city.zonal
        zonal support payments 4 --void --ground "wrong account of the treasury" --as giang --database city.zonal
      """)
  @Argument(help: "Number of a batch.") var batch: Int?
  @Flag(help: "The bank has paid it, but for what came back.") var settled = false
  @Flag(help: "It was never sent: its claims wait to be paid again.") var void = false
  @Option(help: "Why it was never sent, naming nobody.") var ground: String?
  @OptionGroup var arguments: ClaimArguments

  func validate() throws {
    if settled || void, batch == nil { throw ValidationError("name the batch") }
    if settled && void { throw ValidationError("a batch was paid or never sent") }
    if void != (ground != nil) { throw ValidationError("--void and --ground go together") }
  }

  func run() throws {
    try arguments.use { open in
      guard let batch else {
        for one in try open.office.batches(by: open.access) { Console.line(ClaimPage.batch(one, open)) }
        return
      }
      if settled {
        return Console.line(ClaimPage.batch(try open.office.settle(batch: batch, by: open.access), open))
      }
      if void { try open.office.void(batch: batch, because: ground ?? "", by: open.access) }
      Console.line(ClaimPage.payments(try open.office.payments(ofBatch: batch, by: open.access), open))
    }
  }
}

struct SupportReturned: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "returned", abstract: "Take in payments that came back: a bank's file, or one by hand.",
    discussion: """
      A file has the columns reference, day and reason. Rows in = returned + repeated + findings.

      Example:
        zonal support returned returned.csv --as giang --database city.zonal
        zonal support returned --reference HT3-5F0A91C2D7-12 --on 2021-09-14 --ground AC04 --as giang --database city.zonal
      """)
  @Argument(help: "File of returned payments.") var file: String?
  @Option(help: "Reference of one payment.") var reference: String?
  @Option(help: "The day on which it came back (default: today).") var on: String?
  @Option(help: "Why, naming nobody.") var ground: String?
  @OptionGroup var arguments: ClaimArguments

  func validate() throws {
    if (file == nil) == (reference == nil) { throw ValidationError("give a file, or the --reference of one payment") }
    if reference != nil, ground == nil { throw ValidationError("--ground says why it came back") }
  }

  func run() throws {
    try arguments.use { open in
      if let reference {
        let payment = try open.office.bounce(
          reference, on: on.map(parseDay) ?? open.today, because: ground ?? "", by: open.access)
        return Console.line(ClaimPage.payments([payment], open))
      }
      let counts = try ReturnedPayments(open.office).take(DelimitedFile(path: file ?? ""), by: open.access)
      for finding in counts.findings {
        Console.error("record \(finding.row), \(finding.column): \(finding.message)")
      }
      Console.line(
        "\(counts.rows) rows: \(counts.returned) returned, \(counts.repeated) repeated, \(counts.findings.count) findings"
      )
    }
  }
}

struct SupportRecover: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recover", abstract: "Demand wrongly paid money back, take it in, or give it up.",
    discussion: """
      Example:
        zonal support recover 12 --demand --ground "was not under an order" --as chi --database city.zonal
        zonal support recover 12 --repaid 500000 --as giang --database city.zonal
        zonal support recover 12 --write-off --ground "decision of the district" --as dung --database city.zonal
      """)
  @Argument(help: "Number of the claim.") var number: Int
  @Flag(help: "Demand it back.") var demand = false
  @Option(help: "Take in so many đồng.") var repaid: Int?
  @Flag(help: "Give up what is left.") var writeOff = false
  @Option(help: "Why, naming nobody.") var ground: String?
  @OptionGroup var arguments: ClaimArguments

  func validate() throws {
    guard [demand, repaid != nil, writeOff].count(where: { $0 }) == 1 else {
      throw ValidationError("give one of --demand, --repaid and --write-off")
    }
    if repaid == nil, ground == nil { throw ValidationError("--ground says why") }
  }

  func run() throws {
    try arguments.use { open in
      let claim =
        if let repaid {
          try open.office.repay(number, amount: repaid, by: open.access)
        } else if demand {
          try open.office.demand(number, because: ground ?? "", by: open.access)
        } else {
          try open.office.writeOff(number, because: ground ?? "", by: open.access)
        }
      open.show(claim)
    }
  }
}

struct SupportCeilingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ceiling",
    abstract: "Say what a policy may cost in a ward or everywhere; confirming beyond it is refused.",
    discussion: """
      Example:
        zonal support ceiling suspended --amount 500000000 --as binh --database city.zonal
        zonal support ceiling suspended --ward 00004 --none --as binh --database city.zonal
      """)
  @Argument(help: "Id of the policy.") var policy: String
  @Option(help: "Whole đồng.") var amount: Int?
  @Flag(help: "Take the ceiling away.") var none = false
  @Option(help: "Code of the ward (default: everywhere).") var ward: String?
  @OptionGroup var arguments: ClaimArguments

  func validate() throws {
    if (amount == nil) != none { throw ValidationError("give --amount or --none") }
  }

  func run() throws {
    try arguments.use { open in
      try open.office.set(
        ceiling: amount, policy: policy, ward: ward.map { try open.row(ofWard: $0) }, by: open.access)
      Console.line("ceiling of \(policy): \(amount.map { "\($0) đồng" } ?? "none")")
    }
  }
}
