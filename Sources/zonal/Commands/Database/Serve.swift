import ArgumentParser
import Criteria
import Foundation
import Logging
import Server
import Store
import Surveillance

struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serve published zone maps: zone status, OGC API – Features, tiles, files and the web map.",
    usage: "zonal serve [--config FILE] [--check] [--format text|json] [SETTINGS]",
    discussion: """
      Every setting can be given as an option, as an environment variable (in brackets below) or in the file of --config, where a
      line is 'key = value', the key is the option without its hyphens in front, and # begins a comment. An option holds before the
      environment, and the environment before the file. The server prints at its start what holds and where it comes from.

      Examples:
        zonal serve --database hanoi.zonal --port 8080
        zonal serve --config /etc/zonal/serve.conf --check
        zonal serve --config /etc/zonal/serve.conf --print-unit > zonal.service

      SETTINGS:
      \(Setting.help)
      """)

  @Option(help: ArgumentHelp("File of settings.", valueName: "file")) var config: String?
  @Flag(help: "Look whether all settings can be used, and end.") var check = false
  @Flag(help: "Print a systemd unit for these settings, and end.") var printUnit = false
  @Flag(help: "Print a container file for these settings, and end.") var printContainer = false
  @Option(help: "How settings and address are printed: text or json.") var format: OutputFormat = .text
  @Argument(parsing: .allUnrecognized, help: ArgumentHelp("Settings, as below.", valueName: "settings"))
  var options: [String] = []

  func run() throws {
    try Failure.reporting {
      let configured = try configured()
      if printUnit { return Console.write(UnitFile.text(configured, file: config)) }
      if printContainer { return Console.write(ContainerFile.text(configured)) }
      try configured.check()
      Console.line(format == .json ? configured.json : configured.text)
      let settings = configured.settings
      var database = DatabaseArguments()
      database.database = settings.database
      database.keyFile = settings.keyFile
      database.officer = settings.officer
      if check {
        try database.use { _ in }
        return Console.line(format == .json ? #"{"usable":true}"# : "All settings can be used.")
      }
      let output = LogOutput()
      defer { output.flush() }
      let logger = StructuredLog.logger(settings.logs, output: output, clock: DatabaseArguments.now)
      try database.use { open in
        let desk = DeskResources(
          criteria: settings.criteria.map { CriteriaLibrary(folder: $0) } ?? CriteriaArguments.library
        ) { try PopulationChoice.auto.residents($0, on: $1, $2, $3) }
        let offset = try open.file.read { try City($0) }.clockOffset
        let permits = PermitResources(
          sealer: open.ring.sealer, quarantine: OrdersForPermits(offset: offset, now: DatabaseArguments.now))
        let server = try ZonalServer(
          open.file, settings: settings, logger: logger, desk: desk, permits: permits, clock: DatabaseArguments.now)
        try Waiting.run {
          try await server.run {
            announce($0)
          } abandon: { signal in
            output.flush()
            _exit(128 + signal)
          }
        }
      }
    }
  }

  private func configured() throws -> ConfiguredSettings {
    do {
      return try ConfiguredSettings(
        arguments: options, environment: ProcessInfo.processInfo.environment, file: config)
    } catch {
      switch error {
      case .unknownFlag, .missingValue, .repeatedFlag: throw ValidationError("\(error)")
      default: throw error
      }
    }
  }

  private func announce(_ address: String) {
    Console.line(format == .json ? #"{"serving":"\#(address)"}"# : "Serving \(address)")
  }
}
