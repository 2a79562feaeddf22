import Foundation
public import Registry

/// Who a record is of: everything personal, sealed as one value. Printing or dumping it shows nothing.
public struct CasePerson: Hashable, Sendable {
  /// Empty when it was not said.
  public var name: String
  public var identifier: PersonalIdentifier?
  public var phone: String
  public var address: String
  public var notes: String

  public init(
    name: String = "", identifier: PersonalIdentifier? = nil, phone: String = "", address: String = "",
    notes: String = ""
  ) {
    self.name = name
    self.identifier = identifier
    self.phone = phone
    self.address = address
    self.notes = notes
  }

  public var isEmpty: Bool {
    name.isEmpty && identifier == nil && phone.isEmpty && address.isEmpty && notes.isEmpty
  }
}

extension CasePerson: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "person under follow-up" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
