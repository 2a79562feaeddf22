import Crypto
import Quantities

/// The wards that counts refer to by number: their codes in order, and an identity that does not depend on the machine.
///
/// Counts of different lists must not be added, even when the lists are equally long. The identity is of the whole list; a
/// tally that was read without boundaries knows only the codes that have counts.
public struct WardList: Hashable, Sendable {
  /// Codes in ascending order; a ward's number is its place here.
  public let codes: [String]
  /// Wards of the whole list.
  public let total: Int
  /// SHA-256, in hexadecimal, of the whole list: the codes in the order of their bytes, each with a line feed behind it.
  ///
  /// The same as `LC_ALL=C sort codes.txt | sha256sum`.
  public let digest: String

  /// - Precondition: codes are unique and ascending, as a `BoundarySet` keeps them.
  public init(codes: [String]) {
    self.codes = codes
    total = codes.count
    var text: [UInt8] = []
    for code in codes.map({ Array($0.utf8) }).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      text += code
      text.append(10)
    }
    digest = Array(SHA256.hash(data: text)).hexadecimal
  }

  /// Some wards of a list that is known by its identity only.
  init(codes: [String], of total: Int, digest: String) {
    self.codes = codes
    self.total = total
    self.digest = digest
  }

  /// A list of so many wards without codes of their own; they are called by their numbers.
  init(numbered count: Int) {
    let width = String(count).utf8.count
    self.init(codes: (0..<count).map { String(repeating: "0", count: width - String($0).utf8.count) + String($0) })
  }

  /// Whether both are parts of one list, or the whole of it.
  func isSameList(as other: WardList) -> Bool { digest == other.digest && total == other.total }
}

extension WardList: CustomStringConvertible {
  public var description: String { "\(total) wards (sha256 \(digest.prefix(12))…)" }
}
