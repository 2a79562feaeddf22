import ArgumentParser
import Cases
import Criteria
import Store

struct CaseDefinitionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "definitions",
    abstract: "Adopt case definitions, or show those that are in force.",
    discussion: """
      Their text is kept as it is, so that what was classified by it can be read later. A publisher adopts it; records keep their class
      until something is entered or they are classified anew.

      Example:
        zonal case definitions vietnam --as binh --database city.zonal
      """)
  @Argument(help: "Id of definitions in geodata/criteria/cases, or a file; without it the adopted ones are shown.")
  var definitions: String?
  @OptionGroup var arguments: CaseArguments

  func run() throws {
    try arguments.use(.administration) { cases in
      if let definitions {
        guard let library = DefinitionLibrary.shipped else {
          throw CaseError.unknownDefinitions(definitions, known: [])
        }
        let (loaded, text) = try library.load(definitions)
        try cases.open.file.write {
          _ = try AdoptedDefinitions.adopt(text, file: loaded.file, by: cases.access, $0)
        }
      }
      let adopted = try cases.open.file.read { try AdoptedDefinitions.last($0) }
      Console.line(
        "\(adopted.definitions.id) \(adopted.definitions.version): \(adopted.definitions.title.english)")
      Console.line("sha256 \(adopted.digest)")
      for one in adopted.definitions.definitions {
        Console.line("\(one.id) from \(one.from): \(one.citation)")
        for (caseClass, alternative) in one.alternatives {
          Console.line("  \(caseClass.name) by \(alternative.id): \(alternative.citation)")
        }
      }
    }
  }
}
