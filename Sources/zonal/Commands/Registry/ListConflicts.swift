import ArgumentParser
import Quantities
import Registry
import Store

struct ListConflicts: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List open conflicts, oldest first: what is recorded, and what the other source says.",
    discussion: """
      Of conflicts outside the officer's area only the number is shown.

      Example:
        zonal conflicts list --as chi --purpose register-upkeep --database city.zonal
      """)
  @Option(help: "Go on behind this number.") var after = 0
  @Option(help: "How many at most.") var limit = 100
  @OptionGroup var personal: PersonalArguments

  func validate() throws { if limit < 1 { throw ValidationError("--limit is 1 or more") } }

  func run() throws {
    try personal.use { _, access, city in
      let conflicts = try city.register.conflicts(after: after, limit: limit, access)
      for conflict in conflicts {
        let about = conflict.fields.list.map { "\($0)" }.joined(separator: ", ")
        guard let versions = conflict.versions else {
          Console.line("conflict \(conflict.number)  of another area")
          continue
        }
        Console.line(
          "conflict \(conflict.number)  citizen \(versions.recorded.number), \(conflict.source) about \(about), "
            + "\(conflict.found.moment(offset: city.offset))")
        let rows = versions.contested.list.map { field in
          [
            "  \(field)", FieldPage.text(field, versions.recorded.record, city.wards),
            FieldPage.text(field, versions.said.record, city.wards),
          ]
        }
        Console.line(Console.table([["  field", "recorded", "said by \(conflict.source)"]] + rows))
      }
      Console.error("\(conflicts.count) shown; \(try city.register.openConflicts()) open in the whole city")
    }
  }
}
