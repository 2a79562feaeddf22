/// The columns of a line list of people, in the order of the help and of the export.
///
/// Sources of the other names: WHO, case-based reporting of COVID-19, line list and data dictionary of 2020 (`report_date`, `patinfo_ID`,
/// `patinfo_sex`, `patinfo_ageonset`, `report_classif`, `patcourse_dateonset`, `patcourse_status`, `patcourse_datedeath`); WHO Go.Data,
/// fields of a case (`visualId`, `dateOfReporting`, `dateOfOnset`, `dateOfOutcome`, `classification`, `outcomeId`, `gender`, `dob`,
/// `firstName`, `middleName`, `lastName`).
public enum CaseColumn: Int, LineColumn {
  case source, caseID, reportDate, wardCode, reportWardCode, longitude, latitude, classification, onsetDate,
    exposureDate
  case transmission, age, birthYear, birthDate, sex, outcome, outcomeDate, name, firstName, middleName, lastName
  case identifier, phone, address, notes, doses, lastDoseDate, recoveredDate, askedSymptoms, askedExposures
  case basis, infectiousFrom, infectiousUntil, distance, isOpen, mergedSource, mergedInto, count

  public static let kind = LineKind.cases
  public static let required: [[CaseColumn]] = [
    [.caseID], [.reportDate], [.wardCode, .reportWardCode, .longitude],
  ]

  private static let facts: [LineColumnFacts] = [
    LineColumnFacts(
      name: "source", explanation: "who keeps the record, where that is not the file's source", isPublic: true),
    LineColumnFacts(
      name: "case_id", aliases: ["patinfo_ID", "visualId", "patient_id", "case identifier"],
      explanation: "the name of the record at its source; required"),
    LineColumnFacts(
      name: "report_date", aliases: ["dateOfReporting", "date_report"],
      explanation: "day of the report; required", isPublic: true),
    LineColumnFacts(
      name: "ward_code", aliases: ["residence_ward_code"], explanation: "ward where the person lives", isPublic: true),
    LineColumnFacts(
      name: "report_ward_code", explanation: "ward where the person was found; one of the two is required",
      isPublic: true),
    LineColumnFacts(
      name: "longitude", aliases: ["lon", "lng"],
      explanation: "of the place of the report (WGS 84), where no ward is given"),
    LineColumnFacts(name: "latitude", aliases: ["lat"], explanation: "with longitude"),
    LineColumnFacts(
      name: "classification", aliases: ["report_classif", "case_classification", "classificationId", "Case_status"],
      explanation:
        "contact, suspected, probable, confirmed, discarded or unclassified; confirmed when the file has no such column",
      isPublic: true),
    LineColumnFacts(
      name: "onset_date", aliases: ["patcourse_dateonset", "dateOfOnset"], explanation: "first day with symptoms",
      isPublic: true),
    LineColumnFacts(
      name: "exposure_date", aliases: ["dateOfLastContact", "dateOfInfection"], explanation: "last day of exposure",
      isPublic: true),
    LineColumnFacts(
      name: "transmission", explanation: "community (also when empty), imported or quarantined", isPublic: true),
    LineColumnFacts(
      name: "age", aliases: ["patinfo_ageonset", "age:years", "age years", "ageYears"], explanation: "completed years"),
    LineColumnFacts(name: "birth_year", explanation: "year of birth"),
    LineColumnFacts(
      name: "birth_date", aliases: ["dob", "date_of_birth"], explanation: "day of birth, of which the year is kept"),
    LineColumnFacts(
      name: "sex", aliases: ["patinfo_sex", "gender"], explanation: "M or F, Nam or Nữ; empty when it is not known"),
    LineColumnFacts(
      name: "outcome", aliases: ["patcourse_status", "outcomeId"], explanation: "recovered, died or active",
      isPublic: true),
    LineColumnFacts(
      name: "outcome_date", aliases: ["dateOfOutcome", "patcourse_datedeath"],
      explanation: "day of the outcome; a missing one stays missing", isPublic: true),
    LineColumnFacts(name: "name", aliases: ["full_name"], explanation: "full name"),
    LineColumnFacts(name: "first_name", aliases: ["firstName"], explanation: "given name, where the name is in parts"),
    LineColumnFacts(name: "middle_name", aliases: ["middleName"], explanation: "middle names"),
    LineColumnFacts(name: "last_name", aliases: ["lastName", "family_name"], explanation: "family name"),
    LineColumnFacts(name: "identifier", aliases: ["national_id"], explanation: "the 12-digit personal identifier"),
    LineColumnFacts(
      name: "phone", aliases: ["phoneNumber", "addresses[1] phoneNumber"], explanation: "digits, with or without +84"),
    LineColumnFacts(
      name: "address", aliases: ["addressLine1", "addresses[1] addressLine1"], explanation: "house and street"),
    LineColumnFacts(name: "notes", aliases: ["comments"], explanation: "what else was told; kept sealed"),
    LineColumnFacts(name: "doses", explanation: "doses of vaccine received"),
    LineColumnFacts(name: "last_dose_date", explanation: "day of the last dose"),
    LineColumnFacts(name: "recovered_date", explanation: "day of recovery from an earlier infection"),
    LineColumnFacts(
      name: "asked_symptoms", explanation: "true when the person was asked: what was not told is known to be absent",
      isPublic: true),
    LineColumnFacts(name: "asked_exposures", explanation: "the same of exposures", isPublic: true),
    LineColumnFacts(
      name: "basis", explanation: "on whose word it has its class: source (also when empty), definition or officer",
      isPublic: true),
    LineColumnFacts(
      name: "infectious_from", explanation: "first day of the infectious window, where it was reckoned", isPublic: true),
    LineColumnFacts(name: "infectious_until", explanation: "its last day; empty when it is open", isPublic: true),
    LineColumnFacts(name: "distance", explanation: "0 for F0, 1 for F1 and so on", isPublic: true),
    LineColumnFacts(name: "open", explanation: "true when something must be found out", isPublic: true),
    LineColumnFacts(
      name: "merged_source", explanation: "who keeps the record under which this one is read, where it is another",
      isPublic: true),
    LineColumnFacts(
      name: "merged_into", explanation: "the record of the same person under which this one is read and counted"),
    LineColumnFacts(name: "count", explanation: "1 or empty: a row is one person", isPublic: true),
  ]

  public var place: Int { rawValue }
  public var name: String { Self.facts[rawValue].name }
  public var aliases: [String] { Self.facts[rawValue].aliases }
  public var explanation: String { Self.facts[rawValue].explanation }
  public var isPublic: Bool { Self.facts[rawValue].isPublic }
}
