import Crypto
import Quantities
import SpatialCore

extension ReportWorker {
  /// Takes down everything about a row but its place.
  mutating func begin(
    _ fields: UnsafeMutablePointer<Field>, _ day: Day, knownAt: Moment?, _ stratum: Int, _ count: Int
  ) {
    let name = plan.recordID >= 0 ? fields[plan.recordID].trimmed : Field(start: fields[0].start, count: 0)
    let age = plan.age >= 0 ? fields[plan.age].trimmed : Field(start: fields[0].start, count: 0)
    draft = LocatedReport(
      row: row, identity: name.count > 0 && count >= 0 ? .named(name.text) : writtenIdentity, day: day,
      knownAt: knownAt,
      ward: nil, stratum: Stratum(code: stratum).withAgeBand(Stratum.unknownAge),
      age: age.count > 0 ? self.age(age) : nil, count: count,
      product: plan.product >= 0 ? fields[plan.product].trimmed.text : "",
      person: plan.person >= 0 ? fields[plan.person].trimmed.text : "")
  }

  /// The row as it is written, without the line break behind it.
  private var writtenIdentity: LocatedReport.Identity {
    var bytes = UnsafeRawBufferPointer(written)
    while let last = bytes.last, last == 10 || last == 13 { bytes = UnsafeRawBufferPointer(rebasing: bytes.dropLast()) }
    var hash = SHA256()
    hash.update(bufferPointer: bytes)
    return hash.finalize().withUnsafeBytes { digest in
      .written(
        UInt64(bigEndian: digest.loadUnaligned(as: UInt64.self)),
        UInt64(bigEndian: digest.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    }
  }

  /// The rows that were kept since the last call.
  mutating func takeKept() -> [LocatedReport] {
    let rows = kept
    kept = []
    return rows
  }

  /// Keeps the row, now that its place is known.
  mutating func keep(_ ward: Int?) {
    guard var report = draft else { return }
    report.ward = ward
    kept.append(report)
    draft = nil
  }
}
