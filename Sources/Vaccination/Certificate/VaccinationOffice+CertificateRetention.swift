import Store
import Quantities

extension VaccinationOffice {
  /// The deletion of certificates whose time has come, under the kind `vaccination.certificate`: counted from the day on which they ended
  /// by themselves, since until then a revoked one must stay known.
  ///
  /// - Parameter offset: seconds that the clocks of the city are ahead of UTC.
  static func certificateDeletion(offset: Int) -> TimedDeletion {
    @Sendable func end(_ day: Day) -> SQLValue { .integer(Instant(Moment(day), offset: offset).milliseconds) }
    return TimedDeletion(
      kind: "vaccination.certificate",
      count: { day, reading in
        try reading.first("SELECT count(*) FROM vaccination_certificates WHERE expires_at < ?", [end(day)]) {
          $0.int(0)
        } ?? 0
      },
      delete: { day, writing in
        let due = try writing.all("SELECT id FROM vaccination_certificates WHERE expires_at < ?", [end(day)]) {
          $0.int(0)
        }
        try writing.run("DELETE FROM vaccination_certificates WHERE expires_at < ?", [end(day)])
        return due.count
      })
  }
}
