import ArgumentParser
import Foundation
import Logging
import Server
import Store

struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serve published zone maps: zone status, OGC API – Features, tiles, files and the web map.",
    discussion: """
      Example:

        zonal serve --database hanoi.zonal --port 8080
      """)

  @OptionGroup var database: DatabaseArguments

  @Option(help: "Address to listen on.")
  var host = "127.0.0.1"

  @Option(help: "Port; 0 for any free one.")
  var port = 8080

  @Option(help: "File of the public keys that tokens are checked with.")
  var tokenKeys: String?

  func run() throws {
    try Failure.reporting {
      try database.use { open in
        var logger = Logger(label: "zonal")
        logger.logLevel = .info
        var settings = ServerSettings()
        settings.host = host
        settings.port = port
        settings.access.tokenKeys = tokenKeys
        let server = try ZonalServer(open.file, settings: settings, logger: logger, clock: DatabaseArguments.now)
        try Waiting.run { try await server.run { print("Serving \($0)") } }
      }
    }
  }
}
