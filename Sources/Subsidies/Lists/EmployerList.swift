public import Epidemiology
import Foundation
import Registry

/// An employer's list of claims, as a file has it: columns as `ClaimantText` has fields; others are ignored and named.
///
/// Columns of the first row are trimmed. A row that cannot be read is a finding, and the others are there all the same.
public struct EmployerList: Sendable {
  /// A row that is not taken, and why. Nothing that stands in the row is repeated.
  public struct Finding: Hashable, Sendable {
    /// Record in the file, the header being 1.
    public var row: Int
    public var code: Code
    /// A sentence for a person: what is wrong and what to do.
    public var message: String

    init(row: Int, _ code: Code, _ message: String) {
      self.row = row
      self.code = code
      self.message = message
    }

    init(row: Int, _ error: SupportError) {
      let code: Code =
        switch error {
        case .duplicate: .undecided
        case .wrongKind: .wrongKind
        default: .unusable
        }
      self.init(row: row, code, "\(error)")
    }
  }

  /// What is wrong with a row.
  public enum Code: String, CaseIterable, Sendable {
    /// The personal identifier.
    case identifier
    /// There is a claim under the policy that nobody has decided.
    case undecided
    /// A person for a household's policy, or the other way round.
    case wrongKind = "wrong-kind"
    /// Something else; the message says what.
    case unusable
  }

  /// Rows that can be read, in the order of the file.
  public private(set) var people: [(row: Int, person: ClaimPerson)] = []
  public private(set) var findings: [Finding] = []
  /// Columns that mean nothing here.
  public private(set) var ignored: [String] = []
  public var rows: Int { people.count + findings.count }

  /// - Throws: `IntakeError` when the file cannot be read; `SupportError.unusable` without a column that every row needs.
  public init(_ file: DelimitedFile) throws {
    let names = file.header.map { $0.precomposedStringWithCanonicalMapping }
    let missing = ["identifier", "name"].filter { !names.contains($0) }
    guard missing.isEmpty else {
      throw SupportError.unusable(
        "'\(file.name)' has no column \(missing.joined(separator: ", ")); the columns are those of \(ClaimantText.hint)"
      )
    }
    ignored = names.filter { !ClaimantText.isField($0) }
    var (people, findings) = ([(row: Int, person: ClaimPerson)](), [Finding]())
    try file.forEachRecord { row, fields in
      var values: [String: String] = [:]
      for (name, value) in zip(names, fields) where ClaimantText.isField(name) {
        values[name] = value.precomposedStringWithCanonicalMapping
      }
      do { people.append((row, try ClaimantText(values).person())) } catch let error as SupportError {
        findings.append(Finding(row: row, error))
      } catch let fault as IdentifierFault {
        findings.append(Finding(row: row, .identifier, "\(fault)"))
      } catch {
        findings.append(Finding(row: row, .unusable, "cannot be read"))
      }
    }
    self.people = people
    self.findings = findings
  }
}
