public import Store

extension Schema {
  /// The tables of areas under restriction.
  public static let areas = Schema(name: "areas", steps: [])
}
