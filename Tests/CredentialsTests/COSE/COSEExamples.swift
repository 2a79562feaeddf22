import Credentials

/// Examples of COSE_Sign1 by the authors of RFC 9052 (cose-wg/Examples), all of "This is the content.".
enum COSEExamples {
  struct Example: Sendable {
    var name: String
    var message: String
    var key = p256
    var external = ""
    /// `nil` when it must not even be read.
    var isSigned: Bool? = true
  }

  /// Key "11" of the examples.
  static let p256 = """
    {"kty":"EC","crv":"P-256","x":"usWxHK2PmfnHKwXPS54m0kTcGJ90UiglWiGahtagnv8","y":"IBOL-C3BttVivg-lSreASjpkttcsz-1rb7btKLv8EX4"}
    """
  static let p384 = """
    {"kty":"EC","crv":"P-384","x":"kTJyP2KSsBBhnb4kjWmMF7WHVsY55xUPgb7k64rDcjatChoZ1nvjKmYmPh5STRKc","y":"mM0weMVU2DKsYDxDJkEP9hZiRZtB8fPfXbzINZj_fF7YQRynNWedHEyzAJOX2e8s"}
    """
  /// The first key of RFC 8032, section 7.1.
  static let ed25519 = """
    {"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
    """

  private static let content = "54546869732069732074686520636F6E74656E742E"
  private static let r = "EAE868ECC176883766C5DC5BA5B8DCA25DAB3C2E56A551CE5705B793914348E1"
  private static let s = "9F43D6C6BA654472DA301B645B293C9BA939295B97C4BDB847782BFF384C5794"
  private static let withType = "72727F48461FABBBA2E343492DDECAC3983686250BC68E9F1A7A07D41225B59F"

  static let examples: [Example] = [
    Example(
      name: "sign-pass-01, an empty protected header",
      message:
        "D28441A0A2012604423131\(content)5840\(r)1A02E5F0344BF2D4EE5C7FD75A68A9F5E0B3CC1F1FC1409C189566586FF9D610"),
    Example(
      name: "sign-pass-02, external data",
      message:
        "D28443A10126A104423131\(content)5840\(r)55388B10C4F1B59A6733EAB416870A945111A4B2FBDBEF33A77234B1DEFF2F9B",
      external: "11aa22bb33cc44dd55006699"),
    Example(name: "sign-pass-03, no tag", message: "8443A10126A104423131\(content)5840\(r)\(s)"),
    Example(
      name: "sign-fail-01, another tag", message: "D903E68443A10126A104423131\(content)5840\(r)\(s)", isSigned: nil),
    Example(
      name: "sign-fail-02, other content",
      message: "D28443A10126A10442313154546869732069732074686520636F6E74656E742F5840\(r)\(s)", isSigned: false),
    Example(
      name: "sign-fail-03, another algorithm", message: "D28445A1013903E6A104423131\(content)5840\(r)\(s)",
      isSigned: false),
    Example(
      name: "sign-fail-04, an algorithm of no number",
      message: "D2844AA10167756E6B6E6F776EA104423131\(content)5840\(r)\(s)", isSigned: false),
    Example(
      name: "sign-fail-06, a header more", message: "D28445A201260300A104423131\(content)5840\(r)\(s)", isSigned: false),
    Example(
      name: "sign-fail-07, a header less", message: "D28443A10126A104423131\(content)5840\(r)\(withType)",
      isSigned: false),
    Example(name: "ecdsa-sig-01", message: "D28445A201260300A104423131\(content)5840\(r)\(withType)"),
    Example(
      name: "ecdsa-sig-02, P-384",
      message: "D28444A1013822A1044450333834\(content)5860"
        + "B8F85EFF78C88F5351CED2F1887B79B296490795594B62E41E22529BB90208B7D8CDDD4A46D0E9C986464D83D0A5D1ED"
        + "F39B3E2C5750364230D0E8D76460D8808E76C83830FBBD1978CC174066EB437F17887979ECF027DCC9D51BAF6C4FD8C0",
      key: p384),
    Example(
      name: "Ed25519, signed with that key by Python's cryptography 50.0.2 in November 2026",
      message: "D28443A10127A104423131\(content)5840"
        + "6354488F9F290E36CD80E23762E664A5CB03E4267C66A8CFFAEF7C66D89A40BF"
        + "2CBB8222432A08E5EE410D8B540C6931D26FB6AF673F7E2100655D8BAE765C04",
      key: ed25519),
    Example(
      name: "RFC 9052, appendix C.2.1",
      message: "D28443A10126A104423131\(content)5840"
        + "8EB33E4CA31D1C465AB05AAC34CC6B23D58FEF5C083106C4D25A91AEF0B0117E"
        + "2AF9A291AA32E14AB834DC56ED2A223444547E01F11D3B0916E5A4C345CACB36"),
  ]
}
