import Cases
import Quantities
enum CaseRoutes {
  static func person(_ number: Int, _ frame: WardDesk.Frame) throws -> (CasePerson, Int?) { throw WardDesk.notFound }
}
