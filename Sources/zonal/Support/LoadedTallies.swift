import Epidemiology
import Quantities

/// Tallies read in place of rows, cut to what counting the rows for this day would have given.
struct LoadedTallies {
  private(set) var files: [FileUse] = []
  private var paths: [String] = []
  private var parts: [Tally] = []
  private(set) var hasCases = false
  /// Whether a file of doses was ever read into one of them.
  private(set) var hasDoses = false

  /// - Throws: `TallyFileError`, `TallyInputError.mismatch` when a tally's bands of ages do not answer the criteria.
  init(_ paths: [String], wards: WardList, ageBands: AgeBands, on day: Day, sink: FindingSink) throws {
    self.paths = paths
    for path in paths {
      Console.progress("reading \(path)")
      let file = try TallyFile.read(path, wards: wards)
      let name = LoadedInputs.name(path)
      let cases = file.tally.totals(doses: false, through: day)
      let doses = file.tally.totals(doses: true, through: day)
      var use = FileUse(.tally, name, file.counts)
      use.counts.reports = cases.inWards + doses.inWards
      use.counts.unlocatedReports = cases.unlocated + doses.unlocated
      use.laterReports = cases.later + doses.later
      use.laterCases = cases.later
      do throws(TallyMismatch) {
        let part = try file.tally.through(day).coarsened(to: ageBands)
        use.hasCasesInTime = part.entries.contains { !$0.isDose }
        parts.append(part)
      } catch { throw TallyInputError.mismatch(files: [path], error) }
      files.append(use)
      hasCases = hasCases || file.cases != nil
      hasDoses = hasDoses || file.doses != nil
      if let last = [cases.lastLaterDay, doses.lastLaterDay].compactMap({ $0 }).max() {
        sink.add([
          Finding(
            severity: .note, code: .afterMapDay, file: name, count: cases.later + doses.later,
            message: "\(cases.later + doses.later) reports are dated after \(day) (up to \(last)) "
              + "and are not part of the map of that day")
        ])
      }
    }
  }

  /// A map without cases would be all green, and of nothing.
  ///
  /// - Throws: `TallyInputError.noCases`.
  func requireCases() throws { if !hasCases { throw TallyInputError.noCases(files: paths) } }

  /// The counts of all tallies; `nil` when there are none.
  func sum() throws -> Tally? { parts.isEmpty ? nil : try Tally.merged(parts) }

  /// The counts of the rows and of all tallies.
  func adding(to rows: Tally) throws -> Tally { try Tally.merged([rows] + parts) }
}
