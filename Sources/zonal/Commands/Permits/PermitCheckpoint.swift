import SigningKeys
import ArgumentParser
import Credentials
import Permits
import Server
import Store

struct PermitCheckpoint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint",
    abstract: "Write the page that checks permits with no network: one file for any browser.",
    discussion: """
      The page trusts the keys that sign check bundles now, and has nothing else of the city in it. Open it, load a bundle of
      'zonal permit bundle', and scan or type. It asks nobody for anything; the page that 'zonal serve' has at /permits/checkpoint is the
      same and fetches bundles itself. Without the library of '.ci/assets' it reads QR codes only in browsers that can themselves; codes
      can be typed in all.

      Example:
        zonal permit checkpoint --output checkpoint.html --database city.zonal
      """)
  @Option(help: ArgumentHelp("File of the page.", valueName: "file")) var output: String
  @Option(help: ArgumentHelp("Folder of the libraries.", valueName: "folder")) var assets: String?
  @OptionGroup var database: DatabaseArguments

  func run() throws {
    try Failure.reporting {
      let now = DatabaseArguments.now()
      let keys = try database.look { file in try file.read { try PermitKeys.all($0) } }
      let anchors = keys.filter { entry in
        entry.uses.contains(.bundles) && entry.withdrawn == nil && entry.until.map { now < $0 } ?? true
      }
      guard !anchors.isEmpty else {
        throw PermitError.unusableKey("no key signs check bundles; make one with 'zonal permit keys make' and add it")
      }
      let page = CheckpointPage(anchors: anchors.map(\.key), isServed: false, assets: assets)
      try OutputFile.write(page.html, to: output)
      Console.line(
        "\(page.html.count) bytes, trusts \(anchors.map(\.key.name).joined(separator: ", ")): \(output)"
          + (page.readsCodes ? "" : "\nQR codes are read only where the browser can; run .ci/assets for the others"))
    }
  }
}
