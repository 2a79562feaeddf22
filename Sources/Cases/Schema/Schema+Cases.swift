public import Store

extension Schema {
  /// The tables of cases, their contacts and what is known of them.
  public static let cases = Schema(name: "cases", steps: [])
}
