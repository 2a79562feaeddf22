/// A column of one kind of line list: its own name, and what other systems call it.
///
/// Names are compared without capitals, blanks, points, hyphens and underscores: `dateOfOnset` and `Date of onset` are one.
public protocol LineColumn: CaseIterable, Hashable, Sendable where AllCases == [Self] {
  static var kind: LineKind { get }
  /// Sets of columns one of which a file must have.
  static var required: [[Self]] { get }
  /// The place among all columns of the kind.
  var place: Int { get }
  var name: String { get }
  /// Names in other systems, those of WHO's line list and of Go.Data among them.
  var aliases: [String] { get }
  /// What stands in the column, for the help of a command.
  var explanation: String { get }
  /// Whether what stands in it may be repeated in a finding: nothing that tells of one person may.
  var isPublic: Bool { get }
}
