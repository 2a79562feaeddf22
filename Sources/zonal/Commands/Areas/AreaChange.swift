import ArgumentParser
import EpidemicAreas

struct AreaChange: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "change",
    abstract: "Enlarge, make smaller or move an area; what it was is kept.",
    discussion: """
      Example:
        zonal area change 1 --shape larger.geojson --authority "UBND quận" --act "QĐ 15" --as binh --database city.zonal
      """)
  @Argument(help: "Number of the area.") var number: Int
  @OptionGroup var place: AreaPlaceArguments
  @OptionGroup var act: AreaNoteArguments
  @OptionGroup var arguments: AreaArguments

  func run() throws {
    try arguments.use { office in
      try office.office.change(
        number, to: try place.place(office), act.note, office.policy(), office.vintage, by: office.access)
      Console.line(AreaPage.areas([try office.office.area(number, by: office.access)], office, .text))
    }
  }
}
