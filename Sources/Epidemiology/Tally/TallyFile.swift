/// A tally with how the rows behind it were used: what a tally file holds.
///
/// A tally file is comma-separated text in sections; each part of a cluster's work writes one, and several behind one another
/// are one file too. A section is
///
///     #zonal-tally,version=1,wards=579,ward_codes=sha256:9f2c…,age_from=0;18;65
///     kind,classification,transmission,outcome,dose_number,series,age_from,day,ward_code,count
///     cases,confirmed,community,unknown,,,18,2021-09-06,00067,3
///     doses,,,,1,complete,65,2021-09-06,00067,40
///     doses,,,,1,complete,65,2021-09-07,,2
///     #rows,kind=cases,rows=4,counted=3,later=0,unlocated=0,rejected=1,reports=3,unlocated_reports=0
///     #rows,kind=doses,rows=42,counted=40,later=0,unlocated=2,rejected=0,reports=40,unlocated_reports=2
///     #end,lines=3
///
/// - `ward_codes` is `WardList.digest`. The columns stand in this order. An empty `ward_code` stands for reports that lie in
///   no ward, an empty `age_from` for no known age; otherwise it is the first age of a band of the first line. A
///   `dose_number` of 15 is 15 or more. Only a code with a comma, a quote or a line break is quoted.
/// - Counts are whole numbers, may be negative (corrections), and those of equal columns add up. The order of lines is free;
///   Zonal writes them sorted, one for each sum that is not zero, so equal counts are equal bytes.
/// - A kind has a `#rows` line when a file of it was read, even an empty one. There,
///   `rows = counted + later + unlocated + rejected`, and `reports` and `unlocated_reports` are the sums of the counts with
///   and without a ward. `#end` says how many lines of counts there were, so that a cut-off file is noticed.
/// - Where reports were shared out among the successors of their wards, the first line ends with `,scale=12`: counts are then
///   twelfths of reports, and `reports` and `unlocated_reports` still whole ones.
/// - Nothing in it says anything about a person.
public struct TallyFile: Hashable, Sendable {
  public var tally: Tally
  /// How the rows of the kind were used; `nil` when no file of it was read.
  public private(set) var cases: RowCounts?
  public private(set) var doses: RowCounts?

  static let columns = "kind,classification,transmission,outcome,dose_number,series,age_from,day,ward_code,count"
  /// Counts of one line, and the sum of the sizes of all, beyond which a file is refused: no sum of files can then overflow.
  static let largestCount: Int64 = 1_000_000_000_000_000
  static let largestSum: Int64 = 100_000_000_000_000_000

  public init(tally: Tally) { self.tally = tally }

  /// Notes how the rows of a file were used.
  ///
  /// - Precondition: the kind is cases or doses.
  public mutating func add(_ counts: RowCounts, of kind: RowKind) {
    precondition(kind == .cases || kind == .doses, "only cases and doses are reports")
    var sum = (kind == .cases ? cases : doses) ?? RowCounts()
    sum.add(counts)
    if kind == .cases { cases = sum } else { doses = sum }
  }

  /// How the rows of both kinds were used.
  public var counts: RowCounts {
    var sum = RowCounts()
    for part in [cases, doses] { if let part { sum.add(part) } }
    return sum
  }

  /// Both together: counts and rows are added.
  ///
  /// - Throws: `TallyMismatch.wardLists`, `.ageBands`, `.scales`.
  public func merging(_ other: TallyFile) throws(TallyMismatch) -> TallyFile { try Self.merged([self, other]) }

  /// All together.
  ///
  /// - Precondition: there is at least one.
  /// - Throws: `TallyMismatch.wardLists`, `.ageBands`, `.scales`.
  public static func merged(_ files: some Collection<TallyFile>) throws(TallyMismatch) -> TallyFile {
    var sum = TallyFile(tally: try Tally.merged(files.map(\.tally)))
    for file in files {
      if let cases = file.cases { sum.add(cases, of: .cases) }
      if let doses = file.doses { sum.add(doses, of: .doses) }
    }
    return sum
  }
}
