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
      let (key, keyPlace) = try masterKey(path)
      // Made under another name, which a run that was cut off may have left, so that a database is whole or not there.
      let making = path + ".making"
      defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: making + end) } }
      for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: making + end) }
      let file = try DatabaseFile.create(making, schemas: DatabaseArguments.schemas, clock: DatabaseArguments.now)
      _ = try KeyRing.open(file, masterKey: key, actor: arguments.actor)
      try file.write { writing in
        try city.keep(writing)
        writing.record(
          Act(
            actor: arguments.actor, kind: "database.create", subject: "database", reason: "",
            facts: ["utc_offset": utcOffset]))
        try Officers.makeFirst(arguments.actor, writing)
      }
      try file.close()
      guard rename(making, path) == 0 else { throw OutputError.cannotWrite(path, String(cString: strerror(errno))) }
      Console.line(
        "the master key is in \(keyPlace); whoever loses it loses what is sealed, so keep a copy apart from the database"
      )
      Console.line("\(arguments.actor) is the administrator")
      Console.line(
        "made \(path); reports are counted by ages from \(city.ageBands.starts.map(String.init).joined(separator: ", "))"
      )
    }
  }

  /// The master key that is named or found, else a new one beside the database.
  private func masterKey(_ path: String) throws -> (MasterKey, place: String) {
    if FileManager.default.fileExists(atPath: path) { throw StoreError.exists(path: path) }
    let environment = ProcessInfo.processInfo.environment
    let isInEnvironment = !(environment[MasterKey.variable] ?? "").isEmpty
    let file = arguments.keyFile ?? MasterKey.defaultPath(beside: path)
    if arguments.keyFile != nil || !isInEnvironment, !FileManager.default.fileExists(atPath: file) {
      let key = MasterKey()
      try key.write(to: file)
      return (key, file)
    }
    let key = try MasterKey.find(keyFile: arguments.keyFile, beside: path, environment: environment)
    return (key, arguments.keyFile == nil && isInEnvironment ? "the environment" : file)
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
