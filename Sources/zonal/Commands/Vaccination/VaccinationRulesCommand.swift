import ArgumentParser
import Criteria
import Quantities
import SpatialCore
import Store
import Vaccination

struct VaccinationRulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Adopt rules of vaccination, or show those in force.",
    discussion: """
      Their text is kept as it is. No dose changes by it; what the rules say of people does. A publisher adopts them.

      Example:
        zonal vaccination rules vietnam-2021 --as binh --database city.zonal
        zonal vaccination rules --database city.zonal --as chi
      """)
  @Argument(help: "Id of rules in geodata/criteria/vaccination, or a file; without it the adopted ones are shown.")
  var rules: String?
  @OptionGroup var arguments: VaccinationArguments

  func run() throws {
    try arguments.use { open in
      if let rules {
        guard let library = VaccinationLibrary.shipped else { throw VaccinationError.unknownRules(rules, known: []) }
        do {
          let (loaded, text) = try library.load(rules)
          try open.open.file.write {
            _ = try AdoptedVaccinationRules.adopt(text, file: loaded.file, by: open.access, $0)
          }
        } catch CriteriaError.unknownSet(let name, let known) {
          throw VaccinationError.unknownRules(name, known: known)
        }
      }
      guard let adopted = try open.open.file.read({ try AdoptedVaccinationRules.last($0) }) else {
        throw VaccinationError.noRules
      }
      show(adopted)
    }
  }

  private func show(_ adopted: AdoptedVaccinationRules) {
    let rules = adopted.rules
    if arguments.format == .json {
      return Console.line(
        QuarantinePage.json([
          ("id", .string(rules.id)), ("version", .string(rules.version)), ("sha256", .string(adopted.digest)),
          ("products", .array(rules.products.map { .string($0.id) })),
        ]))
    }
    Console.line("\(rules.id) \(rules.version): \(rules.title.english)")
    Console.line("sha256 \(adopted.digest)")
    var rows = [["product", "name", "approved", "doses"]]
    for product in rules.products {
      rows.append([product.id, product.name.english, product.approved.description, String(product.doses)])
    }
    Console.line(Console.table(rows, right: [3]))
  }
}
