import FHIR
public import Store

/// Takes the records of an officer's area out of the tables: as line lists that can be brought in again, as FHIR, or without what tells who
/// people are.
///
/// Whatever goes out is put into the decision log before it is returned. All of it is in memory, some 1 kB a record.
public struct CaseExport: Sendable {
  /// A file of an export.
  public struct File: Sendable {
    /// `cases.csv`, `patients.ndjson`.
    public var name: String
    public var bytes: [UInt8]
    /// Rows behind the header, or resources.
    public var rows: Int
  }

  /// What went out.
  public struct Result: Sendable {
    public var files: [File]
    public var records: Int
    /// Contacts that stay because one of the two people belongs to another area.
    public var contactsBeyond: Int
  }

  public enum Form: String, CaseIterable, Sendable {
    /// Line lists of people, contacts, tests, symptoms and exposures: all that is known.
    case lists
    /// Patient, Condition and Observation as NDJSON.
    case fhir
    /// Line lists without names, identifiers, addresses, notes and places, under pseudonyms, with ages in bands.
    case pseudonymous

    var right: Right { self == .pseudonymous ? .readReports : .readCases }
  }

  let file: DatabaseFile
  let sealer: Sealer
  let offset: Int

  /// - Parameter offset: seconds that the clocks of the city are ahead of UTC.
  public init(_ file: DatabaseFile, sealer: Sealer, offset: Int = 25_200) {
    self.file = file
    self.sealer = sealer
    self.offset = offset
  }

  /// - Throws: `AccessError.refused`, which is logged; `StoreError`; `SealingError`; `CaseError.unreadable`.
  public func run(_ form: Form, to access: Access) throws -> Result {
    let result = try file.disclose(form.right, to: access, kind: "cases.export") { reading in
      var reader = try CaseExtractReader(wards: access.wards, sealer, reading)
      let codes = try WardCodes(reading)
      let files =
        switch form {
        case .lists: try Self.lists(&reader, codes)
        case .fhir: try Self.resources(&reader, codes)
        case .pseudonymous: try Self.pseudonyms(&reader, codes, sealer, offset: offset)
        }
      let result = Result(files: files, records: reader.order.count, contactsBeyond: reader.contactsBeyond)
      return Disclosure(
        result, subject: "records of cases",
        wards: reader.wards.isEmpty ? Array(access.wards ?? []) : Array(reader.wards),
        facts: ["form": form.rawValue, "records": "\(result.records)", "wards": "\(reader.wards.count)"])
    }
    return result ?? Result(files: [], records: 0, contactsBeyond: 0)
  }

  private static func lists(_ reader: inout CaseExtractReader, _ codes: WardCodes) throws -> [File] {
    var cases = LineTable(CaseColumn.self)
    var contacts = LineTable(ContactColumn.self)
    var tests = LineTable(TestColumn.self)
    var symptoms = LineTable(SymptomColumn.self)
    var exposures = LineTable(ExposureColumn.self)
    var rows = [0, 0, 0, 0, 0]
    try reader.each(opens: true) { extract in
      cases.add(extract.caseRow(codes.code))
      for row in extract.contactRows { contacts.add(row) }
      for row in extract.testRows { tests.add(row) }
      for row in extract.symptomRows { symptoms.add(row) }
      for row in extract.exposureRows(codes.code) { exposures.add(row) }
      let more = [1, extract.contacts.count, extract.tests.count, extract.symptoms.count, extract.exposures.count]
      for (place, count) in more.enumerated() { rows[place] += count }
    }
    // In the order in which they can be brought in.
    return [
      File(name: "cases.csv", bytes: cases.bytes, rows: rows[0]),
      File(name: "contacts.csv", bytes: contacts.bytes, rows: rows[1]),
      File(name: "tests.csv", bytes: tests.bytes, rows: rows[2]),
      File(name: "symptoms.csv", bytes: symptoms.bytes, rows: rows[3]),
      File(name: "exposures.csv", bytes: exposures.bytes, rows: rows[4]),
    ]
  }
}
