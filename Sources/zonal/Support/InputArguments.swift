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

  @Option(help: "Table of which earlier ward became which ward of the boundaries (see 'zonal boundaries crosswalk').")
  var crosswalk: String?

  @Option(
    help:
      "First day on which ward codes are those of the boundaries; before it rows name wards of the crosswalk's 'from'.",
    transform: parseDay)
  var reform: Day?

  @Option(parsing: .upToNextOption, help: "Tallies that were counted over the wards of the crosswalk's 'from'.")
  var earlierTally: [String] = []

  @OptionGroup var boundaryArguments: BoundaryArguments
  @OptionGroup var rows: RowArguments

  func validate() throws {
    if crosswalk == nil, reform != nil || !earlierTally.isEmpty {
      throw ValidationError("--reform and --earlier-tally need --crosswalk, which says what became of each ward")
    }
    if crosswalk != nil, reform == nil, earlierTally.isEmpty {
      throw ValidationError("--crosswalk needs --reform, the first day of the new codes, or --earlier-tally")
    }
    if cases.isEmpty, tally.isEmpty, earlierTally.isEmpty {
      throw ValidationError("Missing expected argument '--cases <cases> ...' or '--tally <tally> ...'")
    }
    if (cases + doses + tally + earlierTally).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input can be read only once")
    }
    if knownAt != nil, !(tally + earlierTally).isEmpty {
      throw ValidationError("a tally does not say when its reports became known; give --known-at with rows only")
    }
  }
}
