import ArgumentParser
import Criteria
import Epidemiology
import Quantities
import Server
import SpatialCore
import Store
import Subsidies
import Surveillance

struct SupportBudgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "budget",
    abstract:
      "What a file of policies would cost in each ward by what the system knows, and against another what changes.",
    discussion: """
      The file takes the place of an adopted one of its id; the other adopted ones stay. Nothing is adopted, and no record is opened.
      Numbers are of the officer's wards. With --public rows of few people are left out, so that they can be shown to everybody.

      Example:
        zonal support budget draft.yaml --against vn-68-2021 --as dung --database city.zonal > budget.csv
      """)
  @Argument(help: "Id of a file in geodata/criteria/support, or a path.") var policies: String
  @Option(help: "Id or path of the policies to compare with.") var against: String?
  @Option(help: "Day of the claims (default: today).") var on: String?
  @Option(help: "Code of a ward; may be given again (default: all of the officer).") var ward: [String] = []
  @Flag(name: .customLong("public"), help: "Leave out rows of few people.") var isPublic = false
  @Option(help: "csv or json.") var format: BudgetFormat = .csv
  @OptionGroup var database: DatabaseArguments

  enum BudgetFormat: String, ExpressibleByArgument, CaseIterable { case csv, json }

  func run() throws {
    try Failure.reporting {
      let (file, other) = (
        try SupportPages.library.policies(policies), try against.map { try SupportPages.library.policies($0) }
      )
      let rule =
        isPublic ? try DisclosureRule.load(path: GeodataFolder.path(of: "disclosure.yaml") ?? "disclosure.yaml") : nil
      try database.use { open in
        let access = try open.access(.support)
        let (vintage, adopted, offset) = try open.file.read {
          (try BoundaryVintage.load(named: nil, $0), try AdoptedSupportPolicies.last($0), try City($0).clockOffset)
        }
        let office = SupportOffice(open.file, sealer: open.ring.sealer, offset: offset, known: KnownFactsOfCity())
        let wards = try rows(vintage, access)
        let day = try on.map(parseDay) ?? DatabaseArguments.now().day(offset: offset)
        func totals(_ file: SupportPolicies) throws -> SweepTotals {
          let files = adopted.files.map(\.policies).filter { $0.id != file.id } + [file]
          return try office.totals(
            of: SupportCatalogue(files), wards: wards, on: day, rooms: [KnownFactsOfCity()], by: access)
        }
        let budget = SupportBudget(try totals(file), against: try other.map(totals))
        let ids = Set((file.policies + (other?.policies ?? [])).map(\.id))
        let shown = budget.rows.filter { row in
          ids.contains(row.policy) && rule.map { budget.isPublic(row, by: $0) } ?? true
        }
        Console.write(try format == .csv ? BudgetPage.csv(shown, vintage) : BudgetPage.json(shown, vintage))
      }
    }
  }

  private func rows(_ vintage: BoundaryVintage, _ access: Access) throws -> [Int] {
    if ward.isEmpty {
      let all = vintage.wards.indices.map { vintage.row($0) }
      return access.wards.map { mine in all.filter { mine.contains($0) } } ?? all
    }
    return try ward.map { code in
      guard let place = vintage.wards.firstIndex(where: { $0.code == code }) else {
        throw SupportError.unknown(what: "ward", name: code, known: vintage.wards.map(\.code))
      }
      return vintage.row(place)
    }
  }
}
