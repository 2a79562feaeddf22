public import Epidemiology
import Quantities
public import Store

/// Takes changes of the population database into the register of citizens.
///
/// The database is a source like a file is: it may change and take back what it said itself; where it says otherwise than another
/// source, nothing is changed and the change waits in the queue of conflicts. A change whose identifier contradicts its own birth
/// date or sex is rejected, as it would write into the record of somebody else.
public struct RegisterSink: DeltaSink {
  private let ledger: LedgerSink

  /// - Parameters:
  ///   - source: the name of the database, under which its cursor is kept.
  ///   - isDryRun: whether each batch is taken back behind its counting; a citizen of several batches then counts in each.
  ///   - notes: told of each change that is rejected, and of each residence whose ward is unknown: the last version of the change and
  ///     the reason, nothing personal.
  public init(
    _ file: DatabaseFile, sealer: Sealer, source: String, access: Access, isDryRun: Bool = false,
    notes: @escaping (Finding) -> Void = { _ in }
  ) {
    let keys = RegisterKeys(sealer)
    ledger = LedgerSink(
      file, source: source, actor: access.officer.name, isDryRun: isDryRun, key: { sealer.lookup($0) },
      enter: { changes, writing in
        try access.require(.importCitizens, subject: "population database \(source)")
        let entering = Entering(
          keys: keys, source: try RecordSource.named(source, writing), actor: access.officer.name,
          wards: try WardsByCode(writing), name: source, notes: notes)
        return try entering.enter(changes, writing)
      })
  }

  public func cursor() throws -> PopulationCursor? { try ledger.cursor() }
  public func apply(_ batch: PopulationBatch) throws -> DeltaCounts { try ledger.apply(batch) }

  /// Removes the versions that are kept of a citizen who is about to be forgotten.
  ///
  /// - Throws: `StoreError`, `SealingError`, `RegistryError.unreadable`.
  public static func forget(_ citizen: Int, sealer: Sealer, _ writing: Writing) throws {
    let sealed = try writing.first(
      "SELECT sealed FROM registry_citizens WHERE id = ?", [SQLValue(citizen)]
    ) { $0.bytes(0) }
    guard let sealed else { return }
    let opened = try sealer.open(sealed, table: "registry_citizens", row: citizen)
    let identifier = try CitizenRecord.decode(opened).record.identifier
    try writing.run(
      "DELETE FROM registry_link_versions WHERE source IN (SELECT source FROM registry_links) AND key = ?",
      [.bytes(sealer.lookup(identifier))])
  }

  /// The work of one transaction.
  private struct Entering {
    let keys: RegisterKeys
    let source: RecordSource
    let actor: String
    let wards: WardsByCode
    let name: String
    let notes: (Finding) -> Void

    private func tell(_ severity: Finding.Severity, _ code: Finding.Code, _ change: PopulationChange, _ words: String) {
      notes(Finding(severity: severity, code: code, file: name, message: "\(change): \(words)"))
    }

    func enter(_ changes: [PopulationChange], _ writing: Writing) throws -> DeltaCounts {
      let today = writing.instant.day(offset: 25_200)
      var batch = CitizenBatch()
      var counts = DeltaCounts()
      for (place, change) in changes.enumerated() {
        let statement = statement(change, today)
        let contradictions = change.identifier.contradictions(birthYear: statement.birth?.year, sex: statement.sex)
        if !contradictions.isEmpty {
          counts.rejected += 1
          tell(
            .rejected, .identifierContradiction, change, contradictions.map(\.description).joined(separator: "; "))
        } else if try change.content == .withdrawal && !isKnown(change.identifier, writing) {
          // Of whom we know nothing, nothing is taken back.
          counts.known += 1
        } else {
          batch.append(statement, line: place, said: nil, keys)
        }
      }
      let resolution = try BatchResolution(batch, writing, keys)
      let found = resolution.counts
      counts.applied += found.added + found.joined + found.changed
      counts.known += found.unchanged
      counts.conflicts += found.conflicting
      if found.unchanged < found.rows {
        var writer = try CitizenWriter(writing, keys, actor: actor, kind: "sync", source: source)
        _ = try writer.write(resolution, of: batch)
      }
      return counts
    }

    private static func clean(_ text: String) -> String {
      Array(text.utf8).withUnsafeBufferPointer { CleanText.of($0) } ?? text
    }

    private func isKnown(_ identifier: PersonalIdentifier, _ reading: Reading) throws -> Bool {
      let key = keys.key(of: identifier).withBytes { Array($0) }
      return try reading.first("SELECT 1 FROM registry_keys WHERE kind = 0 AND key = ?", [.bytes(key)]) { _ in true }
        ?? false
    }

    private func statement(_ change: PopulationChange, _ today: Day) -> CitizenStatement {
      var statement = CitizenStatement(identifier: change.identifier, source: source)
      guard case .upsert(let fields) = change.content else {
        statement.withdrawn = CitizenFields(CitizenField.allCases)
        return statement
      }
      func take<Value>(_ told: Told<Value>, _ field: CitizenField, _ set: (Value) -> Void) {
        switch told {
        case .unsaid: break
        case .takenBack: statement.withdrawn.formUnion(CitizenFields(field))
        case .said(let value): set(value)
        }
      }
      take(fields.name, .name) { statement.name = Self.clean($0) }
      take(fields.birth, .birth) { statement.birth = $0 }
      take(fields.sex, .sex) { statement.sex = $0 }
      take(fields.household, .household) { statement.household = Self.clean($0) }
      take(fields.address, .address) { statement.address = Self.clean($0) }
      take(fields.deceased, .deceased) { statement.deceased = $0 }
      take(fields.moved, .moved) { statement.moved = $0 }
      take(fields.phone, .phone) { text in
        if let phone = Phone.normalized(text.utf8) {
          statement.phone = phone
        } else {
          tell(.note, .invalidText, change, "the phone number has not 8 to 15 digits; it is left out")
        }
      }
      take(fields.formerNumbers, .formerNumbers) { numbers in
        statement.formerNumbers = numbers
        if numbers.isEmpty { statement.withdrawn.formUnion(CitizenFields(.formerNumbers)) }
      }
      switch fields.residences {
      case .unsaid: break
      case .takenBack:
        for kind in ResidenceKind.allCases { statement.withdrawn.formUnion(CitizenFields(CitizenField(kind))) }
      case .said(let residences): statement.take(residences, wards, today) { tell(.note, .unknownWardCode, change, $0) }
      }
      return statement
    }
  }
}

extension CitizenStatement {
  /// Takes residences whose wards are known; a kind of which none is told is taken back.
  fileprivate mutating func take(
    _ told: [PopulationFields.Residence], _ wards: WardsByCode, _ today: Day, _ note: (String) -> Void
  ) {
    var taken: [Residence] = []
    for residence in told {
      guard let ward = wards.ward(residence.ward, on: residence.from ?? residence.to ?? today) else {
        note("no vintage has the ward code '\(residence.ward)'; the residence is left out")
        continue
      }
      taken.append(Residence(kind: residence.kind, first: residence.from, last: residence.to, ward: ward))
    }
    residences = taken
    for kind in ResidenceKind.allCases where !told.contains(where: { $0.kind == kind }) {
      withdrawn.formUnion(CitizenFields(CitizenField(kind)))
    }
  }
}
