import ArgumentParser
import Epidemiology

/// How the columns of a file of people are read.
struct ColumnArguments: ParsableArguments {
  @Option(
    name: .customLong("map"),
    help: ArgumentHelp("A column under another name: name=Column.", valueName: "name=Column"))
  var mappings: [String] = []

  @Option(help: "How dates with slashes are written: auto, dd/mm/yyyy or mm/dd/yyyy.", transform: parseDateFormat)
  var dateFormat: DateFormat = .automatic

  /// Names of columns in the file by contract name.
  ///
  /// - Throws: `IntakeError.unknownMapping` for another form, or a column that is named twice.
  func mapping() throws(IntakeError) -> [String: String] {
    var mapping: [String: String] = [:]
    for text in mappings {
      guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
        throw .unknownMapping(mapping: text, reason: "the form is name=Column, for example birth_date=Birthday")
      }
      let name = String(text[..<equals])
      guard mapping.updateValue(String(text[text.index(after: equals)...]), forKey: name) == nil else {
        throw .unknownMapping(mapping: text, reason: "'\(name)' is given twice")
      }
    }
    return mapping
  }
}
