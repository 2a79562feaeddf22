import Quantities

/// Collects the rows of a crosswalk file and makes shares of them that add up.
struct CrosswalkReader {
  private struct Pair {
    var line: Int
    var from: String
    var to: String
    var weight: Fraction?
    var basis: Crosswalk.Basis?
    var low: Fraction?
    var high: Fraction?
  }

  private let name: String
  private let layout: ColumnLayout
  private let form: Crosswalk.FileForm
  private let fieldCount: Int
  private let decimalComma: Bool
  private var pairs: [Pair] = []
  private var seen: [[String]: Int] = [:]
  var failure: CrosswalkError?

  init(_ file: DelimitedFile, _ layout: ColumnLayout, _ form: Crosswalk.FileForm) {
    name = file.name
    self.layout = layout
    self.form = form
    fieldCount = file.header.count
    decimalComma = file.dialect.allowsDecimalComma
  }

  mutating func read(_ fields: [String], line: Int) throws(CrosswalkError) {
    func fail(_ reason: String) -> CrosswalkError { .malformed(file: name, line: line, reason: reason) }
    guard fields.count == fieldCount else {
      throw fail("the row has \(fields.count) fields and the header \(fieldCount)")
    }
    func text(_ name: String) -> String {
      guard let position = layout.positions[name] else { return "" }
      var field = Substring(fields[position])
      while field.first == " " || field.first == "\t" { field.removeFirst() }
      while field.last == " " || field.last == "\t" { field.removeLast() }
      return String(field)
    }
    func number(_ name: String) throws(CrosswalkError) -> Fraction? {
      let written = text(name)
      if written.isEmpty { return nil }
      guard let value = Self.number(written, decimalComma: decimalComma), value >= 0 else {
        throw fail("'\(written)' is no \(name): write a decimal with at most 9 decimals, or a fraction such as 1/3")
      }
      return value
    }
    var pair = Pair(line: line, from: text("from"), to: text("to"))
    guard !pair.from.isEmpty, !pair.to.isEmpty else { throw fail("a row needs the codes of both vintages") }
    pair.weight = try number("share")
    if form == .crosswalk {
      guard let share = pair.weight else { throw fail("the row has no share; where nothing is known, use --relation") }
      guard share <= 1 else { throw fail("the share \(share) is above 1") }
      (pair.low, pair.high) = (try number("low"), try number("high"))
      let basis = text("basis")
      pair.basis = Crosswalk.Basis(rawValue: basis.isEmpty ? "given" : basis)
      guard pair.basis != nil else {
        let known = Crosswalk.Basis.allCases.map(\.rawValue).joined(separator: ", ")
        throw fail("the basis '\(basis)' is not known; it is one of \(known)")
      }
      // Written shares may be rounded, which moves the ends that lie on them.
      guard pair.low ?? 0 <= share, share <= pair.high ?? 1, pair.high ?? 1 <= 1 else {
        throw fail("the share \(share) does not lie between low and high, and these between 0 and 1")
      }
    }
    if let earlier = seen[[pair.from, pair.to]] {
      if form == .relation, pairs[earlier].weight == pair.weight { return }
      throw fail(
        "the row leads from '\(pair.from)' to '\(pair.to)', as line \(pairs[earlier].line) does; leave one of them")
    }
    seen[[pair.from, pair.to]] = pairs.count
    pairs.append(pair)
  }

  /// A decimal of at most nine places below 10⁹, or a fraction of numbers up to a million.
  private static func number(_ text: String, decimalComma: Bool) -> Fraction? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 2 {
      guard let above = Int(parts[0]), let below = Int(parts[1]), below > 0, below <= Tally.largestScale,
        above.magnitude <= Tally.largestScale
      else { return nil }
      return Fraction(Int128(above), over: Int128(below))
    }
    let plain = decimalComma ? text.replacing(",", with: ".") : text
    guard let value = Fraction(decimal: plain), value.denominator <= 1_000_000_000, value <= 1_000_000_000 else {
      return nil
    }
    return value
  }

  mutating func finish() throws(CrosswalkError) -> Crosswalk.Reading {
    if let failure { throw failure }
    guard !pairs.isEmpty else { throw .malformed(file: name, line: 1, reason: "behind the header stands no row") }
    var groups: [String: [Pair]] = [:]
    for pair in pairs { groups[pair.from, default: []].append(pair) }
    var normalized: [String] = []
    var rows: [[Crosswalk.Row]] = []
    for from in groups.keys.sorted() {
      let group = groups[from, default: []].sorted { $0.to < $1.to }
      guard Crosswalk.common(1, group.compactMap(\.weight), limit: Crosswalk.largestDenominator) != nil else {
        throw .malformed(
          file: name, line: group[0].line,
          reason: "the shares of '\(from)' have no common denominator that is kept; write them with 4 decimals")
      }
      rows.append(form == .crosswalk ? try given(group, &normalized) : try related(group))
    }
    var rounded: [String] = []
    if Self.isTooFine(rows) {
      for i in rows.indices where rows[i].contains(where: { ShareRounding.units % Int($0.share.denominator) != 0 }) {
        rounded.append(rows[i][0].from)
        rows[i] = Self.rounded(rows[i])
      }
    }
    return Crosswalk.Reading(
      crosswalk: try Crosswalk(rows: Array(rows.joined())), normalized: normalized, rounded: rounded)
  }

  /// Shares as the file has them; what rounding left over is shared out in proportion.
  private func given(_ group: [Pair], _ normalized: inout [String]) throws(CrosswalkError) -> [Crosswalk.Row] {
    let shares = group.compactMap(\.weight)
    let sum = shares.reduce(Fraction(0), +)
    let millionth = Fraction(1, over: 1_000_000)
    guard sum >= 1 - millionth, sum <= 1 + millionth else {
      throw .malformed(
        file: name, line: group[0].line,
        reason:
          "the shares of '\(group[0].from)' add up to \(sum), not to 1; give each of its reports to some successor, "
          + "once, and what leaves the map to a successor too")
    }
    if sum != 1 { normalized.append(group[0].from) }
    let exact = sum == 1 ? shares : ShareRounding.shares(shares, of: Tally.largestScale)
    return zip(group, exact).map { pair, share in
      let basis = pair.basis ?? .given
      return Crosswalk.Row(
        from: pair.from, to: pair.to, share: share, basis: basis,
        low: basis == .merge ? share : min(pair.low ?? 0, share),
        high: basis == .merge ? share : max(pair.high ?? 1, share))
    }
  }

  private func related(_ group: [Pair]) throws(CrosswalkError) -> [Crosswalk.Row] {
    if group.count == 1 { return [Crosswalk.Row(from: group[0].from, to: group[0].to, share: 1, basis: .merge)] }
    let weights = group.compactMap(\.weight)
    if weights.isEmpty {
      let share = Fraction(1, over: Int128(group.count))
      return group.map { Crosswalk.Row(from: $0.from, to: $0.to, share: share, basis: .equal) }
    }
    let sum = weights.reduce(Fraction(0), +)
    guard weights.count == group.count, sum > 0 else {
      throw .malformed(
        file: name, line: group[0].line,
        reason:
          "of the successors of '\(group[0].from)' each needs a share, of which one at least is above 0, or none has one"
      )
    }
    let shares = ShareRounding.shares(weights)
    return zip(group, shares).map { Crosswalk.Row(from: $0.from, to: $0.to, share: $1, basis: .given) }
  }

  private static func isTooFine(_ rows: [[Crosswalk.Row]]) -> Bool {
    var scale: Int128 = 1
    for row in rows.joined() {
      scale = Fraction(scale, over: row.share.denominator).numerator * row.share.denominator
      // The fraction reduces away what the two have in common.
      if scale > Int128(Tally.largestScale) { return true }
    }
    return false
  }

  private static func rounded(_ rows: [Crosswalk.Row]) -> [Crosswalk.Row] {
    zip(rows, ShareRounding.shares(rows.map(\.share))).map { row, share in
      Crosswalk.Row(
        from: row.from, to: row.to, share: share, basis: row.basis, low: min(row.low, share), high: max(row.high, share)
      )
    }
  }
}
