public import Epidemiology
public import Quantities
public import Registry

/// A person as one line of a list.
public struct CaseLine: Hashable, Sendable {
  public var record: Int
  public var name: String
  public var birthYear: Int?
  public var age: Int?
  public var sex: Sex
  public var ward: Int
  public var reportDay: Day
  public var onset: Day?
  public var caseClass: CaseClass
  public var distance: Int?
  public var isOpen: Bool
  public var outcome: Outcome
}
