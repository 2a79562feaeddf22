import ArgumentParser

/// Ages of people, both ends included: `18-`, `12-17`, `-17`.
struct AgeRange: Sendable {
  var from: Int?
  var through: Int?

  /// Ages at which bands must begin so that this range can be counted.
  var breaks: [Int] { [from, through.map { $0 + 1 }].compactMap { $0 } }

  static func parse(_ text: String) throws -> AgeRange {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let ages = parts.map { $0.isEmpty ? nil : Int($0) }
    let isSound =
      parts.count == 2 && zip(parts, ages).allSatisfy { $0.isEmpty || $1.map { (0...120).contains($0) } ?? false }
    guard isSound, ages.contains(where: { $0 != nil }), ages[0] ?? 0 <= ages[1] ?? 120 else {
      throw ValidationError("'\(text)' are no ages; write them as 18- or 12-17")
    }
    return AgeRange(from: ages[0], through: ages[1])
  }
}
