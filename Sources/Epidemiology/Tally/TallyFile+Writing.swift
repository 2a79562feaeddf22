import Quantities

extension TallyFile {
  /// Writes the file, handing over pieces of its text in order. Equal values are equal bytes.
  ///
  /// - Complexity: O(n) for n entries; memory does not grow with them.
  public func write(_ put: ([UInt8]) throws -> Void) rethrows {
    var text = TallyText()
    text.append(header)
    text.append(Self.columns + "\n")
    let codes = tally.wardList.codes.map { Array((Finding.quoted($0) + ",").utf8) } + [[44]]
    for (stratum, range) in tally.strata {
      let prefix = Array((stratum.fields(tally.ageBands) + ",").utf8)
      var day: Day?
      var dated: [UInt8] = []
      for entry in tally.entries[range] {
        if entry.day != day {
          day = entry.day
          dated = prefix + Array("\(entry.day),".utf8)
        }
        text.append(dated, codes[Int(entry.place)], entry.count)
        if text.isLong { try put(text.take()) }
      }
    }
    for (kind, counts) in [(RowKind.cases, cases), (.doses, doses)] {
      if let counts { text.append("\(TallyTrailer(kind: kind, counts: counts))\n") }
    }
    text.append("#end,lines=\(tally.entries.count)\n")
    try put(text.take())
  }

  private var header: String {
    let list = tally.wardList
    return "#zonal-tally,version=1,wards=\(list.total),ward_codes=sha256:\(list.digest),"
      + "age_from=\(TallyMismatch.list(tally.ageBands.starts, ";"))"
      + (tally.scale == 1 ? "" : ",scale=\(tally.scale)") + "\n"
  }
}
