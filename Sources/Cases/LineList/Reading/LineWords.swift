import Epidemiology

/// What the words of line lists mean, in the spellings of WHO's line list and of Go.Data too.
///
/// Words are compared without capitals and anything but letters; what Go.Data puts before its reference data is passed over.
enum LineWords {
  static let classes: [String: CaseClass] = [
    "contact": .contact, "suspected": .suspected, "suspect": .suspected, "probable": .probable,
    "confirmed": .confirmed, "laboratoryconfirmed": .confirmed, "discarded": .discarded, "notacase": .discarded,
    "notacasediscarded": .discarded, "noncase": .discarded, "unclassified": .unclassified, "unknown": .unclassified,
  ]
  static let transmissions: [String: Transmission] = [
    "community": .community, "imported": .imported, "quarantined": .quarantined, "quarantine": .quarantined,
  ]
  static let outcomes: [String: Outcome] = [
    "unknown": .unknown, "recovered": .recovered, "died": .died, "dead": .died, "deceased": .died, "active": .active,
    "alive": .active,
  ]
  static let tests: [String: CaseTest.Kind] = [
    "pcr": .pcr, "rtpcr": .pcr, "realtimepcr": .pcr, "realtimertpcr": .pcr, "antigen": .antigen,
    "antigendetection": .antigen, "antigenrapidtest": .antigen, "rdt": .antigen,
  ]
  static let results: [String: CaseTest.Result] = [
    "pending": .pending, "inprogress": .pending, "negative": .negative, "notdetected": .negative,
    "positive": .positive, "detected": .positive, "inconclusive": .inconclusive, "indeterminate": .inconclusive,
  ]
  static let truths: [String: Bool] = ["true": true, "yes": true, "y": true, "false": false, "no": false, "n": false]
  static let kinds: [String: ContactKind] = Dictionary(
    uniqueKeysWithValues: ContactKind.allCases.map { (folded($0.name), $0) })
  static let exposures: [String: CaseExposure.Kind] = Dictionary(
    uniqueKeysWithValues: CaseExposure.Kind.allCases.map { (folded($0.name), $0) })
  static let bases: [String: CaseBasis] = Dictionary(
    uniqueKeysWithValues: CaseBasis.allCases.map { (folded($0.name), $0) })

  private static let prefixes = [
    "lngreferencedatacategorycaseclassification", "lngreferencedatacategoryoutcome",
    "lngreferencedatacategorytypeoflabtest", "lngreferencedatacategorylabtestresult",
    "lngreferencedatacategoryexposuretype",
  ]

  static func folded(_ text: String) -> String {
    let letters = String(
      decoding: text.utf8.compactMap { byte -> UInt8? in
        let small = byte >= 65 && byte <= 90 ? byte | 32 : byte
        return (97...122).contains(small) || small >= 128 ? small : nil
      }, as: UTF8.self)
    guard letters.hasPrefix("lng"), let prefix = prefixes.first(where: letters.hasPrefix) else { return letters }
    return String(letters.dropFirst(prefix.count))
  }
}
