import ArgumentParser
import Criteria
import Quantities
import SpatialCore
import Zones

/// Decrees that are drawn into a computed map. Where `status` says `--map`, this says `--decree-map`: the map's rows have their own.
struct MapDecreeArguments: ParsableArguments {
  @Option(
    parsing: .upToNextOption,
    help: "GeoJSON or CSV files of decrees: the map then also says what is in force (see 'zonal status').")
  var decrees: [String] = []

  @Option(help: "Moment for which the map says what is in force (default: the end of its day).")
  var inForceAt: String?

  @Option(
    name: .customLong("decree-map"),
    help: ArgumentHelp(
      "A property of decrees under another name: name=PROPERTY. Names: \(DecreeOptions.names.joined(separator: ", ")).",
      valueName: "name=PROPERTY"))
  var mappings: [String] = []

  @Option(
    name: .customLong("decree-date-format"),
    help: "How dates of decrees with slashes are written: dd/mm/yyyy or mm/dd/yyyy, or as from=dd/mm/yyyy for one.")
  var dateFormats: [String] = []

  @OptionGroup var scale: DecreeScale

  func validate() throws {
    guard decrees.isEmpty else { return }
    if inForceAt != nil || !mappings.isEmpty || !dateFormats.isEmpty || !scale.words.isEmpty || scale.levels != nil
      || scale.precedence != nil
    {
      throw ValidationError(
        "--in-force-at, --decree-map, --decree-date-format, --level, --levels and --precedence need --decrees")
    }
  }

  /// The moment for which the map of a day says what is in force.
  ///
  /// - Throws: `ValidationError` when it lies before the map.
  func moment(_ day: Day) throws -> Moment {
    guard let inForceAt else { return .end(of: day) }
    let moment = try scale.moment(inForceAt)
    guard moment >= Moment(day) else {
      throw ValidationError("--in-force-at \(moment) lies before the day of the map, \(day)")
    }
    return moment
  }

  /// The decreed areas over some wards, and how many features were refused; `nil` without decrees.
  func load(_ wards: [Ward], _ criteria: CriteriaSet) throws -> (inForce: InForce, refused: Int)? {
    guard !decrees.isEmpty else { return nil }
    let (set, inForce) = try scale.load(
      decrees, mappings: mappings, dateFormats: dateFormats, criteria: criteria, boundaries: wards)
    return (inForce, set.findings.count { $0.severity == .rejected })
  }
}
