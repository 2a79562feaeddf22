import ArgumentParser

struct AreaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "area",
    abstract: "Epidemic areas: proposed from cases, decreed, looked after, passed by checkpoints, released.",
    discussion: """
      Who passes, how long an area lasts and when it is released stands in a dated policy (geodata/criteria/areas), which the city
      adopts. An area is about people and logistics; the level of its ground on the zone map is the matter of a zone decree
      ('zonal publish', 'zonal decrees'), which an area can name. Persons are typed on standard input, never as arguments.

      Example:
        zonal area policy hanoi-areas-2021 --as binh --database city.zonal
        zonal area decree --kind ward --ward 00070 --name "Phường Chương Dương" --from 2021-07-31T06:00 \\
          --authority "UBND quận Hoàn Kiếm" --act "QĐ 1" --as binh --database city.zonal
        zonal area residents 1 --as hoa --database city.zonal
        zonal area pass 1 --direction out --ground hospital-transfer --as giang --database city.zonal < identifier.txt
      """,
    subcommands: [
      AreaPolicyCommand.self, AreaPropose.self, AreaList.self, AreaShow.self, AreaDecreeCommand.self,
      AreaProlong.self, AreaChange.self, AreaRelease.self, AreaResidents.self, AreaNeedsCommand.self, AreaPass.self,
      AreaImportDwellings.self,
    ])
}
