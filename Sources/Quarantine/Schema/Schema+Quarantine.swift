public import Store

extension Schema {
  /// The tables of quarantine orders and what happens under them.
  public static let quarantine = Schema(name: "quarantine", steps: [])
}
