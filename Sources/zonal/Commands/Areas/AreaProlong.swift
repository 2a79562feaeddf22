import ArgumentParser
import EpidemicAreas

struct AreaProlong: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prolong",
    abstract: "Put the end of an area later.",
    discussion: """
      Example:
        zonal area prolong 1 --until 2021-08-21T06:00 --authority "UBND quận" --act "QĐ 20" --as binh --database city.zonal
      """)
  @Argument(help: "Number of the area.") var number: Int
  @Option(help: "The first moment no more.") var until: String
  @OptionGroup var act: AreaNoteArguments
  @OptionGroup var arguments: AreaArguments

  func run() throws {
    try arguments.use { office in
      try office.office.prolong(
        number, until: try office.moment(until), act.note, office.policy(), office.vintage, by: office.access)
      Console.line(AreaPage.areas([try office.office.area(number, by: office.access)], office, .text))
    }
  }
}
