public import Store

/// What the register says of somebody whom an application names, without saying anything of what it has.
public struct Confirmation: Hashable, Sendable {
  public enum Answer: String, CaseIterable, Sendable {
    /// Name and year of birth are those of the register, as far as both are known.
    case agrees
    /// The identifier is somebody's of another name or year.
    case differs
    /// Nobody of the identifier is in the register.
    case unknown
  }

  public var answer: Answer
  /// Row number of the citizen; `nil` when there is none.
  public var citizen: Int?
}

extension CitizenRegister {
  /// Compares what somebody said of a person with the register.
  ///
  /// For programs that take applications from anybody: the answer is kept for officers and must not go back to whoever asked, since
  /// it would tell who lives in the city. Nothing is disclosed by it, so it needs no officer.
  ///
  /// - Parameters:
  ///   - name: as written; marks and order count as `PersonName` has it, and a name without marks agrees with one that has them.
  ///   - birthYear: `nil` where it was not said.
  /// - Throws: `StoreError`; `SealingError`; `RegistryError.unreadable`.
  public func confirm(
    _ identifier: PersonalIdentifier, name: String, birthYear: Int?, _ reading: Reading
  ) throws -> Confirmation {
    guard let number = try numbers(.identifier, keys.key(of: identifier), reading).first,
      let record = try find(number, reading).first?.record
    else { return Confirmation(answer: .unknown, citizen: nil) }
    let (said, kept) = (PersonName(name), PersonName(record.name))
    let isSameName = kept.isEmpty || NameKey(said) == NameKey(kept)
    let isSameYear = birthYear == nil || record.birth == nil || record.birth?.year == birthYear
    return Confirmation(answer: isSameName && isSameYear ? .agrees : .differs, citizen: number)
  }
}
