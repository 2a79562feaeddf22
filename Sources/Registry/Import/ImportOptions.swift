public import Epidemiology
public import Quantities

/// How a file of citizens is read.
public struct ImportOptions: Sendable {
  /// Who keeps the records; two files of one source correct one another, two sources may contradict each other.
  public var source: String
  /// Name of the vintage whose ward codes the file has.
  public var vintage: String
  /// The day of the import: nobody is born or dies later.
  public var today: Day
  /// Names of columns in the file by contract name, where they differ.
  public var mapping: [String: String] = [:]
  public var dateFormat = DateFormat.automatic
  /// Whether identifiers that lost zeros in front are made whole.
  public var restoresZeros = false
  /// Whether a row whose identifier contradicts its birth date or sex is kept, with a note, instead of refused.
  ///
  /// It is refused by default: an identifier is given anew when a sex or a year of birth is corrected, so one of the two is wrong,
  /// and a wrong identifier would write into the record of somebody else.
  public var keepsContradictions = false
  /// Rows of a transaction. What a kill can undo is at most these.
  ///
  /// By default 400,000 while a register is filled, as each transaction goes through the whole tree of keys once, and 100,000 when
  /// it holds citizens already, whose records then are in memory too. Either keeps below half a gigabyte.
  public var rowsPerTransaction: Int?
  /// Whether nothing is written.
  public var isDryRun = false

  public init(source: String, vintage: String, today: Day) {
    self.source = source
    self.vintage = vintage
    self.today = today
  }
}
