import ArgumentParser
import Subsidies

struct SupportClaim: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claim",
    abstract: "Enter a claim for support, or an employer's list of them.",
    discussion: """
      The claimant is typed on standard input, lines of \(ClaimantText.hint). What the system knows, such as a quarantine order, nobody is
      asked for: what is lacking and which papers are to be brought is printed. A list is a file with these as columns; its employer is
      typed on standard input as 'name: …'.

      Example:
        zonal support claim --policy suspended --ward 00004 --papers "suspension-agreement" --as chi --database city.zonal < claim.txt
        zonal support claim --policy furloughed --ward 00004 --list staff.csv --as chi --database city.zonal < employer.txt
      """)
  @Option(help: "Id of the policy.") var policy: String
  @Option(help: "Code of the ward whose office it is for.") var ward: String
  @Option(help: "Papers that were brought, separated by spaces.") var papers = ""
  @Option(help: "File of an employer's list.") var list: String?
  @OptionGroup var arguments: ClaimArguments

  func run() throws {
    try arguments.use { open in
      let ward = try open.row(ofWard: ward)
      let papers = Set(papers.split(separator: " ").map(String.init))
      func form(_ person: ClaimPerson) -> ClaimForm {
        ClaimForm(
          kind: person.business == nil ? .person : .household, person: person, policy: policy, ward: ward,
          papers: papers)
      }
      guard let list else {
        let receipt = try open.office.enter(form(try ClaimantForm.typed().person()), by: open.access)
        return Console.line(ClaimPage.receipt(receipt, open))
      }
      let employer = try TypedForm(["name"]).need("name")
      let receipt = try open.office.enter(
        list: ClaimantForm.list(list).map(form), of: employer, ward: ward, by: open.access)
      if open.format == .text { Console.line("list \(receipt.number): \(receipt.claims.count) claims") }
      Console.line(ClaimPage.claims(receipt.claims.map(\.claim), open))
    }
  }
}

struct SupportClaims: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claims", abstract: "List claims; nobody's name is listed.",
    discussion: """
      Example:
        zonal support claims --state entered --ward 00004 --as chi --database city.zonal
      """)
  @Option(help: "Only of this state; may be given again.") var state: [String] = []
  @Option(help: "Only of the policy of this id.") var policy: String?
  @Option(help: "Only in the ward of this code.") var ward: String?
  @Option(help: "Only of this employer's list.") var list: Int?
  @Option(help: "Only numbers after this one.") var after = 0
  @Option(help: "How many at most.") var limit = 100
  @OptionGroup var arguments: ClaimArguments

  func run() throws {
    try arguments.use { open in
      let filter = ClaimFilter(
        states: Set(try state.map { try open.word($0, "state") }), policy: policy,
        ward: try ward.map { try open.row(ofWard: $0) }, list: list, after: after, limit: limit)
      Console.line(ClaimPage.claims(try open.office.list(filter, by: open.access), open))
    }
  }
}

struct SupportShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one claim with its history; with --person also whose it is and what was found.",
    discussion: """
      That the person was shown stands in the decision log.

      Example:
        zonal support show 12 --person --as chi --database city.zonal
      """)
  @Argument(help: "Number of the claim.") var number: Int
  @Flag(help: "With name, identifier, account, and what the rules found.") var person = false
  @OptionGroup var arguments: ClaimArguments

  func run() throws {
    try arguments.use { open in
      let file =
        try person
        ? open.office.disclosed(claim: number, by: open.access) : open.office.file(ofClaim: number, by: open.access)
      Console.line(ClaimPage.file(file, open))
    }
  }
}

struct SupportDeadlines: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deadlines", abstract: "Claims for which an office has to act, the most urgent first.",
    discussion: """
      Working days are counted by the calendar of holidays (geodata/calendars); a year that it does not have is an error.

      Example:
        zonal support deadlines --ward 00004 --as chi --database city.zonal
      """)
  @Option(help: "Only of the ward of this code.") var ward: String?
  @Option(help: "How many at most.") var limit = 100
  @OptionGroup var arguments: ClaimArguments

  func run() throws {
    try arguments.use { open in
      let row = try ward.map { try open.row(ofWard: $0) }
      Console.line(
        ClaimPage.deadlines(
          try open.office.deadlines(ward: row, on: open.today, limit: limit, by: open.access), open))
    }
  }
}
