/// The words of the column contract, capitals and small letters alike; an empty field is the default.
enum CaseReading {
  @inline(__always)
  static func classification(_ field: Field) -> CaseClassification? {
    if field.count == 0 || field.matches("confirmed") { return .confirmed }
    if field.matches("suspected") { return .suspected }
    if field.matches("probable") { return .probable }
    return field.matches("discarded") ? .discarded : nil
  }

  @inline(__always)
  static func transmission(_ field: Field) -> Transmission? {
    if field.count == 0 || field.matches("community") { return .community }
    if field.matches("imported") { return .imported }
    return field.matches("quarantined") ? .quarantined : nil
  }

  static func outcome(_ field: Field) -> Outcome? {
    if field.count == 0 || field.matches("unknown") { return .unknown }
    if field.matches("recovered") || field.matches("discharged") { return .recovered }
    if field.matches("died") || field.matches("dead") || field.matches("deceased") || field.matches("death") {
      return .died
    }
    return field.matches("active") || field.matches("treatment") || field.matches("alive") ? .active : nil
  }

  static func series(_ field: Field) -> SeriesState? {
    if field.count == 0 { return .unknown }
    if field.matches("true") || field.matches("1") || field.matches("yes") { return .complete }
    return field.matches("false") || field.matches("0") || field.matches("no") ? .incomplete : nil
  }
}
