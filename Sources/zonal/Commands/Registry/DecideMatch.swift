import ArgumentParser
import Registry
import Store
import Vaccination

struct DecideMatch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: "Say whose a record is; a later decision takes the place of an earlier one, and the log has both.",
    discussion: """
      Example:
        zonal matches decide 12 --link 4711 --reason "same address" --as chi --purpose vaccination --database city.zonal
        zonal matches decide 13 --unmatched --reason "a visitor" --as chi --purpose vaccination --database city.zonal
      """)
  @Argument(help: "Number of the record in the queue.") var number: Int
  @Option(help: "It is of the citizen of this number.") var link: Int?
  @Flag(help: "It is of nobody in the register.") var unmatched = false
  @Flag(help: "More has to be found out first.") var later = false
  @Option(help: "Why, in words that give nobody away: they stand in the decision log.") var reason: String
  @OptionGroup var personal: PersonalArguments
  @Flag(help: "Check the decision, and write nothing.") var dryRun = false

  func validate() throws {
    if [link != nil, unmatched, later].count(where: { $0 }) != 1 {
      throw ValidationError("say one of --link CITIZEN, --unmatched, --later")
    }
  }

  func run() throws {
    try personal.use { open, access, city in
      let decision: MatchDecision = link.map { .link(citizen: $0) } ?? (unmatched ? .unmatched : .later)
      let queue = MatchQueue(open.file, sealer: open.ring.sealer)
      if dryRun {
        let match = try queue.match(number, access)
        if let link, access.wards != nil, !match.candidates.contains(where: { $0.citizen == link }) {
          throw MatchQueueError.noCandidate(citizen: link, number: number)
        }
        return Console.line("record \(number) is \(match.state); nothing was written")
      }
      // A record of a dose gives the dose its person.
      let office = VaccinationOffice(open.file, sealer: open.ring.sealer, offset: city.offset)
      let match = try office.decide(match: number, decision, reason: reason, by: access)
      Console.line("record \(number) is \(match.state)" + (match.citizen.map { " to citizen \($0)" } ?? ""))
    }
  }
}
