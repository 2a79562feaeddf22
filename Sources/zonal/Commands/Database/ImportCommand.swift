import ArgumentParser

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring boundaries, population, reports, figures, decrees and citizens into the database.",
    discussion: """
      What comes again as it was changes nothing, and what comes again otherwise is a new version beside the old one. So an
      import that was cut off is completed by running it again.

      Example, in this order:
        zonal import boundaries wards.geojson --database city.zonal
        zonal import population population.csv --database city.zonal
        zonal import cases cases.csv --source CDC --database city.zonal --findings findings.csv
        zonal import citizens citizens.csv --source "population register" --database city.zonal
      """,
    subcommands: [
      ImportBoundaries.self, ImportPopulation.self, ImportMeasures.self, ImportCases.self, ImportDoses.self,
      ImportDecrees.self, ImportCitizens.self,
    ])
}
