import Quantities

/// What a walk over contacts must know of a record under which others may stand.
struct GraphNode {
  var number: Int
  var ward: Int
  var reportDay: Day
  var caseClass: CaseClass
  var basis: CaseBasis
  var infectiousFrom: Day?
  var infectiousUntil: Day?
  var distance: Int?
}
