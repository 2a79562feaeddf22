import ArgumentParser
import Subsidies

struct SupportAnswerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer", abstract: "Take what a claimant says later or corrects, and ask the rules again.",
    discussion: """
      Only before the claim is decided; what is decided is sent back or appealed first. On standard input are lines of
      \(ClaimantText.answersHint); a question without a value is taken back. Standard input may be empty when only papers are brought.

      Example:
        printf 'question social-insurance: yes\\n' | zonal support answer 12 --ground "slip" --as chi --database city.zonal
      """)
  @Argument(help: "Number of the claim.") var number: Int
  @OptionGroup var ground: GroundArguments
  @Option(help: "Papers that were brought with it, separated by spaces.") var papers = ""
  @OptionGroup var arguments: ClaimArguments

  func run() throws {
    try arguments.use { open in
      var answers = try ClaimantForm.answers()
      answers.papers = Set(papers.split(separator: " ").map(String.init))
      let receipt = try open.office.answer(answers, to: number, because: ground.ground, by: open.access)
      Console.line(ClaimPage.receipt(receipt, open))
    }
  }
}
