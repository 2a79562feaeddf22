import ArgumentParser
import Credentials
import EpidemicAreas
import Foundation
import Quantities
import Registry
import Store

struct AreaPass: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pass",
    abstract: "A checkpoint of an area: who goes in or out, codes to pass with, and who is where they do not belong.",
    discussion: """
      One line is read from standard input: a personal identifier of 12 digits, a travel permit (scanned, or its code), or a code that was
      issued for the area. Exit 0 for passing, 1 for not.

      Example:
        zonal area pass 1 --direction out --ground hospital-transfer --checkpoint "chốt 1" --as giang --database city.zonal < id.txt
        zonal area pass 1 --issue supplies --from 2021-08-01 --until 2021-08-14 --as hoa --database city.zonal < id.txt
        zonal area pass 1 --withdraw --as hoa --database city.zonal < code.txt
        zonal area pass 1 --standing --as hoa --database city.zonal
      """)
  @Argument(help: "Number of the area.") var number: Int
  @Option(help: "in or out.") var direction: String?
  @Option(help: "Id of the policy's ground.") var ground: String?
  @Option(help: "What the checkpoint is called.") var checkpoint = ""
  @Option(help: "Why an officer of the ward lets the person pass, where the rules leave it to one.") var allow: String?
  @Option(help: "What permits name as the city.") var city = "hanoi"
  @Option(help: "Issue a code for this ground to the person of the identifier.") var issue: String?
  @Option(help: "From when the code holds.") var from: String?
  @Option(help: "Until when.") var until: String?
  @Flag(help: "Withdraw the code.") var withdraw = false
  @Flag(help: "Who is inside and does not live there, and who lives there and is out.") var standing = false
  @Option(help: "text or json.") var format: OutputFormat = .text
  @OptionGroup var arguments: AreaArguments

  func validate() throws {
    if standing || withdraw { return }
    if issue != nil {
      if from == nil || until == nil { throw ValidationError("--issue needs --from and --until") }
      return
    }
    guard let direction, PassageRule.Direction(rawValue: direction) != nil, ground != nil else {
      throw ValidationError("say --direction in or out, and the --ground")
    }
  }

  func run() throws {
    var passes = true
    try arguments.use { office in
      if standing {
        let found = try office.office.standing(ofArea: number, by: office.access)
        return Console.line(AreaPage.standing(found, office, format))
      }
      let text = (readLine() ?? "").trimmingCharacters(in: .whitespaces)
      if withdraw {
        guard let code = TypedCode(text) else { throw EpidemicAreaError.unusable("standard input has no code") }
        try office.office.withdraw(code, by: office.access)
        return Console.line("the code is withdrawn")
      }
      let adopted = try office.policy()
      if let issue {
        let code = try office.office.issueCode(
          ofArea: number, to: try Self.identifier(text), ground: issue, from: try office.moment(from ?? ""),
          until: try office.moment(until ?? ""), adopted, by: office.access)
        return Console.line("\(code)")
      }
      let form = PassageForm(
        area: number, direction: direction.flatMap(PassageRule.Direction.init) ?? .leave, ground: ground ?? "",
        credential: try PresentedAtArea.credential(text, city: city, office), checkpoint: checkpoint, allowed: allow)
      let (decision, row) = try office.office.pass(form, adopted, by: office.access)
      passes = decision.passes
      Console.line(AreaPage.passage(decision, row, format))
    }
    if !passes { throw Failure.rejectedRows }
  }

  static func identifier(_ text: String) throws -> PersonalIdentifier {
    guard case .personal(let identifier)? = try? IdentityNumber(text) else {
      throw EpidemicAreaError.unusable("a personal identifier has 12 digits")
    }
    return identifier
  }
}
