import Epidemiology
import SpatialCore
import Store
import Surveillance

extension LineImport {
  /// Asks for the right, makes the sources known and puts the begin into the log.
  ///
  /// - Parameter naming: sources that rows name beside the file's own.
  /// - Throws: `CaseError.unusable` for an import without a source; `AccessError`; `StoreError`.
  func begin(_ subject: String, naming: Set<String>) throws -> LineSources {
    guard !options.source.isEmpty, options.rowsPerTransaction > 0 else {
      throw CaseError.unusable(
        what: "the import", why: "it needs the name of a source, and a transaction has 1 row or more")
    }
    let numbers: [String: Int]
    if options.isDryRun {
      numbers = try file.read { reading in
        try access.require(.importCases, subject: subject)
        var known = Dictionary(uniqueKeysWithValues: try CaseTables.sourceNames(reading).map { ($1, $0) })
        for (place, name) in naming.union([options.source]).sorted().enumerated() where known[name] == nil {
          known[name] = -1 - place
        }
        return known
      }
    } else {
      numbers = try file.write { writing in
        try access.require(.importCases, subject: subject)
        for source in naming.union([options.source]).sorted() { _ = try CaseTables.source(source, writing) }
        writing.record(access.act("cases.import.begin", subject: subject))
        return Dictionary(uniqueKeysWithValues: try CaseTables.sourceNames(writing).map { ($1, $0) })
      }
    }
    return LineSources(own: numbers[options.source]!, numbers: numbers)
  }

  /// Notes that all is in the tables.
  func end(_ counts: LineCounts, _ subject: String) throws {
    guard !options.isDryRun else { return }
    try file.write { $0.record(access.act("cases.import.end", subject: subject, facts: counts.facts)) }
  }
}

extension LineOptions {
  /// Row numbers of the wards of the vintage by code.
  var wardRows: [String: Int] {
    Dictionary(uniqueKeysWithValues: vintage.wards.enumerated().map { ($0.element.code, vintage.row($0.offset)) })
  }
}
