/// The line of a tally file that says how the rows of one kind were used.
struct TallyTrailer: CustomStringConvertible {
  let kind: RowKind
  let counts: RowCounts

  private static var fields: [(name: String, path: WritableKeyPath<RowCounts, Int>)] {
    [
      ("rows", \.rows), ("counted", \.counted), ("later", \.later), ("unlocated", \.unlocated),
      ("rejected", \.rejected), ("reports", \.reports), ("unlocated_reports", \.unlocatedReports),
    ]
  }

  var description: String {
    "#rows,kind=\(kind.rawValue)," + Self.fields.map { "\($0.name)=\(counts[keyPath: $0.path])" }.joined(separator: ",")
  }

  init(kind: RowKind, counts: RowCounts) {
    self.kind = kind
    self.counts = counts
  }

  /// Reads the line; `nil` when it has not this form.
  init?(_ line: String) {
    let parts = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == Self.fields.count + 2, parts[0] == "#rows" else { return nil }
    switch parts[1] {
    case "kind=cases": kind = .cases
    case "kind=doses": kind = .doses
    default: return nil
    }
    var counts = RowCounts()
    for (field, part) in zip(Self.fields, parts.dropFirst(2)) {
      guard part.hasPrefix(field.name + "="), let value = Int(part.dropFirst(field.name.utf8.count + 1)),
        abs(value) <= Int(TallyFile.largestSum)
      else { return nil }
      counts[keyPath: field.path] = value
    }
    self.counts = counts
  }
}
