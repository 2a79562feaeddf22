import ArgumentParser
import Subsidies

struct SupportDecide: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide", abstract: "Decide claims by the rules in force; another officer has to confirm it.",
    discussion: """
      The amount comes from the rules alone. With --refuse claims are refused whatever the rules say.

      Example:
        zonal support decide 12 13 --as chi --database city.zonal
        zonal support decide 14 --refuse "the agreement is of another person" --as chi --database city.zonal
      """)
  @OptionGroup var claims: ClaimNumbers
  @Option(help: "Refuse with this ground, naming nobody.") var refuse: String?
  @OptionGroup var arguments: ClaimArguments

  func run() throws {
    try arguments.use { open in
      try claims.each(open) { try open.office.decide($0, refusing: refuse, by: open.access) }
    }
  }
}

struct SupportConfirm: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm", abstract: "Agree with another officer's decisions, or send them back.",
    discussion: """
      Example:
        zonal support confirm 12 13 --as dung --database city.zonal
        zonal support confirm 12 --send-back "the days of the order are other ones" --as dung --database city.zonal
      """)
  @OptionGroup var claims: ClaimNumbers
  @Option(help: "Send back to be decided anew, with this ground.") var sendBack: String?
  @OptionGroup var arguments: ClaimArguments

  func run() throws {
    try arguments.use { open in
      try claims.each(open) { number in
        if let sendBack { return try open.office.sendBack(number, because: sendBack, by: open.access) }
        return try open.office.confirm(number, by: open.access)
      }
    }
  }
}

struct SupportReturn: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "return", abstract: "Ask a claimant for papers, or take in those that were brought.",
    discussion: """
      What the system holds itself nobody can be asked for.

      Example:
        zonal support return 12 --papers "pregnancy-paper" --as chi --database city.zonal
        zonal support return 12 --brought "pregnancy-paper" --as chi --database city.zonal
      """)
  @Argument(help: "Number of the claim.") var number: Int
  @Option(help: "Papers that are missing, separated by spaces.") var papers: String?
  @Option(help: "Papers that were brought, separated by spaces.") var brought: String?
  @Option(help: "Why, naming nobody.") var ground = ""
  @OptionGroup var arguments: ClaimArguments

  func validate() throws {
    if (papers == nil) == (brought == nil) { throw ValidationError("give --papers or --brought") }
  }

  func run() throws {
    try arguments.use { open in
      let ids = Set((papers ?? brought ?? "").split(separator: " ").map(String.init))
      let claim =
        try papers != nil
        ? open.office.askFor(papers: ids, of: number, because: ground, by: open.access)
        : open.office.bring(papers: ids, to: number, by: open.access)
      open.show(claim)
    }
  }
}

struct SupportWithdraw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Take a claim back at the claimant's wish.",
    discussion: """
      Example:
        zonal support withdraw 12 --ground "at the claimant's wish" --as chi --database city.zonal
      """)
  @Argument(help: "Number of the claim.") var number: Int
  @OptionGroup var ground: GroundArguments
  @OptionGroup var arguments: ClaimArguments

  func run() throws {
    try arguments.use { open in
      open.show(try open.office.withdraw(number, because: ground.ground, by: open.access))
    }
  }
}

struct SupportAppeal: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "appeal", abstract: "Take an appeal against a refusal: the claim is decided anew.",
    discussion: """
      Example:
        zonal support appeal 12 --ground "brought the order of quarantine" --as chi --database city.zonal
      """)
  @Argument(help: "Number of the claim.") var number: Int
  @OptionGroup var ground: GroundArguments
  @OptionGroup var arguments: ClaimArguments

  func run() throws {
    try arguments.use { open in
      open.show(try open.office.appeal(number, because: ground.ground, by: open.access))
    }
  }
}

struct SupportCorrect: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct", abstract: "Correct where the money goes; a second officer confirms it.",
    discussion: """
      The account is typed on standard input: 'account: …', 'bank: …', 'holder: …', or 'cash: …'. A claim whose payment came back is
      then paid anew, for the same period.

      Example:
        zonal support correct 12 --ground "account closed" --as chi --database city.zonal < account.txt
      """)
  @Argument(help: "Number of the claim.") var number: Int
  @OptionGroup var ground: GroundArguments
  @OptionGroup var arguments: ClaimArguments

  func run() throws {
    try arguments.use { open in
      let payee = try ClaimantText(TypedForm(["account", "bank", "holder", "cash"]).values).payee()
      open.show(try open.office.correct(payee: payee, of: number, because: ground.ground, by: open.access))
    }
  }
}

struct SupportReview: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Decisions to look at again, because a map was corrected or the rules say something else now.",
    discussion: """
      No claim changes by it.

      Example:
        zonal support review --find --as chi --database city.zonal
        zonal support review --end 12 --ending stands --as chi --database city.zonal
      """)
  @Flag(help: "First list what stands on maps that were corrected.") var find = false
  @Flag(help: "First ask the rules again for every claim with money.") var compare = false
  @Option(help: "The claim of this number was looked at.") var end: Int?
  @Option(help: "stands or changed.") var ending = "stands"
  @OptionGroup var arguments: ClaimArguments

  func run() throws {
    try arguments.use { open in
      if let end {
        let how: ClaimReviewEnding = try open.word(ending, "ending of a review")
        try open.office.endReview(ofClaim: end, how, by: open.access)
        return Console.line("claim \(end) was reviewed")
      }
      if find || compare {
        Console.error("\(try open.office.findReviews(comparing: compare, by: open.access)) more to review")
      }
      Console.line(ClaimPage.reviews(try open.office.reviews(by: open.access), open))
    }
  }
}
