/// What the evaluation did, for the explanation: filled only when asked for.
struct Trace {
  /// The band of each band set; `nil` when its indicator is not known.
  var bands: [Int?] = []
  /// The cell or rule that decided; `nil` when several were possible.
  var decided: Int?
  var base = ClassSet.none
  /// Of each adjustment: the classes before and after it, and whether its condition held.
  var adjustments: [(before: ClassSet, after: ClassSet, holds: Bool?)] = []
}
