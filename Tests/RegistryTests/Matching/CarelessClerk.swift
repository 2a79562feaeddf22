import Foundation
import Quantities

@testable import Registry

/// Writes records of people as they are written at a vaccination point: mostly right.
///
/// The shares are set by hand, no measurement: three records in four are without slip.
struct CarelessClerk {
  var random: SeededRandom

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  mutating func record(of person: InventedPeople.Person) -> MatchRecord {
    MatchRecord(
      name: PersonName(written(person.words)), birth: birth(person.birth), sex: sex(person.sex),
      ward: ward(person.ward),
      phone: random.chance(0.6) ? PhoneNumber(random.chance(0.8) ? person.phone : otherPhone()) : nil,
      formerNumber: random.chance(0.1) ? person.former.flatMap { FormerIdentityNumber(number: $0) } : nil)
  }

  private mutating func otherPhone() -> String { "09\(Int.random(in: 10_000_000...99_999_999, using: &random))" }

  private mutating func ward(_ ward: Int) -> Int {
    random.chance(0.04) ? Int.random(in: 1...InventedPeople.wards, using: &random) : random.chance(0.03) ? 0 : ward
  }

  private mutating func sex(_ sex: Sex) -> Sex {
    if random.chance(0.02) { return .unknown }
    return random.chance(0.004) ? (sex == .male ? .female : .male) : sex
  }

  // MARK: Birth dates

  private mutating func birth(_ birth: BirthDateParts) -> BirthDateParts {
    guard let day = birth.filed, random.chance(0.05) else { return birth }
    switch Int.random(in: 0..<3, using: &random) {
    case 0: return Day(year: birth.year, month: birth.day, day: birth.month).map { BirthDateParts($0) } ?? birth
    case 1: return BirthDateParts(year: birth.year)
    default:
      var days: [Day] = []
      BirthDateParts(day).slips { days.append($0) }
      return days.isEmpty ? birth : BirthDateParts(random.one(of: days))
    }
  }

  // MARK: Names

  private mutating func written(_ words: [String]) -> String {
    var words = words
    if random.chance(0.12) { slip(&words) }
    var text = words.joined(separator: random.chance(0.02) ? "  " : " ")
    if random.chance(0.25) { text = Self.withoutMarks(text) }
    if random.chance(0.15) { text = text.uppercased() }
    if random.chance(0.1) { text = text.decomposedStringWithCanonicalMapping }
    return text
  }

  private mutating func slip(_ words: inout [String]) {
    let place = Int.random(in: words.indices, using: &random)
    var letters = Array(words[place])
    let at = Int.random(in: letters.indices, using: &random)
    switch Int.random(in: 0..<9, using: &random) {
    case 0 where letters.count > 2 && at > 0: letters.swapAt(at, at - 1)
    case 1: letters.insert(letters[at], at: at)
    case 2 where letters.count > 2: letters.remove(at: at)
    case 3: letters[at] = random.one(of: Array("qwertyuiopasdfghjklzxcvbnm"))
    case 4: letters = Array(Self.telex(words[place]))
    case 5: letters = Array(Self.vni(words[place]))
    case 6 where words.count > 2: return words.removeSubrange(1..<(words.count - 1))
    case 7 where words.count > 1: return words = [words[words.count - 1]] + words.dropLast()
    default: letters = Array(Self.withoutMarks(words[place]))
    }
    words[place] = String(letters)
  }

  static func withoutMarks(_ text: String) -> String {
    let bare = text.decomposedStringWithCanonicalMapping.unicodeScalars.filter { $0.value < 0x300 || $0.value > 0x36F }
    return String(String.UnicodeScalarView(bare)).replacingOccurrences(of: "đ", with: "d")
      .replacingOccurrences(of: "Đ", with: "D")
  }

  /// The keys of Telex, tones at the end of the word.
  static func telex(_ word: String) -> String {
    typed(
      word, [0x302: "", 0x306: "w", 0x31B: "w", 0x300: "f", 0x301: "s", 0x303: "x", 0x309: "r", 0x323: "j"], dd: "dd")
  }

  /// The keys of VNI, tones at the end of the word.
  static func vni(_ word: String) -> String {
    typed(
      word, [0x302: "6", 0x306: "8", 0x31B: "7", 0x300: "2", 0x301: "1", 0x303: "4", 0x309: "3", 0x323: "5"], dd: "d9")
  }

  private static func typed(_ word: String, _ keys: [UInt32: String], dd: String) -> String {
    var text = ""
    var tone = ""
    for scalar in word.decomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar.value {
      case 0x302: text += keys[0x302] == "" ? String(text.last ?? " ").lowercased() : keys[0x302] ?? ""
      case 0x306, 0x31B: text += keys[scalar.value] ?? ""
      case 0x300...0x323: tone = keys[scalar.value] ?? ""
      case 0x111, 0x110: text += dd
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + tone
  }
}
