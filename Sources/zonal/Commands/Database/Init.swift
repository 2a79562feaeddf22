import ArgumentParser
import Criteria
import Epidemiology
import Foundation
import Quantities
import Store
import Surveillance
import Zones

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make the database of a city: one file, nothing to install.",
    discussion: """
      Reports are counted by bands of age, so that any criteria set can be asked: those of the bundled sets, unless
      --age-breaks names others.

      Example:
        zonal init --database hanoi.zonal
        zonal import boundaries geodata/hanoi-2021/wards.geojson --database hanoi.zonal
      """)

  @OptionGroup var arguments: DatabaseArguments
  @Option(help: "Offset of the city's clock from UTC.") var utcOffset = "+07:00"
  @Option(help: "Ages at which bands begin, for example 12,18,65.", transform: parseAges) var ageBreaks: AgeBands?

  func run() throws {
    try Failure.reporting {
      guard let second = Moment("1970-01-02T00:00\(utcOffset)", offset: 0),
        utcOffset.hasPrefix("+") || utcOffset.hasPrefix("-")
      else { throw ValidationError("'\(utcOffset)' is no offset; write it as +07:00") }
      let city = City(clockOffset: Int(86_400 - second.seconds), ageBands: try ageBreaks ?? Self.bundledBands())
      let path = try arguments.path
      let file = try DatabaseFile.create(path, schemas: DatabaseArguments.schemas, clock: DatabaseArguments.now)
      try file.write { writing in
        try city.keep(writing)
        writing.record(
          Act(
            actor: arguments.actor, kind: "database.create", subject: "database", reason: "",
            facts: ["utc_offset": utcOffset]))
      }
      try file.close()
      Console.line(
        "made \(path); reports are counted by ages from \(city.ageBands.starts.map(String.init).joined(separator: ", "))"
      )
    }
  }

  /// The bands that answer every bundled criteria set.
  static func bundledBands() throws -> AgeBands {
    var breaks: Set<Int> = [5, 12, 16, 18, 50, 60, 65, 80]
    let library = CriteriaArguments.library
    for id in library.ids {
      // A set that is refused asks nothing.
      if let ages = try? library.set(id).ageBreaks() { breaks.formUnion(ages) }
    }
    return AgeBands(breaks: breaks)
  }
}
