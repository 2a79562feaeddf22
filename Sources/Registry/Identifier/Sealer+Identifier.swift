public import Store

extension Sealer {
  /// The keyed hash by which every room finds a person: 12 bytes.
  public func lookup(_ identifier: PersonalIdentifier) -> [UInt8] { lookup(identifier.digits) }
}
