import ArgumentParser
import Cases
import Store
import Surveillance

struct CaseExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the records of your area as line lists, as FHIR R4, or under pseudonyms.",
    discussion: """
      Lists and FHIR tell who people are: they go into a new folder that only its owner can open, and into the decision log. They can be
      brought in again with 'zonal case import' and give the same records. Under pseudonyms there are no names, identifiers, addresses,
      notes and places, ages are in bands, and a record has the same pseudonym in each export; that too is for people who work with it,
      and not for the public.

      Example:
        zonal case export --form lists --output /secure/export --as chi --database city.zonal
      """)

  @Option(help: "lists, fhir or pseudonymous.") var form: CaseExportForm = .lists
  @Option(help: "A folder that is not there yet.") var output: String
  @OptionGroup var database: DatabaseArguments

  func run() throws {
    try Failure.reporting {
      try database.use { open in
        let access = try open.access(.caseInvestigation)
        let folder = try PrivateFolder(output)
        let result: Cases.CaseExport.Result
        do {
          result = try Cases.CaseExport(
            open.file, sealer: open.ring.sealer, offset: try open.file.read { try City($0) }.clockOffset
          ).run(form.form, to: access)
        } catch {
          folder.remove()
          throw error
        }
        for file in result.files {
          try PrivateFile.write(file.bytes, to: "\(output)/\(file.name)")
          Console.line("\(file.name): \(file.rows) \(form == .fhir ? "resources" : "rows")")
        }
        if result.contactsBeyond > 0 {
          Console.error(
            "\(result.contactsBeyond) contacts stay: one of the two people belongs to another area")
        }
      }
    }
  }
}
