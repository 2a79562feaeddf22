import Crypto

/// A keyed hash of one kind of text, by which sealed rows are found again without being opened.
///
/// HMAC-SHA256, cut to 12 bytes, of a label, a zero byte and the text: equal texts under different labels have nothing in common.
/// By the birthday bound 100 million texts under one label meet with a probability of about 6e-14. The keyed state is made once
/// and copied for each text. Safe for use from any thread.
public struct KeyedHash: Sendable {
  public static let byteCount = 12

  private let keyed: HMAC<SHA256>

  init(key: SymmetricKey, label: String) {
    var keyed = HMAC<SHA256>(key: key)
    keyed.update(data: Array(label.utf8) + [0])
    self.keyed = keyed
  }

  /// The hash of bytes: 12 of them.
  public func callAsFunction(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var state = keyed
    state.update(data: bytes)
    return state.finalize().withUnsafeBytes { Array($0.prefix(Self.byteCount)) }
  }

  /// The hash of a text's UTF-8. Spellings must be made one before: what differs in a byte differs in all.
  public func callAsFunction(_ text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { self(UnsafeRawBufferPointer($0)) }
  }
}
