import ArgumentParser
import Quantities

/// The files that a zone map is made from, as options of a command.
struct InputArguments: ParsableArguments {
  @Option(help: "Ward boundaries: GeoJSON or GeoPackage.")
  var boundaries: String

  @Option(
    parsing: .upToNextOption, help: "Population table(s): ward_code, population, optional age_from, age_to, from.")
  var population: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: "File(s) of cases: report_date and a place, optional known_at (see --known-at); - for standard input.")
  var cases: [String] = []

  @Option(parsing: .upToNextOption, help: "File(s) of vaccine doses: dose_date, dose_number and a place.")
  var doses: [String] = []

  @Option(parsing: .upToNextOption, help: "Tallies made by 'zonal tally', in place of rows or beside them.")
  var tally: [String] = []

  @Option(parsing: .upToNextOption, help: "File(s) of other figures: area_code, date, measure, value.")
  var measures: [String] = []

  @Option(help: "Criteria set: an id (see 'zonal criteria list') or a file.")
  var criteria: String

  @Option(help: "Day of the map, YYYY-MM-DD.", transform: parseDay)
  var on: Day

  @Option(help: "Apply the rules as in force on this day, whatever the day of the map.", transform: parseDay)
  var asInForceOn: Day?

  @Option(
    help: ArgumentHelp(
      "Leave out rows that became known after this moment, YYYY-MM-DDTHH:MM; a day alone is its end.",
      discussion: "Rows say it in the column known_at; without it a row became known at the end of its day.",
      valueName: "moment"),
    transform: parseKnownAt)
  var knownAt: Moment?

  @OptionGroup var boundaryArguments: BoundaryArguments
  @OptionGroup var rows: RowArguments

  func validate() throws {
    if cases.isEmpty, tally.isEmpty {
      throw ValidationError("Missing expected argument '--cases <cases> ...' or '--tally <tally> ...'")
    }
    if (cases + doses + tally).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input can be read only once")
    }
    if knownAt != nil, !tally.isEmpty {
      throw ValidationError("a tally does not say when its reports became known; give --known-at with rows only")
    }
  }
}
