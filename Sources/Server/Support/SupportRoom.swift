import Store

/// Who asks the routes of support, and what for.
enum SupportRoom {
  static let tag = "support"
  static let reading = WardDesk.Room(tag: tag, rights: [.readSupport], purpose: .support)
  static let deciding = WardDesk.Room(tag: tag, rights: [.decideSupport], purpose: .support)
  static let paying = WardDesk.Room(tag: tag, rights: [.paySupport], purpose: .support)
  static let working = WardDesk.Room(
    tag: tag, rights: [.readSupport, .decideSupport, .paySupport, .decree], purpose: .support)
  static let decreeing = WardDesk.Room(tag: tag, rights: [.decree], purpose: .support)
  static let capping = WardDesk.Room(tag: tag, rights: [.readSupport, .decree], purpose: .support)
}
