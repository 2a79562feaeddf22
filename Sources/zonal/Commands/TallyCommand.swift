import ArgumentParser
import Epidemiology
import Foundation

struct TallyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tally",
    abstract: "Count rows by ward, day and kind into a small file, add days to it, and add such files up.",
    discussion: """
      A tally holds whole-number counts and nothing about persons. 'zonal compute --tally' makes from it the map that the
      rows would give. Counts of all days are kept: a tally has no --on.

      Examples:
        zonal tally --boundaries wards.geojson --cases cases.csv --doses doses.csv --criteria vn-4800 --output tally.csv

      A day more, at the cost of that day; the file is replaced when all is counted, and untouched otherwise. Adding the same
      rows twice counts them twice:
        zonal tally --append tally.csv --boundaries wards.geojson --cases 2022-01-22.csv

      A part of a large file on each machine, and then all parts together (or in one file, one behind the other):
        (head -1 cases.csv; cat part-07) | zonal tally --boundaries wards.geojson --cases - --age-breaks 18,65 > 07.tally
        zonal tally --merge *.tally --output tally.csv

      Ages are kept in bands; a map can be made from a tally when bands begin where its criteria ask. --criteria takes the
      ages of a criteria set, of all its days; --age-breaks names them.
      """)

  @OptionGroup var counting: CountingArguments
  @OptionGroup var boundaryArguments: BoundaryArguments
  @OptionGroup var rows: RowArguments

  @Option(help: "Tally to add the rows to; it is replaced when all are counted.")
  var append: String?

  @Option(parsing: .upToNextOption, help: "Tallies to add up; - for standard input.")
  var merge: [String] = []

  @Option(name: .shortAndLong, help: "File to write (default: standard output).")
  var output: String?

  @Option(help: "File for what is wrong or remarkable in the rows (default: a summary on standard error).")
  var findings: String?

  @Option(help: "How the short result is printed: text or json.")
  var format: OutputFormat = .text

  @Flag(help: "Exit with 1 when rows were rejected.")
  var strict = false

  func validate() throws {
    if append != nil, output != nil {
      throw ValidationError("--append writes to the tally itself; leave --output away")
    }
    if merge.isEmpty {
      try counting.requireRows()
      if append == "-" { throw ValidationError("--append needs a file, since it replaces it") }
    } else if append != nil || findings != nil || counting.isUsed {
      throw ValidationError("--merge takes tallies only, and nothing that belongs to rows or to --append")
    }
  }

  func run() throws {
    let rejected = try Failure.reporting { merge.isEmpty ? try count() : try add() }
    if strict, rejected > 0 { throw Failure.rejectedRows }
  }

  /// - Returns: rows that could not be counted in a ward.
  private func add() throws -> Int {
    let files = try merge.map { path throws(TallyFileError) in try TallyFile.read(path) }
    var sum = files[0]
    do throws(TallyMismatch) { sum = try TallyFile.merged(files) } catch {
      throw TallyInputError.mismatch(files: merge, error)
    }
    try TallyOutput.write(sum, to: output)
    return sum.counts.unlocated + sum.counts.rejected
  }

  /// - Returns: rows that could not be counted in a ward, of those read now.
  private func count() throws -> Int {
    let lock = try append.map { try TallyLock($0) }
    defer { lock?.release() }
    let staged = try findings.map { try StagedFile($0) }
    let sink = try FindingSink(path: staged?.staging)
    let (wards, list) = try counting.wards(boundaryArguments, sink: sink)
    let earlier = try append.map { path in try TallyFile.read(path, wards: list) }
    let bands = try counting.ageBands(earlier: earlier?.tally.ageBands, file: append)
    let counted = try counting.count(wards, bands, rows, sink: sink)
    var result = counted
    if let earlier { result = try earlier.merging(counted) }
    try sink.close()
    try TallyOutput.write(result, to: append ?? output)
    try staged?.commit()
    let counts = counted.counts
    let place = append ?? output
    let text =
      format == .json
      ? TallySummary.json(counted, result: result, place: place)
      : TallySummary.text(counted, result: result, place: place)
    if place == nil { Console.error(text) } else { Console.line(text) }
    if findings == nil {
      let remarks = TallySummary.findings(sink)
      if !remarks.isEmpty { Console.error(remarks) }
    }
    return counts.unlocated + counts.rejected
  }
}
