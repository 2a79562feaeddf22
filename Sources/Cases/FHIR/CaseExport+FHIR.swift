import FHIR

extension CaseExport {
  /// A file for each type of resource, as bulk exports have them.
  static func resources(_ reader: inout CaseExtractReader, _ codes: WardCodes) throws -> [File] {
    var files = [
      File(name: "Patient.ndjson", bytes: [], rows: 0), File(name: "Condition.ndjson", bytes: [], rows: 0),
      File(name: "Observation.ndjson", bytes: [], rows: 0),
    ]
    func add(_ resource: Resource, _ place: Int) {
      resource.appendLine(to: &files[place].bytes)
      files[place].rows += 1
    }
    try reader.each(opens: true) { extract in
      add(.patient(extract.patient), 0)
      add(.condition(extract.condition(codes.code)), 1)
      for observation in extract.observations(codes.code) { add(.observation(observation), 2) }
    }
    return files
  }
}
