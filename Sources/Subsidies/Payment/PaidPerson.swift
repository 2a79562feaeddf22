import Registry

/// Who a payment went to and how, as it was then: sealed with the payment.
struct PaidPerson: Codable {
  var name: String
  var identifier: String
  var payee: Payee

  init(_ person: ClaimPerson) {
    name = person.name
    identifier = person.identifier.digits
    payee = person.payee
  }
}
