import ArgumentParser
import Epidemiology
import Quantities
import Store
import Surveillance
import Vaccination

struct VaccinationExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the doses of your area as FHIR R4: Patient and Immunization as NDJSON.",
    discussion: """
      Without --disclose people stand under pseudonyms, the same in each export. With it the files tell who they are: they go into a new
      folder that only its owner can open, can be brought in again with 'zonal vaccination import-fhir', and go out from there as the same
      bytes. Either is in the decision log.

      Example:
        zonal vaccination export --output /secure/doses --as chi --database city.zonal
      """)
  @Option(help: "A folder that is not there yet.") var output: String
  @Flag(help: "With identifiers, names and phones.") var disclose = false
  @OptionGroup var arguments: VaccinationArguments

  func run() throws {
    try arguments.use { open in
      let folder = try PrivateFolder(output)
      let result: DoseExport.Result
      do {
        result = try DoseExport(open.office).run(disclose ? .disclosed : .pseudonymous, to: open.access)
      } catch {
        folder.remove()
        throw error
      }
      try PrivateFile.write(result.patients, to: "\(output)/Patient.ndjson")
      try PrivateFile.write(result.immunizations, to: "\(output)/Immunization.ndjson")
      Console.line("\(result.people) people and \(result.doses) doses")
    }
  }
}

struct VaccinationImportFHIR: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import-fhir",
    abstract: "Bring in doses as FHIR R4: Patient and Immunization as NDJSON.",
    discussion: """
      All files are one set. Products are known by their text, by codes of our own or by CVX. What is known changes nothing.

      Example:
        zonal vaccination import-fhir Patient.ndjson Immunization.ndjson --source hospital --as an --database city.zonal
      """)
  @Argument(help: "Files (.ndjson), - for standard input.") var files: [String]
  @Option(help: "Who keeps the doses that name no source of their own.") var source: String
  @OptionGroup var common: ImportArguments

  func run() throws {
    try common.run { database, sink in
      let offset = try database.file.read { try City($0).clockOffset }
      let office = VaccinationOffice(database.file, sealer: database.ring.sealer, offset: offset)
      var options = DoseImportOptions(source: source, today: DatabaseArguments.now().day(offset: offset))
      options.isDryRun = common.dryRun
      let counts = try DoseFHIRImport(office, access: database.access(.vaccination), options: options, sink: sink)
        .run(files)
      Console.line(VaccinationImport.text("immunizations", counts, isDryRun: common.dryRun))
      return counts.rejected
    }
  }
}
