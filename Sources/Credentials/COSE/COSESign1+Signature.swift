extension COSESign1 {
  /// What is signed: Sig_structure of RFC 9052, section 4.4.
  ///
  /// - Parameter external: data that both sides have and that are not sent.
  /// - Parameter detached: the payload, where it is kept elsewhere.
  public func signedBytes(external: [UInt8] = [], detached: [UInt8]? = nil) -> [UInt8] {
    var writer = CBORWriter()
    writer.beginArray(4)
    writer.write(text: "Signature1")
    writer.write(bytes: protectedBytes)
    writer.write(bytes: external)
    writer.write(bytes: payload ?? detached ?? [])
    return writer.bytes
  }

  /// Whether the holder of a key signed this message, by the algorithm that its header names.
  ///
  /// False too when the header names an algorithm that is not for such a key, or holds something critical that is not understood.
  public func isSigned(by key: VerifyingKey, external: [UInt8] = [], detached: [UInt8]? = nil) -> Bool {
    guard understandsWhatIsCritical, let algorithm, payload != nil || detached != nil else { return false }
    return key.isValid(signature, for: signedBytes(external: external, detached: detached), algorithm: algorithm)
  }

  /// Whether everything that the header calls critical (RFC 9052, section 3.1) is looked at here.
  private var understandsWhatIsCritical: Bool {
    guard !unprotected.contains(where: { $0.key == Label.critical }) else { return false }
    guard let critical = protected.first(where: { $0.key == Label.critical })?.value else { return true }
    guard let labels = critical.array, !labels.isEmpty else { return false }
    let understood = [Label.algorithm, Label.contentType, Label.keyID]
    return labels.allSatisfy { label in understood.contains(label) && protected.contains { $0.key == label } }
  }

  /// Signs a payload in the one form of this house: the algorithm and the key's id in the protected header, nothing else.
  public static func issue(_ payload: [UInt8], by key: SigningKey) -> COSESign1 {
    let header = [
      CBORPair(Label.algorithm, CBORValue(key.algorithm.rawValue)),
      CBORPair(Label.keyID, .bytes(key.verifyingKey.keyID)),
    ]
    var message = COSESign1(protected: header, payload: payload)
    message.signature = key.sign(message.signedBytes())
    return message
  }

  /// Reads a message in the one form of this house, so that no second text says the same: tagged, deterministic, with
  /// exactly the algorithm (ES256 or EdDSA) and the key's id in the header, and with its payload.
  ///
  /// The payload is not read; the signature is not checked.
  ///
  /// - Throws: `CredentialError.malformed`, `.tooMuch`, `.unexpected`.
  public static func readIssued(
    _ bytes: [UInt8], limits: CBORReader.Limits = CBORReader.Limits()
  ) throws(CredentialError) -> COSESign1 {
    guard case .tagged(tag, let inner) = try CBORReader.read(bytes, form: .deterministic, limits: limits) else {
      throw .unexpected(field: "a credential", wanted: "a signed message with tag \(tag)")
    }
    let message = try COSESign1(inner, form: .deterministic)
    guard message.unprotected.isEmpty, message.protected.map(\.key) == [Label.algorithm, Label.keyID],
      message.keyID?.count == VerifyingKey.keyIDLength, let algorithm = message.algorithm,
      SigningKey.algorithms.contains(algorithm)
    else {
      throw .unexpected(
        field: "the header", wanted: "the algorithm (ES256 or EdDSA) and the id of the key, and nothing else")
    }
    guard message.payload != nil else { throw .unexpected(field: "the payload", wanted: "there") }
    guard message.signature.count == 64 else { throw .unexpected(field: "the signature", wanted: "64 bytes") }
    return message
  }
}
