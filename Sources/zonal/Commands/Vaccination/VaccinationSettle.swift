import ArgumentParser
import Vaccination

struct VaccinationSettle: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settle",
    abstract: "Say anew of everybody what is due: after other rules were adopted, and after the register has changed.",
    discussion: """
      Everybody who dwells in the city gets a standing, doses or none. Doses whose person has come into the register since become theirs. Cut
      off, it is run again.

      Example:
        zonal vaccination settle --as an --database city.zonal
      """)
  @OptionGroup var arguments: VaccinationArguments

  func run() throws {
    try arguments.use { open in
      let (people, matched) = try open.office.settleAll(by: open.access) {
        Console.progress("\($0) people are settled")
      }
      Console.line("\(people) people settled, \(matched) doses matched")
    }
  }
}
