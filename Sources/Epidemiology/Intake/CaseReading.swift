/// The words of the column contract, capitals and small letters alike; an empty field is the default.
///
/// Each table gives the raw value of the case that a word names, and −1 for a word that is not known.
struct CaseReading: Sendable {
  let classifications = WordTable(
    [
      ("confirmed", CaseClassification.confirmed.rawValue), ("suspected", CaseClassification.suspected.rawValue),
      ("probable", CaseClassification.probable.rawValue), ("discarded", CaseClassification.discarded.rawValue),
    ], ofEmpty: CaseClassification.confirmed.rawValue)
  let transmissions = WordTable(
    [
      ("community", Transmission.community.rawValue), ("imported", Transmission.imported.rawValue),
      ("quarantined", Transmission.quarantined.rawValue),
    ], ofEmpty: Transmission.community.rawValue)
  let outcomes = WordTable(
    [
      ("unknown", Outcome.unknown.rawValue), ("recovered", Outcome.recovered.rawValue),
      ("discharged", Outcome.recovered.rawValue), ("died", Outcome.died.rawValue), ("dead", Outcome.died.rawValue),
      ("deceased", Outcome.died.rawValue), ("death", Outcome.died.rawValue), ("active", Outcome.active.rawValue),
      ("treatment", Outcome.active.rawValue), ("alive", Outcome.active.rawValue),
    ], ofEmpty: Outcome.unknown.rawValue)
  let states = WordTable(
    [
      ("true", SeriesState.complete.rawValue), ("1", SeriesState.complete.rawValue),
      ("yes", SeriesState.complete.rawValue), ("false", SeriesState.incomplete.rawValue),
      ("0", SeriesState.incomplete.rawValue), ("no", SeriesState.incomplete.rawValue),
    ], ofEmpty: SeriesState.unknown.rawValue)
}
