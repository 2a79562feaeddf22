import CQREncode
import Synchronization

/// The squares of a QR code (ISO/IEC 18004) that holds a credential's text.
public struct QRCode: Hashable, Sendable {
  /// 1 to 40, to 12 for credentials of this house; the code has 17 + 4 × version squares a side.
  public let version: Int
  /// Squares a side.
  public let size: Int
  private let dark: [Bool]

  /// Error correction M, about 15 % of the code, for paper that is folded and wet.
  public static let mostVersion = 12
  /// Characters of alphanumeric mode that version 12 holds at error correction M.
  public static let mostCharacters = 419

  /// libqrencode fills tables when it is first used; one at a time uses it.
  private static let use = Mutex(())

  /// - Parameter text: digits, capital letters and ` $%*+-./:`, as base45 has them.
  /// - Throws: `CredentialError.doesNotFit`; `CredentialError.malformed` at the first other character.
  public init(_ text: String) throws(CredentialError) {
    let letters = Array(text.utf8)
    let permitted = Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".utf8)
    if let place = letters.firstIndex(where: { !permitted.contains($0) }) {
      throw .malformed(what: "a character is none of a QR code's alphanumeric mode", at: place)
    }
    guard !letters.isEmpty, letters.count <= Self.mostCharacters,
      let (size, dark) = Self.squares(letters, QR_ECLEVEL_M, Self.mostVersion)
    else { throw .doesNotFit(characters: letters.count, most: Self.mostCharacters) }
    self.size = size
    self.dark = dark
    version = (size - 17) / 4
  }

  /// Characters of alphanumeric mode that the largest code holds at error correction Q.
  public static let mostForeignCharacters = 2420

  /// A code for a certificate of another form, which is longer: error correction Q, about 25 %, as the European Union's specification
  /// recommends, in the smallest version that holds the text.
  ///
  /// - Throws: as `init(_:)`.
  public init(foreign text: String) throws(CredentialError) {
    let letters = Array(text.utf8)
    let permitted = Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".utf8)
    if let place = letters.firstIndex(where: { !permitted.contains($0) }) {
      throw .malformed(what: "a character is none of a QR code's alphanumeric mode", at: place)
    }
    guard !letters.isEmpty, letters.count <= Self.mostForeignCharacters,
      let (size, dark) = Self.squares(letters, QR_ECLEVEL_Q, 40)
    else { throw .doesNotFit(characters: letters.count, most: Self.mostForeignCharacters) }
    self.size = size
    self.dark = dark
    version = (size - 17) / 4
  }

  private static func squares(
    _ letters: [UInt8], _ level: QRecLevel, _ mostVersion: Int
  ) -> (size: Int, dark: [Bool])? {
    use.withLock { _ in
      // Version 0 is the smallest that holds the text.
      guard let input = QRinput_new2(0, level) else { return nil }
      defer { QRinput_free(input) }
      guard QRinput_append(input, QR_MODE_AN, Int32(letters.count), letters) == 0, let code = QRcode_encodeInput(input)
      else { return nil }
      defer { QRcode_free(code) }
      let size = Int(code.pointee.width)
      guard code.pointee.version <= mostVersion else { return nil }
      // The lowest bit of a square says whether it is dark.
      return (size, (0..<size * size).map { code.pointee.data[$0] & 1 == 1 })
    }
  }

  public subscript(row row: Int, column column: Int) -> Bool { dark[row * size + column] }
}
