import ArgumentParser
import Epidemiology
import Quantities
import SpatialCore
import Store
import Surveillance

/// What every import has.
struct ImportArguments: ParsableArguments {
  @OptionGroup var database: DatabaseArguments

  @Flag(help: "Read and check everything, say what would happen, and write nothing.")
  var dryRun = false

  @Option(help: "File for the findings.")
  var findings: String?

  @Flag(help: "Exit with 1 when rows were rejected.")
  var strict = false

  @Option(help: "Tell on standard error how far the work is: auto (on a terminal), always or never.")
  var progress: ProgressChoice = .auto

  /// Runs the body with the database and a place for findings, and says what was found.
  ///
  /// - Parameter body: returns the rows that were rejected.
  func run(_ body: (OpenDatabase, FindingSink) throws -> Int) throws {
    let rejected = try Failure.reporting {
      let staged = try findings.map { try StagedFile($0) }
      let sink = try FindingSink(path: staged?.staging)
      let rejected = try database.use { try body($0, sink) }
      try sink.close()
      try staged?.commit()
      sink.tell()
      return rejected
    }
    if strict, rejected > 0 { throw Failure.rejectedRows }
  }
}

/// The wards that rows are brought in for.
struct VintageArguments: ParsableArguments {
  @Option(help: "Name of the boundary vintage whose wards the rows name (default: the one imported last).")
  var vintage: String?

  func load(_ database: DatabaseFile) throws -> BoundaryVintage {
    try database.read { try BoundaryVintage.load(named: vintage, $0) }
  }
}

extension FindingSink {
  /// Says on standard error how many findings of each code there are.
  func tell() {
    for (code, count) in counts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      Console.error("\(count) × \(code.rawValue)" + (sample(of: code).map { ", first: \($0)" } ?? ""))
    }
  }

  /// The first finding of a code, in words.
  func sample(of code: Finding.Code) -> String? {
    samples.first { $0.code == code }.map { finding in
      let place = finding.row.map { "\(finding.file) row \($0)" } ?? finding.file
      return place.isEmpty ? finding.message : "\(place): \(finding.message)"
    }
  }
}
