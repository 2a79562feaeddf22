public import Store

extension SupportOffice {
  /// The deletions of records whose time has come.
  ///
  /// - Parameter offset: seconds that the clocks of the city are ahead of UTC.
  public static func deletions(offset: Int) -> [TimedDeletion] { [] }

  /// Takes the row of a citizen who is forgotten out of records that stay until their own time.
  ///
  /// - Throws: `StoreError`.
  public static func forget(citizen: Int, _ writing: Writing) throws {}
}
