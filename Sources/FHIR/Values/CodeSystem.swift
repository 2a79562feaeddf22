/// The addresses of the code systems that are read and written.
public enum CodeSystem {
  public static let loinc = "http://loinc.org"
  public static let snomed = "http://snomed.info/sct"
  public static let icd10 = "http://hl7.org/fhir/sid/icd-10"
  public static let units = "http://unitsofmeasure.org"
  public static let observationCategory = "http://terminology.hl7.org/CodeSystem/observation-category"
}
