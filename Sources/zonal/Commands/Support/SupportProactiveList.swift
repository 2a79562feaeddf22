import ArgumentParser
import Epidemiology
import Quantities
import Server
import SpatialCore
import Store
import Subsidies
import Surveillance

struct SupportProactiveList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List who seems to be entitled in a ward and has not claimed; that they were shown is logged.",
    discussion: """
      By what the register, quarantine orders, cases, lists of offices and published maps say; nobody is asked. Whoever lacks one answer
      is listed with it, unless --sure is given.

      Example:
        zonal support list --ward 00070 --as chi --database city.zonal
      """)
  @Option(help: "Code of the ward.") var ward: String
  @Option(help: "Only this policy.") var policy: String?
  @Flag(help: "Only who is entitled without a further answer.") var sure = false
  @Option(help: "Where the page begins, as the page before said.") var after = 0
  @Option(help: "Entries of a page, 500 at most.") var limit = 100
  @Option(help: "Another day than today.") var on: String?
  @OptionGroup var database: DatabaseArguments

  func run() throws {
    try Failure.reporting {
      try database.use { open in
        let access = try open.access(.support)
        let (vintage, offset) = try open.file.read {
          (try BoundaryVintage.load(named: nil, $0), try City($0).clockOffset)
        }
        guard let place = vintage.wards.firstIndex(where: { $0.code == ward }) else {
          throw SupportError.unknown(what: "ward", name: ward, known: vintage.wards.map(\.code))
        }
        let office = SupportOffice(open.file, sealer: open.ring.sealer, offset: offset, known: KnownFactsOfCity())
        let page = try office.seemEntitled(
          ward: vintage.row(place), policy: policy, sure: sure, after: after, limit: limit,
          on: on.map(parseDay) ?? DatabaseArguments.now().day(offset: offset), rooms: [KnownFactsOfCity()], by: access)
        for item in try office.policies().catalogue.notSwept where policy == nil || policy == item.policy.id {
          // Standard error: what stands on standard output is the list.
          Console.error("not looked at: \(item.policy.id), for a \(item.policy.payee.rawValue); the register has none")
        }
        guard let page else { return Console.line("nobody who has not claimed seems to be entitled") }
        let rows = page.entries.map { entry in
          [
            "\(entry.citizen)", entry.name, entry.answer.policy, entry.answer.amount.map(String.init) ?? "",
            entry.answer.missing.joined(separator: " "),
          ]
        }
        Console.line(Console.table([["citizen", "name", "policy", "đồng", "lacks"]] + rows, right: [0, 3]))
        Console.line("\(page.total) in all\(page.next.map { "; next page: --after \($0)" } ?? "")")
      }
    }
  }
}

struct SupportImportList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import-list",
    abstract: "Bring in a list of another office: social insurance, tax, social protection.",
    discussion: """
      Columns: identifier, fact (a spell or a question of the adopted policies), of a spell from and through (empty while it lasts), of an
      answer value (yes, no or a number), and employer, of which only a keyed hash is kept. Rows in = kept + repeated + refused; a file may
      come again.

      Example:
        zonal support import-list --kind social-insurance insured.csv --as an --database city.zonal --findings findings.csv
      """)
  @Argument(help: "Files (.csv, .csv.gz), - for standard input.") var files: [String]
  @Option(help: "social-insurance, tax or social-protection.") var kind: String
  @Option(help: "File for the findings.") var findings: String?
  @Flag(help: "Exit with 1 when rows were refused.") var strict = false
  @OptionGroup var database: DatabaseArguments

  func run() throws {
    guard let kind = FactImport.Kind(rawValue: kind) else {
      throw ValidationError("--kind is \(FactImport.Kind.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    let refused = try Failure.reporting {
      let staged = try findings.map { try StagedFile($0) }
      let sink = try FindingSink(path: staged?.staging)
      let refused = try database.use { open in
        let adopted = try open.file.read { try AdoptedSupportPolicies.last($0) }
        guard !adopted.files.isEmpty else { throw SupportError.noPolicy }
        let job = FactImport(
          open.file, sealer: open.ring.sealer, access: try open.access(.support), catalogue: adopted.catalogue,
          sink: sink)
        var refused = 0
        for path in files {
          let counts = try job.run(path, kind: kind) { Console.progress("\($0.rows) rows") }
          Console.line(
            "\(LoadedInputs.name(path)): \(counts.rows) rows = \(counts.kept) kept + \(counts.repeated) repeated + "
              + "\(counts.refused) refused; \(counts.unknownPeople) of those kept are of nobody in the register")
          refused += counts.refused
        }
        return refused
      }
      try sink.close()
      try staged?.commit()
      sink.tell()
      return refused
    }
    if strict, refused > 0 { throw Failure.rejectedRows }
  }
}
