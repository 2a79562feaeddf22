import ArgumentParser

struct CaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case",
    abstract: "Cases and their contacts: entered, classified by dated definitions, traced, merged, listed by ward.",
    discussion: """
      What a suspected or confirmed case and a close contact are stands in dated definitions (geodata/criteria/cases), which the city
      adopts. Everything that is entered classifies the person anew, and those whom it concerns; the zone map counts them at once. Persons
      are typed on standard input, never as arguments.

      Example:
        zonal case definitions vietnam --as binh --database city.zonal
        zonal case add --ward 00001 --reported 2021-08-02 --onset 2021-07-31 --as chi --database city.zonal < person.txt
        zonal case test 1 --kind pcr --result positive --ct 22.5 --sampled 2021-08-02T08:00 --as chi --database city.zonal
        zonal case contact 1 2 --kind household --from 2021-07-30T18:00 --until 2021-08-01T07:00 --as chi --database city.zonal
        zonal case trace 1 --direction forward --steps 3 --as chi --database city.zonal
        zonal case list --ward 00001 --on 2021-08-02 --as chi --database city.zonal
      """,
    subcommands: [
      CaseDefinitionsCommand.self, CaseAdd.self, CaseShow.self, CaseSymptomCommand.self, CaseTestCommand.self,
      CaseExposureCommand.self, CaseContactCommand.self, CaseOutcomeCommand.self, CaseClassify.self, CaseTrace.self,
      CaseDuplicates.self, CaseMerge.self, CaseList.self, CaseStatisticsCommand.self, CaseMarkerCommand.self,
      CaseImport.self, CaseExport.self,
    ])
}
