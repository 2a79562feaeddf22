import ArgumentParser
import Criteria
import Epidemiology
import Quantities
import SpatialCore
import Store
import Surveillance
import Zones

struct ImportBoundaries: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "boundaries",
    abstract: "Bring in ward boundaries, GeoJSON or GeoPackage, as a vintage of their own.",
    discussion: """
      A vintage is never changed: after a reform import the new wards under a name of their own, with the days on which they hold.

      Example:
        zonal import boundaries wards-2025.geojson --vintage 2025 --from 2025-07-01 --database city.zonal
      """)
  @Argument(help: "GeoJSON or GeoPackage.") var file: String
  @Option(help: "Name of the vintage.") var vintage: String?
  @Option(help: "First day on which the codes are used.", transform: parseDay) var from: Day?
  @Option(help: "Last day on which the codes are used.", transform: parseDay) var through: Day?
  @OptionGroup var common: ImportArguments
  @OptionGroup var boundaries: BoundaryArguments

  func run() throws {
    try common.run { database, sink in
      let set = try boundaries.load(file)
      sink.add(LoadedInputs.findings(of: set, file: file))
      if common.dryRun {
        Console.line("\(set.wards.count) wards; nothing was written")
        return 0
      }
      let access = try database.access(.administration)
      let kept = try database.file.write {
        try BoundaryVintage.keep(
          set.wards, name: vintage, from: from, through: through, by: access, $0)
      }
      Console.line("vintage \(kept.number)\(kept.name.map { " (\($0))" } ?? ""): \(kept.wards.count) wards")
      return 0
    }
  }
}

struct ImportPopulation: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "population",
    abstract: "Bring in a table of residents: ward_code, population, optional age_from, age_to, from.",
    discussion: """
      The files together are one table and take the place of the one before from the same source.

      Example:
        zonal import population population.csv --source census --database city.zonal
      """)
  @Argument(help: "Files.") var files: [String]
  @Option(help: "Who the figures come from.") var source = "population table"
  @OptionGroup var common: ImportArguments
  @OptionGroup var vintage: VintageArguments
  @OptionGroup var rows: RowArguments

  func run() throws {
    try FigureImport(files: files, common: common, vintage: vintage, rows: rows).run { tables, vintage, access, write in
      let (population, counts) = try tables.population(files)
      try write {
        try FigureTables.keep(
          population, file: LoadedInputs.name(files[0]), source: source, vintage: vintage, by: access, $0
        )
      }
      return counts
    }
  }
}

struct ImportMeasures: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measures",
    abstract: "Bring in other figures of wards and districts: area_code, date, measure, value.",
    discussion: """
      Of several figures for an area, a day and a measure the last one brought in holds; the earlier ones stay readable.

      Example:
        zonal import measures measures.csv --database city.zonal
      """)
  @Argument(help: "Files.") var files: [String]
  @Option(help: "Who the figures come from.") var source = "measures"
  @OptionGroup var common: ImportArguments
  @OptionGroup var vintage: VintageArguments
  @OptionGroup var rows: RowArguments

  func run() throws {
    try FigureImport(files: files, common: common, vintage: vintage, rows: rows).run { tables, vintage, access, write in
      let (measures, counts) = try tables.measures(files)
      try write {
        try FigureTables.keep(
          measures, file: LoadedInputs.name(files[0]), source: source, vintage: vintage, by: access, $0)
      }
      return counts
    }
  }
}

/// Reads tables of figures against the wards of a vintage.
struct FigureImport {
  var files: [String]
  var common: ImportArguments
  var vintage: VintageArguments
  var rows: RowArguments

  /// - Parameter body: reads with the intake, hands over what is to be written, and returns the rows of each file.
  func run(
    _ body: (TableIntake, BoundaryVintage, Access, _ write: ((Writing) throws -> Int) throws -> Void) throws ->
      [RowCounts]
  ) throws {
    try common.run { database, sink in
      try rows.checkMappings(against: files)
      let access = try database.access(.administration)
      let vintage = try vintage.load(database.file)
      var options = IntakeOptions()
      options.mapping = try rows.mapping()
      options.dateFormat = rows.dateFormat
      let tables = TableIntake(wards: WardIndex(wards: vintage.wards), options: options, sink: sink)
      let counts = try body(tables, vintage, access) { write in
        if !common.dryRun { _ = try database.file.write(write) }
      }
      for (path, counts) in zip(files, counts) {
        Console.line(
          "\(LoadedInputs.name(path)): \(counts.rows) rows, \(counts.counted) \(common.dryRun ? "would be " : "")kept, "
            + "\(counts.unlocated) of no ward, \(counts.rejected) rejected")
      }
      return counts.reduce(0) { $0 + $1.unlocated + $1.rejected }
    }
  }
}

struct ImportDecrees: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decrees",
    abstract:
      "Bring in decreed areas and overrides: shapes, wards or districts with a level, an act and the time in force.",
    discussion: """
      A decree with an id that is there already becomes a new version of it, for instance with an end. The computed level of its
      wards stays as it is and is shown beside it. The files are those of 'zonal decrees check'.

      Example:
        zonal import decrees decrees.csv --reason "Directive 20/CT-UBND" --database city.zonal --criteria vn-4800
      """)
  @Argument(help: "GeoJSON or CSV files.") var files: [String]
  @Option(help: "Why, in words.") var reason: String
  @OptionGroup var common: ImportArguments
  @OptionGroup var vintage: VintageArguments
  @Option(
    name: .customLong("map"),
    help: ArgumentHelp(
      "A property under another name: name=PROPERTY. Names: \(DecreeOptions.names.joined(separator: ", ")).",
      valueName: "name=PROPERTY"))
  var mappings: [String] = []
  @Option(help: "How dates with slashes are written: dd/mm/yyyy or mm/dd/yyyy, or from=dd/mm/yyyy for one column.")
  var dateFormat: [String] = []
  @Option(help: "Criteria set whose levels the decrees use, by id or file.") var criteria: String?
  @OptionGroup var scale: DecreeScale

  func run() throws {
    try common.run { database, sink in
      let rules = try criteria.map { try CriteriaArguments.library.set($0) }
      let wards = try database.file.read { try? BoundaryVintage.load(named: vintage.vintage, $0) }?.wards
      let (set, _) = try scale.load(
        files, mappings: mappings, dateFormats: dateFormat, criteria: rules, boundaries: wards, maps: [], chosen: nil)
      if common.dryRun {
        Console.line("\(set.areas.count) areas; nothing was written")
      } else {
        let access = try database.access(.publication)
        let (added, changed) = try database.file.write {
          try DecreeRegister.keep(set.areas, reason: reason, by: access, $0)
        }
        Console.line("\(set.areas.count) areas: \(added) new, \(changed) changed")
      }
      return set.findings.count { $0.severity == .rejected }
    }
  }
}
