/// The codes of COVID-19.
///
/// Sources: ICD-10 (WHO, emergency use codes of 2020) U07.1 and U07.2; LOINC 94500-6 (SARS-CoV-2 RNA in respiratory specimen by NAA with
/// probe detection) and 94558-4 (SARS-CoV-2 antigen in respiratory specimen by rapid immunoassay); SNOMED CT 840539006 (disease),
/// 840546002 (exposure), 260373001 and 260415000 (detected, not detected), 419984006 (inconclusive).
public enum Covid19 {
  /// The virus was found.
  public static let identified = Coding(system: CodeSystem.icd10, code: "U07.1", display: "COVID-19, virus identified")
  /// A diagnosis by signs and exposure; the virus was not found.
  public static let notIdentified = Coding(
    system: CodeSystem.icd10, code: "U07.2", display: "COVID-19, virus not identified")
  public static let disease = Coding(system: CodeSystem.snomed, code: "840539006", display: "COVID-19")
  public static let exposure = Coding(
    system: CodeSystem.snomed, code: "840546002", display: "Exposure to SARS-CoV-2")

  public static let pcr = Coding(
    system: CodeSystem.loinc, code: "94500-6", display: "SARS-CoV-2 RNA in respiratory specimen by NAA")
  public static let antigen = Coding(
    system: CodeSystem.loinc, code: "94558-4", display: "SARS-CoV-2 antigen in respiratory specimen, rapid")

  public static let detected = Coding(system: CodeSystem.snomed, code: "260373001", display: "Detected")
  public static let notDetected = Coding(system: CodeSystem.snomed, code: "260415000", display: "Not detected")
  public static let inconclusive = Coding(system: CodeSystem.snomed, code: "419984006", display: "Inconclusive")

  /// Whether a condition is one of this disease: the codes of it that are in use, those of ICD-10-CM too.
  public static func isDisease(_ concept: CodeableConcept) -> Bool {
    concept.has(identified) || concept.has(notIdentified) || concept.has(disease)
      || concept.coding.contains { $0.system == "http://hl7.org/fhir/sid/icd-10-cm" && $0.code == identified.code }
  }
}
