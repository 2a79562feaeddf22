public import Permits
public import Store

/// What the permit routes need beside the database: the keys that open what is sealed, and who knows about quarantine.
///
/// Without it a server serves maps only, and says so at the addresses of permits.
public struct PermitResources: Sendable {
  public var sealer: Sealer
  public var quarantine: any QuarantineQuestions

  public init(sealer: Sealer, quarantine: any QuarantineQuestions = NoQuarantine()) {
    self.sealer = sealer
    self.quarantine = quarantine
  }
}
