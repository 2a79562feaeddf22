import ArgumentParser
import Registry
import Store

/// Why personal data are read, given on the command line.
func parsePurpose(_ text: String) throws -> Purpose {
  guard let purpose = Purpose(rawValue: text) else {
    throw ValidationError("'\(text)' is none of \(Purpose.allCases.map(\.rawValue).joined(separator: ", "))")
  }
  return purpose
}

/// A kind of residence given on the command line.
func parseResidenceKind(_ text: String) throws -> ResidenceKind {
  guard !text.isEmpty, let kind = ResidenceKind(text) else {
    throw ValidationError("'\(text)' is none of permanent, temporary, current")
  }
  return kind
}

/// Ages from and through, given on the command line.
func parseAgeRange(_ text: String) throws -> ClosedRange<Int> {
  let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
  let known = parts.compactMap { $0 }
  guard known.count == parts.count, (1...2).contains(known.count), known.allSatisfy({ (0...150).contains($0) }),
    known[0] <= known[known.count - 1]
  else { throw ValidationError("'\(text)' are no ages; write them as 65-120, or one age as 12") }
  return known[0]...known[known.count - 1]
}

/// Numbers of priority groups given on the command line.
func parseGroups(_ text: String) throws -> PriorityGroups {
  let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
  guard numbers.allSatisfy({ $0.map(PriorityGroups.numbers.contains) ?? false }) else {
    throw ValidationError("'\(text)' are no priority groups; write numbers from 0 to 62 as 1,4")
  }
  return PriorityGroups(numbers.compactMap { $0 })
}
