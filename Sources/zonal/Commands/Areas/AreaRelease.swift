import ArgumentParser
import EpidemicAreas
import Quantities
import Store

struct AreaRelease: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release",
    abstract: "Ask whether an area may be released, and release it.",
    discussion: """
      The test is the policy's: days without a new case inside, and the share of residents tested. What is not said is unknown, and is
      never taken for fulfilled. With --test nothing is changed; exit 1 when the test is not met.

      Example:
        zonal area release 1 --test --last-case none --tested 25000 --tested-since 2021-08-11 --as hoa --database city.zonal
        zonal area release 1 --at 2021-08-14T06:00 --last-case none --tested 25000 --tested-since 2021-08-11 \\
          --authority "UBND quận" --act "QĐ 30" --as binh --database city.zonal
      """)
  @Argument(help: "Number of the area.") var number: Int
  @Option(help: "From when on (default: now).") var at: String?
  @Option(help: "Day of the last new case inside, or 'none' since the area began.") var lastCase: String?
  @Option(help: "Residents with a negative test.") var tested: Int?
  @Option(help: "First day of which tests are counted.") var testedSince: String?
  @Option(help: "Residents who are positive or wait for a result.") var positive = 0
  @Option(help: "Residents (default: as the register has them on the day).") var residents: Int?
  @Flag(help: "Only ask.") var test = false
  @Option(help: "The ground on which it is released though the test is not met.") var despite: String?
  @Option(help: "Who issued the act.") var authority: String?
  @Option(help: "The act.") var act: String?
  @Option(help: "Why.") var reason = ""
  @Option(help: "text or json.") var format: OutputFormat = .text
  @OptionGroup var arguments: AreaArguments

  func validate() throws {
    if !test, authority == nil || act == nil { throw ValidationError("say --authority and --act, or only --test") }
  }

  func run() throws {
    var isMet = true
    try arguments.use { office in
      let adopted = try office.policy()
      let moment = try at.map(office.moment) ?? office.now.moment(offset: office.offset)
      let facts = try facts(office, adopted, moment.day)
      let finding: ReleaseFinding
      if test {
        finding = try office.office.releaseTest(number, at: moment, facts, adopted, by: office.access)
        isMet = finding.outcome == .ready
      } else {
        finding = try office.office.release(
          number, at: moment, facts, despite: despite,
          AreaNote(authority: authority ?? "", act: act ?? "", reason: reason), adopted, office.vintage,
          by: office.access)
      }
      Console.line(AreaPage.release(finding, number, isAsked: test, format))
    }
    if !isMet { throw Failure.rejectedRows }
  }

  private func facts(_ office: OpenAreaOffice, _ adopted: AdoptedAreaPolicy, _ day: Day) throws -> ReleaseFacts {
    let last: ReleaseFacts.LastCase =
      switch lastCase {
      case nil: .unknown
      case "none"?: .noneSinceStart
      case let text?: .on(try office.day(text))
      }
    let count =
      residents == nil ? try office.office.count(number, on: day, adopted, by: office.access) : nil
    return ReleaseFacts(
      lastCase: last, residents: residents ?? count?.total, unlocated: count?.unlocated ?? 0, tested: tested,
      testedSince: try testedSince.map { try office.day($0) }, positive: positive)
  }
}
