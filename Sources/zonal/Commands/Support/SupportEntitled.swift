import ArgumentParser
import Criteria
import Epidemiology
import Quantities
import Store
import Subsidies
import Surveillance

struct SupportEntitled: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entitled",
    abstract: "What somebody would be entitled to, by facts on standard input; nothing is kept, and nobody is named.",
    discussion: """
      Lines of standard input, each as often as there is something to say; what is left out is asked for only where it would decide:
        birth 1990-05-01, sex female, group poor, child 2020-01-31 (children 0 for none)
        home 00070 2021-05-01 2021-12-31, work 00070 (a ward by its code; days may be left out)
        spell job-suspended 2021-08-01 2021-09-05 (the last day is left out while it lasts), none quarantined-f1
        answer social-insurance yes, answer staff-cut-percent 20
      With --database the adopted policies and the published maps count, else the shipped policies without maps.

      Example:
        printf 'spell quarantined-f1 2021-08-01 2021-08-14\\nbirth 1990-05-01\\n' | zonal support entitled --on 2021-09-10
      """)
  @Option(help: "Day of the claim (default: today).") var on: String?
  @Option(help: "Only this policy.") var policy: String?
  @Option(help: "text or json.") var format: OutputFormat = .text
  @Flag(help: "Also policies of which nothing is known.") var all = false
  @OptionGroup var database: DatabaseArguments

  func run() throws {
    try Failure.reporting {
      let asked = try on.map(parseDay)
      if database.database == nil {
        let library = SupportPages.library
        let catalogue = SupportCatalogue(try library.ids.sorted(by: >).map { try library.policies($0) })
        return try answer(catalogue, GivenPlaces([:]), asked ?? DatabaseArguments.now().day(offset: 25_200))
      }
      try database.look { file in
        let (catalogue, places, day) = try file.read { reading in
          let day = try asked ?? City(reading).day(at: DatabaseArguments.now())
          let vintage = try BoundaryVintage.load(named: nil, reading)
          let snapshot = try ZoneSnapshot(vintage, index: WardIndex(wards: vintage.wards), reading)
          return (
            try AdoptedSupportPolicies.last(reading).catalogue,
            PublishedPlaces(snapshot, from: Day(year: 2020, month: 1, day: 1)!, through: day), day
          )
        }
        try answer(catalogue, places, day)
      }
    }
  }

  private func answer(_ catalogue: SupportCatalogue, _ places: any PlaceHistory, _ day: Day) throws {
    guard !catalogue.items.isEmpty else { throw SupportError.noPolicy }
    if let policy, catalogue.item(policy) == nil {
      throw SupportError.unknown(what: "policy", name: policy, known: catalogue.items.map(\.policy.id))
    }
    let facts = try TypedFacts.read(catalogue)
    let answers = try catalogue.answers(facts: facts, claimDay: day, places: places).filter { answer in
      policy.map { $0 == answer.policy } ?? (all || answer.verdict != .notEntitled && answer.from != nil)
    }
    // What is paid stands first; the order of the files among the same verdict.
    let sorted = [SupportAnswer.Verdict.entitled, .open, .notEntitled].flatMap { verdict in
      answers.filter { $0.verdict == verdict }
    }
    if format == .json { return Console.line(try SupportPages.json(sorted)) }
    let throughEmployer = sorted.filter { catalogue.item($0.policy)?.policy.payee == .employer }
    let own = sorted.filter { catalogue.item($0.policy)?.policy.payee != .employer }
    if !own.isEmpty || throughEmployer.isEmpty { Console.line(SupportPages.answers(own, catalogue)) }
    if throughEmployer.isEmpty { return }
    // Nobody is paid these themselves: an employer has to ask.
    Console.line("through your employer:")
    Console.line(SupportPages.answers(throughEmployer, catalogue))
  }
}
