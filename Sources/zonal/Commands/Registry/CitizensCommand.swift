import ArgumentParser

struct CitizensCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "citizens",
    abstract: "Look at people, within an officer's area and for a purpose; or count them.",
    discussion: """
      Every look is put into the decision log before anything is shown. Somebody outside the officer's area is answered in the same
      words as somebody whom the register does not know.

      Example:
        zonal officers add chi --role health-officer --area "wards 00067" --database city.zonal
        zonal citizens find --as chi --purpose treatment --database city.zonal < identifier.txt
        zonal citizens list --ward 00067 --ages 65-120 --as chi --purpose vaccination --database city.zonal
        zonal citizens count --ages 0,18,65 --database city.zonal
      """,
    subcommands: [FindCitizen.self, ListCitizens.self, CountCitizens.self, CitizenHistory.self])
}
