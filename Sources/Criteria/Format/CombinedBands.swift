/// The highest band that any of several indicators is in, as an axis of a table: WHO's transmission class takes cases,
/// admissions, deaths and positive tests together.
///
/// The band sets that are combined have bands of the same names in the same order.
public struct CombinedBands: Sendable {
  public var id: String
  public var bandSets: [String]
  /// Band sets that are passed over where their indicator is not known; every other makes the band unknown then.
  public var leaveOutUnknown: [String]
  public var citation: String
  public var confidence: Confidence
  var line = 0
}
