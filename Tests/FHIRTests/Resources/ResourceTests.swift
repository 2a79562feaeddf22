import FHIR
import Testing

@Suite struct ResourceTests {
  private func read(_ line: String) throws -> ResourceLineReader.Line {
    var lines: [ResourceLineReader.Line] = []
    var reader = ResourceLineReader()
    try reader.read(Array(line.utf8)) { lines.append($0) }
    try reader.finish { lines.append($0) }
    try #require(lines.count == 1)
    return lines[0]
  }

  /// The first finding of a line that must be rejected.
  private func fault(_ line: String) throws -> FHIRFinding {
    let read = try read(line)
    #expect(read.resource == nil)
    return try #require(read.findings.first { $0.severity == .rejected })
  }

  @Test(arguments: Examples.all)
  func `what is written is read as it was`(resource: Resource) throws {
    let line = try read(String(decoding: resource.line, as: UTF8.self))
    #expect(line.resource == resource)
    #expect(line.findings.isEmpty)
  }

  @Test(arguments: Examples.all)
  func `a resource is one line, the same each time`(resource: Resource) {
    #expect(resource.line == resource.line)
    #expect(resource.line.filter { $0 == 10 }.count == 1)
  }

  @Test(arguments: [
    (#"{"resourceType":"Patient","gender":"m"}"#, "Patient.gender", FHIRFinding.Code.notInValueSet),
    (#"{"resourceType":"Patient","name":{"text":"a"}}"#, "Patient.name", .wrongCardinality),
    (#"{"resourceType":"Patient","birthDate":["1990"]}"#, "Patient.birthDate", .wrongCardinality),
    (#"{"resourceType":"Patient","birthDate":"1990-02-30"}"#, "Patient.birthDate", .invalidDate),
    (#"{"resourceType":"Patient","birthDate":1990}"#, "Patient.birthDate", .wrongType),
    (#"{"resourceType":"Patient","birthDate":""}"#, "Patient.birthDate", .emptyValue),
    (#"{"resourceType":"Patient","id":"a b"}"#, "Patient.id", .invalidText),
    (#"{"resourceType":"Patient","name":[{"use":"pet"}]}"#, "Patient.name[0].use", .notInValueSet),
    (#"{"resourceType":"Patient","name":[]}"#, "Patient.name", .emptyValue),
    (#"{"resourceType":"Patient","name":[7]}"#, "Patient.name[0]", .wrongType),
    (#"{"resourceType":"Patient","telecom":[{"value":"091"}]}"#, "Patient.telecom[0].system", .brokenRule),
    (
      #"{"resourceType":"Patient","deceasedBoolean":true,"deceasedDateTime":"2021"}"#, "Patient.deceased[x]",
      .severalChoices
    ),
    (
      #"{"resourceType":"Patient","birthDate":"2021-05-01","deceasedDateTime":"2021-04"}"#, "Patient.deceasedDateTime",
      .endBeforeStart
    ),
    (#"{"resourceType":"Condition"}"#, "Condition.subject", .missingElement),
    (#"{"resourceType":"Condition","subject":{}}"#, "Condition.subject", .emptyValue),
    (#"{"resourceType":"Condition","subject":{"type":"Patient"}}"#, "Condition.subject", .missingElement),
    (#"{"resourceType":"Condition","subject":{"reference":"Group/1"}}"#, "Condition.subject", .wrongType),
    (#"{"resourceType":"Observation","code":{"text":"x"}}"#, "Observation.status", .missingElement),
    (#"{"resourceType":"Observation","status":"done","code":{"text":"x"}}"#, "Observation.status", .notInValueSet),
    (#"{"resourceType":"Observation","status":"final"}"#, "Observation.code", .missingElement),
    (#"{"resourceType":"Immunization"}"#, "Immunization.status", .missingElement),
    (#"{"resourceType":"Immunization","status":"done"}"#, "Immunization.status", .notInValueSet),
    (#"{"resourceType":"Immunization","status":"completed"}"#, "Immunization.vaccineCode", .missingElement),
    (
      #"{"resourceType":"Immunization","status":"completed","vaccineCode":{"text":"x"},"patient":{"display":"x"}}"#,
      "Immunization.occurrence[x]", .missingElement
    ),
    (
      #"{"resourceType":"Immunization","status":"completed","vaccineCode":{"text":"x"},"patient":{"display":"x"},"occurrenceDateTime":"2021-08-01","protocolApplied":[{"doseNumberPositiveInt":0}]}"#,
      "Immunization.protocolApplied[0].doseNumberPositiveInt", .wrongType
    ),
    (
      #"{"resourceType":"Immunization","status":"completed","vaccineCode":{"text":"x"},"patient":{"display":"x"},"occurrenceDateTime":"2021-08-01","performer":[{"function":{"text":"x"}}]}"#,
      "Immunization.performer[0].actor", .missingElement
    ),
    (
      #"{"resourceType":"Observation","status":"final","code":{"text":"x"},"issued":"2021-08-01"}"#,
      "Observation.issued", .invalidDate
    ),
    (
      #"{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueString":"a","dataAbsentReason":{"text":"b"}}"#,
      "Observation.dataAbsentReason", .brokenRule
    ),
    (
      #"{"resourceType":"Observation","status":"final","code":{"text":"x"},"effectivePeriod":{"start":"2021-08-02","end":"2021-08-01"}}"#,
      "Observation.effectivePeriod", .endBeforeStart
    ),
    (
      #"{"resourceType":"Observation","status":"final","code":{"text":"x"},"component":[{"valueString":"a"}]}"#,
      "Observation.component[0].code", .missingElement
    ),
    (
      #"{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"s","code":"c"}]},"valueString":"a","component":[{"code":{"coding":[{"system":"s","code":"c"}]}}]}"#,
      "Observation.value[x]", .brokenRule
    ),
    (
      #"{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueQuantity":{"value":1,"code":"mg"}}"#,
      "Observation.valueQuantity.system", .brokenRule
    ),
  ])
  func `a fault names its element and rejects the line`(line: String, path: String, code: FHIRFinding.Code) throws {
    let fault = try fault(line)
    #expect(fault.path == path)
    #expect(fault.code == code)
    #expect(fault.line == 1)
  }

  /// A condition with some more members.
  private func condition(_ members: String) -> String {
    #"{"resourceType":"Condition","subject":{"reference":"Patient/1"},"# + members + "}"
  }

  private func status(_ name: String, _ system: String, _ code: String) -> String {
    #""\#(name)":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/\#(system)","code":"\#(code)"}]}"#
  }

  @Test func `the states of a condition are of their value sets`() throws {
    let clinical = try fault(condition(status("clinicalStatus", "condition-clinical", "ill")))
    #expect(clinical.path == "Condition.clinicalStatus" && clinical.code == .notInValueSet)
    let foreign = try fault(condition(status("verificationStatus", "other", "confirmed")))
    #expect(foreign.path == "Condition.verificationStatus" && foreign.code == .notInValueSet)
    for state in Condition.VerificationStatus.allCases where state != .enteredInError {
      let line = condition(status("verificationStatus", "condition-ver-status", state.rawValue))
      guard case .condition(let read)? = try read(line).resource else {
        Issue.record("\(state) is not read")
        continue
      }
      #expect(read.verificationStatus == state)
    }
  }

  @Test func `an end before a start is refused, a missing end stays missing`() throws {
    let ended = try fault(condition(#""onsetDateTime":"2021-08-02","abatementDateTime":"2021-08-01""#))
    #expect(ended.code == .endBeforeStart && ended.path == "Condition.abatementDateTime")
    guard case .condition(let open)? = try read(condition(#""onsetDateTime":"2021-08-02""#)).resource else {
      Issue.record("a condition without an end is read")
      return
    }
    #expect(open.abatement == nil)
  }

  @Test func `an illness that ended is not active, and an error has no clinical state`() throws {
    let active = try fault(
      condition(status("clinicalStatus", "condition-clinical", "active") + #","abatementDateTime":"2021-08-01""#))
    #expect(active.code == .brokenRule && active.path == "Condition.clinicalStatus")
    let error = try fault(
      condition(
        status("clinicalStatus", "condition-clinical", "active") + ","
          + status("verificationStatus", "condition-ver-status", "entered-in-error")))
    #expect(error.code == .brokenRule && error.path == "Condition.clinicalStatus")
  }

  @Test func `a reference is understood with and without an address`() {
    for text in ["Patient/7", "https://example.org/fhir/Patient/7", "Patient/7/_history/2"] {
      #expect(Reference(text).target?.type == "Patient")
      #expect(Reference(text).target?.id == "7")
    }
    #expect(Reference("#inside").target == nil)
    #expect(Reference("urn:uuid:9f1").target?.id == "9f1")
  }
}
