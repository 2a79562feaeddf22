import ArgumentParser
import Quantities
import Vaccination

struct VaccinationStatistics: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statistics",
    abstract: "Coverage of the wards by the doses of the database, by residence or by place of injection.",
    discussion: """
      Nothing is clamped: figures above 100 % are marked and explained. Doses that are nobody's yet are told beside it.

      Example:
        zonal vaccination statistics --measure complete --age-from 18 --as chi --database city.zonal
        zonal vaccination statistics --by injection --product AstraZeneca --on 2021-09-06 --as chi --database city.zonal
      """)
  @Option(help: "first, complete or booster.") var measure = "first"
  @Option(help: "residence or injection.") var by = "residence"
  @Option(help: "The day (default: today).", transform: parseDay) var on: Day?
  @Option(help: "Completed years, from.") var ageFrom: Int?
  @Option(help: "Completed years, to.") var ageTo: Int?
  @Option(help: "Number of a priority group.") var group: Int?
  @Option(help: "A product, by any of its names.") var product: String?
  @Option(help: "register or population.") var denominator = "register"
  @Option(help: "Code of a ward (default: all of your area).") var ward: String?
  @OptionGroup var arguments: VaccinationArguments

  func run() throws {
    try arguments.use { open in
      func word<Word: RawRepresentable & CaseIterable>(_ text: String, _ what: String, _: Word.Type) throws -> Word
      where Word.RawValue == String {
        guard let word = Word(rawValue: text) else {
          throw VaccinationError.unknown(what: what, name: text, known: Word.allCases.map(\.rawValue))
        }
        return word
      }
      var id: String?
      if let product {
        let rules = try open.office.rules()
        guard let found = rules.rules.product(named: product) else {
          throw VaccinationError.unknown(what: "product", name: product, known: rules.rules.products.map(\.id))
        }
        id = found.id
      }
      let question = CoverageQuestion(
        basis: try word(by, "basis", CoverageBasis.self), measure: try word(measure, "measure", CoverageMeasure.self),
        on: on ?? open.today, ageFrom: ageFrom, ageTo: ageTo, group: group, product: id,
        denominator: try word(denominator, "denominator", CoverageQuestion.Denominator.self),
        wards: try ward.map { [try open.row(ofWard: $0)] })
      Console.line(DosePage.coverage(try open.office.coverage(question, by: open.access), open))
    }
  }
}
