import Credentials
import HTTPTypes
import Hummingbird
import SpatialCore
import SigningKeys
import Store
import Vaccination

/// Certificates of vaccination: made and revoked by officers; the keys and the list of revoked ones for anybody who checks.
struct VaccinationCertificates: EndpointGroup {
  let desk: WardDesk
  let gate: RateGate

  private static let asked = WardDesk.Takes(
    "vaccinationCertificateAsked", ["identifier"], #"{"identifier": "001190000777"}"#)

  var schemas: [(name: String, schema: JSONValue)] { VaccinationSessionSchemas.certificates }

  var endpoints: [Endpoint] {
    [
      desk.post(
        "/vaccination/certificates", "certifyVaccination", VaccinationRoom.recording,
        "Makes the signed certificate of somebody's last dose, with its QR code; one that holds is given again.",
        takes: Self.asked, status: .created, answers: "vaccinationCertificate", isPersonal: true
      ) { [desk] _, body, frame in
        let signing = try desk.certificateSigning()
        let made = try frame.vaccination.certify(
          body.identifier("identifier"), with: signing.key, as: signing.issuer, on: frame.today, by: frame.access)
        return try Self.certificate(made, frame)
      },
      desk.post(
        "/vaccination/certificates/{number}/revoke", "revokeCertificate", VaccinationRoom.recording,
        "Revokes a certificate; the dose stays as it is.", parameters: [WardDesk.number("certificate")],
        takes: .ground, answers: "vaccinationCertificateRevoked"
      ) { call, body, frame in
        let number = call.integer("number")!
        try frame.vaccination.revokeCertificate(
          number, because: body.text("ground", longest: 300), on: frame.today, by: frame.access)
        return ["certificate": WardText.number(number), "is_revoked": .bool(true)]
      },
      Endpoint(
        .get, "/api/vaccination/certificates/keys", operation: "getCertificateKeys", tag: VaccinationRoom.tag,
        summary: "The public keys that vaccination certificates are signed with, as a JSON Web Key Set.",
        answers: [
          Endpoint.Answer(
            200, "The keys, without withdrawn ones.", [("application/json", "vaccinationCertificateKeys")])
        ]
      ) { call in
        try gate.admit(call, "Too many questions", advice: "keep the keys for a while")
        let keys = try await Blocking.run(within: .seconds(30)) { [desk] in
          try desk.zones.database.read { try VaccinationKeys.all($0) }.filter { $0.withdrawn == nil }.map(\.key.jwk)
        }
        return Reply(type: "application/json", bytes: Array(#"{"keys":[\#(keys.joined(separator: ","))]}"#.utf8))
          .response(to: call)
      },
      Endpoint(
        .get, "/api/vaccination/certificates/revoked", operation: "getRevokedCertificates", tag: VaccinationRoom.tag,
        summary: "The signed list of revoked certificates, for checks without a network; it names nobody.",
        answers: [Endpoint.Answer(200, "The list (COSE_Sign1).", [("application/octet-stream", nil)])]
      ) { call in
        try gate.admit(call, "Too many questions", advice: "keep the list for a while")
        let (signing, office) = (try desk.certificateSigning(), try desk.vaccinationOffice())
        let bytes = try await WardDesk.explaining {
          try await Blocking.run(within: .seconds(30)) { [desk] in
            let now = desk.zones.clock()
            return try desk.zones.database.read {
              try office.revocations(country: signing.issuer.country, at: now, $0)
            }.signed(by: signing.key)
          }
        }
        return Reply(type: "application/octet-stream", bytes: bytes).response(to: call)
      },
    ]
  }

  private static func certificate(_ made: CertifiedDose, _ frame: WardDesk.Frame) throws -> JSONValue {
    let (claims, rules) = (made.claims, try frame.vaccination.rules().rules)
    let product = rules.products.first { $0.codes?.product == claims.product }
    return [
      "certificate": WardText.number(made.number), "family_name": .string(claims.familyName),
      "given_name": .string(claims.givenName), "birth": .string(claims.birth), "dose": WardText.number(claims.dose),
      "series": WardText.number(claims.series), "day": WardText.day(claims.day),
      "product": .string(product?.id ?? claims.product), "authority": .string(claims.authority),
      "country": .string(claims.country), "identifier": .string(claims.identifier.text),
      "issued_at": WardText.instant(claims.issued), "expires_at": WardText.instant(claims.expires),
      "text": .string(made.text), "code": .string(try QRCode(foreign: made.text).svg(millimetres: 60)),
    ]
  }
}
