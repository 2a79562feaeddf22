import ArgumentParser
import Criteria
import Zones

/// A language that results are put into, as an option of a command.
enum Language: String, ExpressibleByArgument, CaseIterable {
  case en, vi

  func say(_ text: Localized) -> String { self == .vi ? text.vietnamese : text.english }

  var ofPage: WardPage.Language { self == .vi ? .vi : .en }
}
