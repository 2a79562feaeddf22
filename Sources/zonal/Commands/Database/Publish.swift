import ArgumentParser
import Criteria
import Epidemiology
import Foundation
import Quantities
import Store
import Surveillance
import Zones

struct Publish: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compute the zone map from the database and take it from draft over review into force.",
    discussion: """
      Without --reviewer the map stays a draft; with --reviewer and --approver it is in force, from now or from --in-force-from. A
      published revision is never changed: a map of a time that is over is corrected with --corrects, by a new revision for that time.

      Examples:
        zonal publish --on 2022-01-21 --criteria vn-4800 --act "Decision 4800" --reason "weekly review" \\
          --reviewer an --approver binh --database city.zonal --output zones
        zonal publish --revision 12 --reviewer an --approver binh --database city.zonal
      """)

  @OptionGroup var database: DatabaseArguments
  @Option(help: "Day of the map (default: today by the city's clock).", transform: parseDay) var on: Day?
  @Option(help: "Criteria set: an id or a file.") var criteria: String?
  @Option(help: "Apply the rules as in force on this day.", transform: parseDay) var asInForceOn: Day?
  @Option(help: "The act of law by which the map is published.") var act = ""
  @Option(help: "Why, in words.") var reason = ""
  @Option(help: "Go on with this draft instead of making one.") var revision: Int?
  @Option(help: "The published revision whose time this map corrects.") var corrects: Int?
  @Option(help: "Officer who has looked at the map and found it right.") var reviewer: String?
  @Option(help: "Officer who stands for it: it is in force then.") var approver: String?
  @Option(help: "From when it is in force, 2022-01-22T06:00 by the city's clock (default: now).") var inForceFrom:
    String?
  @Flag(help: "Give up the draft that --revision names.") var withdraw = false
  @OptionGroup var vintage: VintageArguments
  @Option(
    help: ArgumentHelp(
      "Residents from the register of citizens or from the imported table; auto takes the register when it has anybody.",
      valueName: "auto|register|table"))
  var population: PopulationChoice = .auto
  @Option(name: .shortAndLong, help: "Folder for zones.geojson, zones.csv and report.html of the map.") var output:
    String?
  @Flag(help: "Compute and compare, and keep nothing.") var dryRun = false
  @Option(help: "text or json.") var format: OutputFormat = .text
  @Option(help: "Tell on standard error how far the work is: auto (on a terminal), always or never.")
  var progress: ProgressChoice = .auto

  func validate() throws {
    if revision == nil, criteria == nil {
      throw ValidationError("name the rules with --criteria, or a draft with --revision")
    }
    if revision != nil, criteria != nil || on != nil || corrects != nil {
      throw ValidationError("--revision goes on with a draft as it is; leave --criteria, --on and --corrects out")
    }
    if let inForceFrom, Moment(inForceFrom, offset: 0) == nil {
      throw ValidationError("'\(inForceFrom)' is no moment; write it as 2022-01-22T06:00")
    }
    if withdraw, revision == nil { throw ValidationError("--withdraw needs --revision") }
    if approver != nil, reviewer == nil, revision == nil {
      throw ValidationError("a map is approved after somebody has looked at it: give --reviewer too")
    }
  }

  func run() throws {
    try Failure.reporting {
      try database.use { open in
        let file = open.file
        let number: Int
        if let revision {
          number = revision
          if withdraw {
            let access = try open.access(.publication)
            try file.write { try Publication.withdraw(revision, by: access, reason: reason, $0) }
            return report(try file.read { try Archive.revision(number, $0) }, changed: nil, counts: nil)
          }
          try proceed(revision, open)
          let (kept, map) = try file.read { (try Archive.revision(number, $0), try Archive.map(of: number, $0)) }
          try export(map)
          return report(kept, changed: nil, counts: map)
        }
        // Before there is a draft that nobody could go on with.
        for (name, right) in [(reviewer, Right.reviewRevisions), (approver, .publishRevisions)] {
          guard let name else { continue }
          let access = try open.access(.publication, as: name)
          try file.read { _ in try access.require(right, subject: "revisions") }
        }
        let (drafted, changed, map) = try draft(open)
        try export(map)
        guard let drafted else {
          return Console.line("on \(map.on): \(Self.counts(map)); \(changed) wards would differ; nothing was kept")
        }
        try proceed(drafted, open)
        report(try file.read { try Archive.revision(drafted, $0) }, changed: changed, counts: map)
      }
    }
  }

  private func draft(_ open: OpenDatabase) throws -> (revision: Int?, changed: Int, ZoneMap) {
    guard let criteria else { preconditionFailure("asked for by validate") }
    let file = open.file
    let access = try open.access(.publication)
    let library = CriteriaArguments.library
    let (set, text) = (try library.set(criteria), try library.text(criteria))
    let bands = AgeBands(breaks: try set.ageBreaks())
    // A correction has the wards of what it corrects, unless others are named.
    let vintage =
      try vintage.vintage == nil && corrects != nil
      ? file.read { try BoundaryVintage.load(Archive.revision(corrects!, $0).vintage, $0) } : vintage.load(file)
    let now = DatabaseArguments.now()

    func compute(_ reading: Reading) throws -> Publication.Draft {
      let city = try City(reading)
      let day = on ?? city.day(at: now)
      let residents = try population.residents(vintage, on: day, city, reading)
      var living = try LivingMap(vintage, population: residents, reading)
      let (map, levels) = try living.map(on: day, set, asInForceOn: asInForceOn)
      return Publication.Draft(
        map: map, day: levels, criteriaText: text, knownAt: now, act: act, reason: reason, corrects: corrects)
    }
    if dryRun {
      return try file.rehearse { writing in
        try Recount.ensure(bands, by: database.actor, writing)
        let draft = try compute(writing)
        return (nil, try Publication.draft(draft, vintage: vintage, by: access, writing).changed, draft.map)
      }
    }
    try file.write { _ = try Recount.ensure(bands, by: database.actor, $0) }
    let draft = try file.read(compute)
    let kept = try file.write { try Publication.draft(draft, vintage: vintage, by: access, $0) }
    progress.say("revision \(kept.revision) is drafted")
    return (kept.revision, kept.changed, draft.map)
  }

  /// Takes a draft as far as the options go.
  private func proceed(_ number: Int, _ open: OpenDatabase) throws {
    let file = open.file
    if let reviewer {
      let access = try open.access(.publication, as: reviewer)
      try file.write { try Publication.review(number, by: access, $0) }
      progress.say("revision \(number) is reviewed")
    }
    guard let approver else { return }
    let access = try open.access(.publication, as: approver)
    try file.write { writing in
      let offset = try City(writing).clockOffset
      // Looked at by validate already.
      let instant = inForceFrom.flatMap { Moment($0, offset: offset) }.map { Instant($0, offset: offset) }
      try Publication.publish(number, by: access, from: instant, writing)
    }
    progress.say("revision \(number) is published")
  }

  private func export(_ map: ZoneMap) throws {
    guard let output else { return }
    let folder = try OutputFolder(output)
    try folder.write(map)
    try folder.write("report.html") { write in
      try ReportPage(map: map, files: [], warnings: [], findings: [], counts: [:]).write(threads: 1, write)
    }
    try folder.commit()
  }

  private func report(_ revision: ZoneRevision, changed: Int?, counts: ZoneMap?) {
    if format == .json { return Console.line(RevisionPage.json(revision)) }
    Console.line(RevisionPage.line(revision))
    if let counts { Console.line("  " + Self.counts(counts)) }
    if let changed { Console.line("  \(changed) wards differ from the map published before") }
    if revision.state == .draft {
      Console.line("  look at it, then: zonal publish --revision \(revision.number) --reviewer NAME --approver NAME")
    }
  }

  private static func counts(_ map: ZoneMap) -> String {
    zip(map.criteria.classes, map.counts).filter { $1 > 0 }.map { "\($1) \($0.id)" }.joined(separator: ", ")
  }
}
