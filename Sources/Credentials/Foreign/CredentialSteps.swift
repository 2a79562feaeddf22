/// How far the reading of a credential came: each step by itself, in the order in which they are taken.
///
/// A step that needs what an earlier one did not give is not in it.
public struct CredentialSteps: Hashable, Sendable {
  public enum Step: String, CaseIterable, Sendable {
    /// The letters that say which kind of credential it is.
    case prefix
    case base45
    /// zlib; credentials of this house are not compressed.
    case compression
    /// The signed message, COSE_Sign1.
    case structure
    /// What is signed, as CBOR, with the claims that must be there.
    case claims
    case signature
    /// Dates against a clock.
    case expiration
    /// Whether the certificate may sign this kind of statement.
    case keyUsage = "key-usage"
  }

  public struct Outcome: Hashable, Sendable {
    public var step: Step
    /// What is wrong; `nil` when the step was passed.
    public var problem: String?
  }

  public private(set) var outcomes: [Outcome] = []

  public init() {}

  /// Whether a step was passed; `nil` where it was not taken.
  public subscript(step: Step) -> Bool? { outcomes.first { $0.step == step }.map { $0.problem == nil } }

  /// Whether every step that was taken was passed, and the signature and the dates are among them.
  public var isValid: Bool {
    outcomes.allSatisfy { $0.problem == nil } && self[.signature] == true && self[.expiration] == true
  }

  /// Records a step.
  ///
  /// - Parameter problem: what is wrong; `nil` when it was passed.
  public mutating func record(_ step: Step, _ problem: String? = nil) {
    outcomes.append(Outcome(step: step, problem: problem))
  }

  /// Takes a step and records how it went.
  ///
  /// - Returns: what it gives; `nil` when it failed.
  public mutating func take<Value>(_ step: Step, _ work: () throws(CredentialError) -> Value) -> Value? {
    do {
      let value = try work()
      record(step)
      return value
    } catch {
      record(step, "\(error)")
      return nil
    }
  }
}
