import Store

/// Who asks the routes of vaccination, and what for.
enum VaccinationRoom {
  static let tag = "vaccination"
  static let reading = WardDesk.Room(tag: tag, rights: [.readVaccination], purpose: .vaccination)
  static let recording = WardDesk.Room(tag: tag, rights: [.recordDoses], purpose: .vaccination)
  static let matching = WardDesk.Room(tag: tag, rights: [.matchCitizens], purpose: .vaccination)
}
